import type { ModelRecord } from "../../../lib/model/records";
import rule from "../../../lib/rules/thermal/rides-through-rejection-loss";
import { testRule } from "../../../lib/testing";
import { OUTAGE_PARTS as parts, outagePlant, RESTART_S } from "../../helpers/rejection-outage";
import { feed } from "../../helpers/records";

/**
 * Back after 35 s of the generator and 25 s of restart: 60 s. Mixed water of v litres lasts v x 4 kJ/(L K) x 5 K / 900 kW
 * = v / 45 s: 2,700 L in all are the limit.
 */
const water = (volume_l: number) => ({ loop: { volume_l: 450 }, water: { volume_l: volume_l - 450 } });
const NOTHING = undefined as unknown as number;
const restart = (restart_s?: number) => ({
  kind: "dry-cooler" as const,
  ...(restart_s !== undefined && { restart_s }),
});

testRule(rule, {
  good: [
    { name: "at the limit: 2,700 L last the 60 s", parts, records: outagePlant(water(2700)) },
    {
      name: "a stratified store: 600 L at 1,200 L/min is 30 s, and the 1,350 L another 30 s",
      parts,
      records: outagePlant({
        water: {
          volume_l: 900,
          flow_l_per_min: 1200,
          storage: { volume_l: 600, form: "stratified" },
          rejection: restart(RESTART_S),
        },
      }),
    },
    {
      name: "what is declared is enough, whatever the rest is",
      parts,
      records: outagePlant({ loop: { volume_l: NOTHING }, water: { volume_l: 2700 } }),
    },
    {
      // Two coolers of 600 kW, one of them on the UPS: 300 kW are left, 1,350 L x 4 x 5 / 300 = 90 s.
      name: "a cooler on stored energy takes part of the heat",
      parts,
      records: outagePlant({ coolers: 2, cooler: { capacity_kw: 600 } }).map((each) =>
        each.path === "s/fws/dry-cooler-2" ? ({ ...each, feeds: ["s/bus"] } as ModelRecord) : each,
      ),
    },
  ],
  bad: [
    {
      name: "just over: 2,699 L last 59.98 s",
      parts,
      records: outagePlant(water(2699)),
      findings: [
        {
          path: "s/fws",
          message:
            "When grid is lost, the heat rejection (dry cooler) of fws is back after 60.00 s, but tcs is at the maximum of its racks after 59.98 s: 10 racks run on.",
          evidence: { limit: 60, unit: "s", state: "fault(s/grid)", instant: "bridge", bound: "at-least" },
          affects: { rack_count: 10 },
        },
      ],
    },
    {
      // A million litres stand still; the 450 L of the loop last 10 s, and the pumps are back with the generator.
      name: "pumps of the facility water that stop: its volume does not count",
      parts,
      records: outagePlant({ water: { volume_l: 1e6 }, pump: { feeds: ["s/house"] }, cooler: { feeds: ["s/bus"] } }),
      findings: [
        {
          message:
            "When grid is lost, the flow of the facility water of fws is back after 35 s, but tcs is at the maximum of its racks after 10 s: 10 racks run on.",
          evidence: { value: 10, limit: 35 },
        },
      ],
    },
    {
      // Of 900 kW the cooler on the UPS takes 300: 1,350 L x 4 x 5 / 600 = 45 s.
      name: "a cooler on stored energy takes too little of the heat",
      parts,
      records: outagePlant({ coolers: 2, cooler: { capacity_kw: 300 } }).map((each) =>
        each.path === "s/fws/dry-cooler-2" ? ({ ...each, feeds: ["s/bus"] } as ModelRecord) : each,
      ),
      findings: [{ evidence: { value: 45, limit: 60 } }],
    },
  ],
  unknown: [
    {
      name: "volumes that nobody declares",
      parts,
      records: outagePlant({ loop: { volume_l: NOTHING } }),
      missing: ["volume of the loop (not stated)"],
    },
    {
      name: "no restart time",
      parts,
      records: outagePlant({ water: { volume_l: 5000, rejection: restart() } }),
      missing: ["restart time of the dry cooler (not stated)"],
    },
    {
      name: "coolers of which nobody says what feeds them, and racks on stored energy",
      parts,
      records: outagePlant({ ...water(1e6), cooler: { feeds: [] } }),
      missing: ["feeds of the heat rejection (none stated)"],
    },
    {
      name: "pumps of which nobody says what feeds them",
      parts,
      records: outagePlant({ ...water(2700), pump: { feeds: [] } }),
      missing: ["feeds of the pumps of the facility water (none stated)"],
    },
  ],
  notApplicable: [
    {
      name: "loss of flow is another matter: with the CDUs off no volume makes it a pass",
      parts,
      records: outagePlant({ ...water(1e9), cdu: { feeds: ["s/house"] } }),
    },
    { name: "coolers on stored energy", parts, records: outagePlant({ cooler: { feeds: ["s/bus"] } }) },
    {
      name: "no stored energy and no generator: racks stop with their coolers",
      parts,
      records: outagePlant()
        .filter(({ path }) => path !== "s/gen")
        .map((each) =>
          each.path === "s/ats"
            ? feed("s/ats", { feed_kind: "switchboard", from: ["s/grid"] })
            : each.path === "s/ups"
              ? feed("s/ups", { feed_kind: "switchboard", from: ["s/ats"] })
              : each,
        ),
    },
    {
      name: "coolers that no generator brings back: a matter of the settled state",
      parts,
      records: [
        ...outagePlant().filter(({ path }) => path !== "s/house"),
        feed("s/house", { feed_kind: "switchboard", from: ["s/grid"], claims: "N" }),
      ],
    },
  ],
});
