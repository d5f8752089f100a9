import rule from "../../../lib/rules/power/whip-within-rating";
import { testRule } from "../../../lib/testing";
import { feed, floor, rack, row, site } from "../../helpers/records";

/** A rack of `power` kW with 8 shelves of 33 kW on `feeds` feeds of 415 V, power factor 1. */
const fed = (power: number | undefined, feeds: number, whip: number | undefined, more: object = {}) => {
  const names = Array.from({ length: feeds }, (_, at) => `s/b${at}`);
  return [
    site("s", { electrical_code: "NEC" }),
    ...names.map((name) => feed(name, { voltage_v: 415, rated_a: 4000 })),
    floor(),
    row(),
    rack("s/f/r/n1", {
      model: "nvidia/gb300-nvl72",
      feeds: names,
      power_factor: 1,
      liquid_fraction: 0.9,
      ...(power !== undefined && { power_kw: power }),
      ...(whip !== undefined && { whip_a: whip }),
      ...more,
    }),
  ];
};

// 4 feeds, 2 shelves each; one lost leaves 6. At 48 A (60 A x 0.8) a shelf takes sqrt(3) x 415 x 48 = 34,502.4 W, but a shelf
// gives 33 kW: 6 x 33 = 198 kW. So use whips of 40 A: 32 A carry sqrt(3) x 415 x 32 / 1000 = 23.00161 kW, six of them 138.0097 kW.
testRule(rule, {
  good: [
    { name: "at the limit", records: fed(138.0096, 4, 40) },
    { name: "far inside", records: fed(60, 4, 60) },
    // One feed carries all 8 shelves; without it the rack is dead, so that the normal state decides: 8 x 23.00161 = 184.01 kW.
    { name: "on one feed the normal state decides", records: fed(184, 1, 40) },
  ],
  bad: [
    {
      name: "just over, with one of four feeds lost",
      records: fed(138.1, 4, 40),
      findings: [
        {
          message: "Each whip of f/r/n1 carries 32.02 A, above its limit of 32.00 A: 6 live shelves.",
          evidence: { limit: 32, unit: "A", state: "fault(s/b0)", instant: "settled" },
        },
      ],
    },
    {
      // 120 kW over 8 shelves: 15 kW / (sqrt(3) x 415 V) = 20.868 A against 5 A x 0.8 = 4 A.
      name: "far over on one feed",
      records: fed(120, 1, 5),
      findings: [
        {
          message: "Each whip of f/r/n1 carries 20.87 A, above its limit of 4.00 A: 8 live shelves.",
          evidence: { state: "normal" },
        },
      ],
    },
  ],
  unknown: [
    {
      name: "no voltage",
      records: fed(60, 1, 60).map((each) => (each.kind === "power-feed" ? feed(each.path, { rated_kva: 3000 }) : each)),
      missing: ["voltage of the feeds (none stated)"],
    },
  ],
  notApplicable: [{ name: "no whip stated", records: fed(120, 4, undefined) }],
});
