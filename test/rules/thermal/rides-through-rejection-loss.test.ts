import type { ModelRecord } from "../../../lib/model/records";
import rule from "../../../lib/rules/thermal/rides-through-rejection-loss";
import { testRule } from "../../../lib/testing";
import { cdu, facilityWater, feed, loop, racks } from "../../helpers/records";
import {
  CHILLER,
  type CondenserSide,
  condenserSide,
  OUTAGE_PARTS as parts,
  type OutagePlant,
  outagePlant,
  RESTART_S,
  TOWER_RESTART_S,
} from "../../helpers/rejection-outage";

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

/** A chiller on the UPS, its condenser water in a tower that waits for the generator. */
const chilled = (side: CondenserSide = {}, plant: OutagePlant = {}): ModelRecord[] => [
  ...outagePlant({ cooler: { feeds: ["s/bus"] }, ...plant, water: { rejection: CHILLER, ...plant.water } }),
  ...condenserSide(side),
];
const tower = { kind: "cooling-tower" as const };
const behindExchanger = [
  facilityWater("s/tws", { coolant: "test/coolant", rejection: { ...tower, restart_s: TOWER_RESTART_S } }),
];
const { path: _path, ...RACK } = outagePlant().find(({ kind }) => kind === "rack") as ModelRecord;
const unfedRack = racks(1, { ...(RACK as object), feeds: [] }, "s/f/u");

testRule(rule, {
  good: [
    {
      // 900 kW x (1 + 1 / 9) = 1,000 kW.
      name: "a chiller keeps its condenser water where the tower that is left takes all its heat",
      parts,
      records: chilled({ towers: [{}, { feeds: ["s/bus"] }] }),
    },
    {
      // 35 + 600 + 25 = 660 s; 29,700 L x 4 x 5 / 900 = 660 s.
      name: "water for as long as tower and chiller need",
      parts,
      records: chilled({}, { water: { volume_l: 29_700 - 450 } }),
    },
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
      // 2,700 L last the 60 s with the 900 kW of s/tcs alone.
      name: "a loop that has lost its flow gives no heat to the water of the others",
      parts,
      records: [
        ...outagePlant({ ...water(2700), gen: { rated_kw: 4000, block_load_kw: 4000 } }),
        loop("s/still", { coolant: "test/coolant", facility: "s/fws", volume_l: 0 }),
        cdu("s/still/cdu-1", { power_kw: 10, power_factor: 1, feeds: ["s/house"] }),
        ...racks(10, { ...(RACK as object), loop: "s/still" }, "s/f/still"),
      ],
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
      name: "a chiller on stored energy whose tower waits: back 600 s of the tower and 25 s of the chiller after the 35 s",
      parts,
      records: chilled(),
      findings: [
        {
          path: "s/fws",
          message:
            "When grid is lost, the heat rejection (chiller without condenser water) of fws is back after 660 s, but tcs is at the maximum of its racks after 30 s: 10 racks run on.",
          evidence: { value: 30, limit: 660 },
        },
      ],
    },
    {
      name: "condenser pumps that wait: 35 s and the restart of the chiller",
      parts,
      records: chilled({ pump: { feeds: ["s/house"] }, towers: [{ feeds: ["s/bus"] }] }),
      findings: [{ path: "s/fws", evidence: { value: 30, limit: 60 } }],
    },
    {
      name: "a tower behind a plate exchanger of the condenser water",
      parts,
      records: [
        ...chilled({ water: { rejection: undefined as never, exchanger: { to: "s/tws" } } }),
        ...behindExchanger,
      ],
      findings: [{ path: "s/fws", evidence: { value: 30, limit: 660 } }],
    },
    {
      name: "a chiller and its tower wait for one generator: the chiller starts last",
      parts,
      records: chilled({}, { cooler: { feeds: ["s/house"] } }),
      findings: [{ path: "s/fws", evidence: { value: 30, limit: 660 } }],
    },
    {
      name: "a tower that is left and takes 999 of 1,000 kW does not keep the chiller",
      parts,
      records: chilled({ towers: [{}, { feeds: ["s/bus"], capacity_kw: 999 }] }),
      findings: [{ path: "s/fws", evidence: { value: 30, limit: 660 } }],
    },
    {
      // The chiller that is left takes 450 kW and its tower 500: 1,350 L x 4 x 5 / 450 = 60 s.
      name: "half the chillers and half the towers stop",
      parts,
      records: chilled(
        { towers: [{ capacity_kw: 500 }, { capacity_kw: 500, feeds: ["s/bus"] }] },
        { coolers: 2, cooler: { capacity_kw: 450, feeds: ["s/bus"] } },
      ).map((each) => (each.path === "s/fws/dry-cooler-2" ? ({ ...each, feeds: ["s/house"] } as ModelRecord) : each)),
      findings: [{ path: "s/fws", evidence: { value: 60, limit: 660 } }],
    },
    {
      name: "whatever the restart of the chiller is, that of the tower is too long",
      parts,
      records: chilled({}, { water: { rejection: { kind: "chiller", cop: 9, condenser: "s/cws" } } }),
      findings: [{ path: "s/fws", evidence: { value: 30, limit: 635 } }],
    },
    {
      name: "a chiller stops with the flow of its own water and has to start again",
      parts,
      records: chilled({ towers: [{ feeds: ["s/bus"] }] }, { pump: { feeds: ["s/house"] } }),
      findings: [{ path: "s/fws", evidence: { value: 10, limit: 60 } }],
    },
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
      name: "no restart time of the chiller above a tower",
      parts,
      records: chilled({}, { water: { volume_l: 29_250, rejection: { kind: "chiller", cop: 9, condenser: "s/cws" } } }),
      missing: ["restart time of the chiller (not stated)"],
    },
    {
      name: "no restart time of the tower below a chiller",
      parts,
      records: chilled({ water: { rejection: tower } }, { water: { volume_l: 1e6 } }),
      missing: ["restart time of the cooling tower (not stated)"],
    },
    {
      name: "a tower below a chiller of which nobody says what feeds it",
      parts,
      records: chilled({ towers: [{ feeds: [] }] }, { water: { volume_l: 1e6 } }),
      missing: ["feeds of the heat rejection (none stated)"],
    },
    {
      name: "condenser pumps of which nobody says what feeds them",
      parts,
      records: chilled({ pump: { feeds: [] }, towers: [{ feeds: ["s/bus"] }] }, { water: { volume_l: 1e6 } }),
      missing: ["feeds of the pumps of the facility water (none stated)"],
    },
    {
      name: "pumps of which nobody says what feeds them, and coolers on stored energy",
      parts,
      records: outagePlant({ pump: { feeds: [] }, cooler: { feeds: ["s/bus"] } }),
      missing: ["feeds of the pumps of the facility water (none stated)"],
    },
    {
      // 10 racks last 60.44 s with 2,720 L, an eleventh leaves 54.95 s.
      name: "a rack that may run on",
      parts,
      records: [...outagePlant(water(2720)), ...unfedRack],
      missing: ["feeds of the racks (none stated)"],
    },
    {
      // One of 900 kW stops; the other takes all heat if it is fed, and nothing if it is not.
      name: "a cooler that may stop beside one that does",
      parts,
      records: outagePlant({ coolers: 2, cooler: { capacity_kw: 900 } }).map((each) =>
        each.path === "s/fws/dry-cooler-2" ? ({ ...each, feeds: [] } as ModelRecord) : each,
      ),
      missing: ["feeds of the heat rejection (none stated)"],
    },
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
    { name: "chiller and tower on stored energy", parts, records: chilled({ towers: [{ feeds: ["s/bus"] }] }) },
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
