import rule from "../../../lib/rules/thermal/loop-return-agrees";
import { testRule } from "../../../lib/testing";
import { PARTS, plant } from "./plant";

const parts = PARTS;
const stated = (return_c: number | undefined, more: object = {}) =>
  plant({ racks: 2, cdus: 1, loop: { return_c, ...more } as object });

// 90 kW at 100 L/min from 40 °C: mean 46.527 °C, rho cp of water 4.136747 MJ/(m3 K), 5,400 / 413.6747 = 13.0537 K.
testRule(rule, {
  good: [
    { name: "as computed, within the rounding of the flow curve", parts, records: stated(53.3) },
    { name: "colder than the racks need: they get more flow", parts, records: stated(50) },
    { name: "a wider tolerance", parts, records: stated(60), options: { tolerance_k: 7 } },
  ],
  bad: [
    {
      name: "warmer than the flow of the racks lets it be",
      parts,
      records: stated(60),
      findings: [
        {
          message: "tcs is stated to return at 60.00 °C, but the 200 L/min that its racks need return at 53.05 °C.",
          severity: "info",
          path: "s/tcs",
          // 60 - 0.3
          evidence: { limit: 59.7, unit: "°C", bound: "at-least" },
          affects: { rack_count: 2 },
        },
      ],
    },
  ],
  unknown: [
    {
      name: "the flow of the racks is not known",
      parts,
      records: plant({ racks: 2, cdus: 1, rack: { model: "test/up-to" }, loop: { return_c: 60 } }),
      missing: ["flow curve of test/up-to racks (only a highest flow is published)"],
    },
  ],
  notApplicable: [
    { name: "no return is stated", parts, records: stated(undefined) },
    { name: "a loop without racks", parts, records: plant({ racks: 0, cdus: 1, loop: { return_c: 50 } }) },
  ],
});
