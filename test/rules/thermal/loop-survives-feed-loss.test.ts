import type { ModelRecord } from "../../../lib/model/records";
import rule from "../../../lib/rules/thermal/loop-survives-feed-loss";
import { testRule } from "../../../lib/testing";
import {
  airUnit,
  cdu,
  facilityWater,
  feed,
  feedGroup,
  loop,
  pump as facilityPump,
  rack,
  rejectionUnit,
  row,
  floor,
  site,
} from "../../helpers/records";
import { PARTS } from "./plant";

/**
 * Two boards for the CDUs and one for the racks, each from a utility of its own. A rack gives 90 kW to water and needs
 * 100 L/min at 40 °C; a CDU carries 450 kW and 500 L/min.
 */
const BOARDS = (claims: string | undefined): ModelRecord[] => [
  feedGroup("s/m", ["s/m/a", "s/m/b"], claims),
  feed("s/m/a", { group: "s/m" }),
  feed("s/m/b", { group: "s/m" }),
  feed("s/it"),
];
const PLACE = [site(), floor(), row()];
const tcs = (id = "s/tcs") => loop(id, { facility_supply_c: 35 });
const pump = (path: string, ...feeds: string[]) =>
  cdu(path, { model: "test/cdu", power_kw: 10, power_factor: 1, feeds });
const servers = (count: number, prefix = "n", on = "s/tcs", more: object = {}) =>
  Array.from({ length: count }, (_, at): ModelRecord => {
    const {
      power_kw: _power,
      liquid_fraction: _fraction,
      ...record
    } = rack(`s/f/r/${prefix}${at}`, {
      model: "test/rack",
      loop: on,
      feeds: ["s/it"],
      ...more,
    });
    return record;
  });
const [A, B] = ["s/m/a", "s/m/b"];
/** CDUs 1 and 2 on a, 3 and 4 on b. */
const FOUR = [pump("s/tcs/1", A), pump("s/tcs/2", A), pump("s/tcs/3", B), pump("s/tcs/4", B)];

/** Facility water of two loops with two dry coolers and two pumps, one each on a and on b; the pumps move 1,000 L/min together. */
const water = (cooler_kw: number, pump_l_per_min = 1000): ModelRecord[] => [
  facilityWater("s/fws", {
    supply_c: 35,
    flow_l_per_min: 1000,
    head_kpa: 60,
    rejection: { kind: "dry-cooler", capacity_kw: 2 * cooler_kw },
  }),
  ...[A, B].flatMap((at, id) => [
    rejectionUnit(`s/fws/dry-cooler-${id + 1}`, {
      rejection_kind: "dry-cooler",
      capacity_kw: cooler_kw,
      fan_power_kw: 1,
      power_factor: 1,
      feeds: [at],
    }),
    facilityPump(`s/fws/pump-${id + 1}`, {
      flow_l_per_min: pump_l_per_min,
      head_kpa: 60,
      power_kw: 1,
      power_factor: 1,
      feeds: [at],
    }),
  ]),
  loop("s/p", { facility: "s/fws" }),
  loop("s/q", { facility: "s/fws" }),
  ...["s/p/1", "s/q/1"].map((path) => pump(path, A, B)),
];

/** A rack of 135 kW: 121.5 kW to the liquid, 13.5 kW to the air. */
const hybrid = (id: string, ...feeds: string[]): ModelRecord =>
  rack(`s/f/r/${id}`, { power_kw: 135, liquid_fraction: 0.9, loop: "s/warm", feeds });

/**
 * 16 such racks, two of them on a. Chilled water for the air, dry coolers for the liquid: of four units each two stand on a
 * and two on the feed of the racks.
 */
const twoWaters = (chiller_kw: number, cooler_kw: number): ModelRecord[] => [
  facilityWater("s/chw", { rejection: { kind: "chiller", leaving_c: 16 } }),
  facilityWater("s/fws", { supply_c: 35, rejection: { kind: "dry-cooler" } }),
  ...[A, A, "s/it", "s/it"].flatMap((at, id) =>
    (["chiller", "dry-cooler"] as const).map((kind) =>
      rejectionUnit(`s/${kind === "chiller" ? "chw" : "fws"}/${kind}-${id + 1}`, {
        rejection_kind: kind,
        capacity_kw: kind === "chiller" ? chiller_kw : cooler_kw,
        fan_power_kw: 1,
        power_factor: 1,
        feeds: [at],
      }),
    ),
  ),
  airUnit("s/f/crah", { capacity_kw: 300, fan_power_kw: 1, power_factor: 1, feeds: ["s/it"], rejects_to: "s/chw" }),
  loop("s/warm", { facility: "s/fws" }),
  ...Array.from({ length: 16 }, (_, at) => hybrid(`n${String(at + 1).padStart(2, "0")}`, at < 2 ? A : "s/it")),
];

testRule(rule, {
  good: [
    {
      // 14 live racks: 189 kW of air on two chillers of 94.5, 1,701 kW of liquid on two coolers of 850.5.
      name: "at the limit: racks that are off take their heat from the water that had it",
      parts: PARTS,
      records: [...PLACE, ...BOARDS("N"), ...twoWaters(94.5, 850.5)],
    },
    {
      name: "at the limit: one of two coolers and one of two pumps carry all",
      parts: PARTS,
      records: [...PLACE, ...BOARDS("N+1"), ...water(901), ...servers(5, "p", "s/p"), ...servers(5, "q", "s/q")],
    },
    {
      // Two CDUs left: 1,000 L/min and 900 kW for ten racks, exactly.
      name: "at the limit: ten racks on the two CDUs left",
      parts: PARTS,
      records: [...PLACE, ...BOARDS("N+1"), tcs(), ...FOUR, ...servers(10)],
    },
    {
      name: "racks that stop with their CDUs need no cooling",
      parts: PARTS,
      records: [...PLACE, ...BOARDS("N+1"), tcs(), pump("s/tcs/1", A), ...servers(5, "n", "s/tcs", { feeds: [A] })],
    },
    {
      name: "CDUs with two feeds through a transfer switch stay",
      parts: PARTS,
      records: [
        ...PLACE,
        ...BOARDS("N+1"),
        feed("s/ats", { feed_kind: "transfer-switch", from: [A, B], sources: "transfer", claims: "N" }),
        tcs(),
        ...[1, 2, 3, 4].map((id) => pump(`s/tcs/${id}`, "s/ats")),
        ...servers(20),
      ],
    },
    {
      name: "claimed N, and no CDU is left: its racks are listed as accepted",
      parts: PARTS,
      records: [...PLACE, ...BOARDS("N"), tcs(), ...FOUR.slice(0, 2), ...servers(20)],
    },
    {
      name: "nothing claimed, and no CDU is left: another rule",
      parts: PARTS,
      records: [...PLACE, ...BOARDS(undefined), tcs(), ...FOUR.slice(0, 2), ...servers(20)],
    },
    {
      // Two CDUs left carry 1,000 L/min: ten racks.
      name: "claimed N, at the limit of the CDUs that are left",
      parts: PARTS,
      records: [...PLACE, ...BOARDS("N"), tcs(), ...FOUR, ...servers(10)],
    },
  ],
  bad: [
    ...["N", undefined].map((claims) => ({
      // 20 racks need 2,000 L/min and give 1,800 kW; the two CDUs left carry 1,000 L/min and 900 kW.
      name: `CDUs that are left are asked for more than they have, ${claims ?? "nothing"} claimed`,
      parts: PARTS,
      records: [...PLACE, ...BOARDS(claims), tcs(), ...FOUR, ...servers(20)],
      findings: [
        {
          path: "s/m/a",
          message:
            "Losing m/a stops 2 of the 4 CDUs of tcs, and those left lack 900 kW (1,000 L/min): 20 racks are not cooled. Losing m/b does the same.",
          affects: { rack_count: 20 },
          evidence: { value: 1800, limit: 900, unit: "kW" },
        },
      ],
    })),
    {
      // Eleven racks need 1,100 L/min; the two CDUs left deliver 1,000: short of 100 L/min, or 90 kW.
      name: "just over: one loop of four CDUs, two of them on one feed",
      parts: PARTS,
      records: [...PLACE, ...BOARDS("N+1"), tcs(), ...FOUR, ...servers(11)],
      findings: [
        {
          path: "s/m/a",
          message:
            "Losing m/a stops 2 of the 4 CDUs of tcs, which lacks 90 kW (100 L/min): 11 racks are not cooled, although m claims N+1. Losing m/b does the same.",
          affects: { rack_count: 11 },
          evidence: { value: 990, limit: 900, unit: "kW", state: "fault(s/m/a)", instant: "settled" },
        },
      ],
    },
    {
      // Loop p: both CDUs on a; 5 racks x 100 L/min = 450 kW and nothing left. Loop q: both on b.
      name: "two loops of two CDUs: only the racks of the one",
      parts: PARTS,
      records: [
        ...PLACE,
        ...BOARDS("N+1").map((each) => (each.path === "s/m" ? { ...each, members: [A, B] } : each)),
        tcs("s/p"),
        tcs("s/q"),
        pump("s/p/1", A),
        pump("s/p/2", A),
        pump("s/q/1", A, B),
        pump("s/q/2", A, B),
        ...servers(5, "p", "s/p"),
        ...servers(5, "q", "s/q"),
      ] as ModelRecord[],
      findings: [
        {
          path: "s/m/a",
          message:
            "Losing m/a stops all 2 CDUs of p, which lacks 500 L/min (450 kW): 5 racks are not cooled, although m claims N+1.",
          affects: { rack_count: 5, racks: ["p0", "p1", "p2", "p3", "p4"].map((id) => `s/f/r/${id}`) },
          evidence: { value: 500, limit: 0, unit: "L/min" },
        },
      ],
    },
    {
      // The same under a claim of N, in a row that must survive: 12 racks, 200 L/min too many.
      name: "racks that must survive any single loss",
      parts: PARTS,
      records: [
        ...PLACE.slice(0, 2),
        row("s/f/r", { survives: "any-single-loss" }),
        ...BOARDS("N"),
        tcs(),
        ...FOUR.slice(0, 3),
        pump("s/tcs/4", A, B),
        ...servers(12),
      ],
      findings: [
        {
          path: "s/m/a",
          message:
            "Losing m/a stops 2 of the 4 CDUs of tcs, which lacks 180 kW (200 L/min): 12 racks are not cooled in f/r, which must survive any single loss.",
        },
      ],
    },
    {
      // Two loops of five racks each on one facility water: 900 kW, and 1,000 L/min x 60 kPa / 60,000 = 1 kW of its pumps.
      // One of two coolers is left with 600 kW: 301 kW lack, which is 1,000 x 301 / 901 = 334.1 L/min.
      name: "two loops on one plant: a feed of one of its two coolers takes the cooling of both",
      parts: PARTS,
      records: [...PLACE, ...BOARDS("N+1"), ...water(600), ...servers(5, "p", "s/p"), ...servers(5, "q", "s/q")],
      findings: [
        {
          path: "s/m/a",
          message:
            "Losing m/a stops 1 of the 2 dry coolers of fws, which lacks 301 kW (334.1 L/min): 10 racks are not cooled, although m claims N+1. Losing m/b does the same.",
          affects: { rack_count: 10 },
          evidence: { value: 901, limit: 600, unit: "kW", state: "fault(s/m/a)", instant: "settled" },
        },
      ],
    },
    {
      // 16 x 13.5 = 216 kW of 300; with a: 14 x 13.5 = 189 kW against 2 x 75. The liquid of the two racks never came here.
      name: "chilled water for the air alone, and liquid-cooled racks that are off",
      parts: PARTS,
      records: [...PLACE, ...BOARDS("N"), ...twoWaters(75, 900)],
      findings: [
        {
          path: "s/m/a",
          message: "Losing m/a stops 2 of the 4 chillers of chw, and those left lack 39 kW: 14 racks are not cooled.",
          affects: { rack_count: 14 },
          evidence: { value: 189, limit: 150, unit: "kW", state: "fault(s/m/a)" },
        },
      ],
    },
    {
      // 14 x 121.5 = 1,701 kW against 2 x 850: the air of the two racks never came here.
      name: "coolers for the liquid alone, just over",
      parts: PARTS,
      records: [...PLACE, ...BOARDS("N"), ...twoWaters(100, 850)],
      findings: [{ path: "s/m/a", evidence: { value: 1701, limit: 1700, unit: "kW" } }],
    },
    {
      // 1,000 L/min asked for; the pump on b moves 700: 300 L/min lack, which carry 901 x 300 / 1,000 = 270.3 kW.
      name: "a feed of one of two facility pumps",
      parts: PARTS,
      records: [...PLACE, ...BOARDS("N+1"), ...water(900, 700), ...servers(5, "p", "s/p"), ...servers(5, "q", "s/q")],
      findings: [
        {
          message:
            "Losing m/a stops 1 of the 2 pumps of fws, which lacks 300 L/min (270.3 kW): 10 racks are not cooled, although m claims N+1. Losing m/b does the same.",
          evidence: { value: 1000, limit: 700, unit: "L/min" },
        },
      ],
    },
    {
      // 5 racks give 10 kW each to the air; the unit on b takes 40.
      name: "a feed of one of two air units",
      parts: PARTS,
      records: [
        ...PLACE,
        ...BOARDS("N+1"),
        airUnit("s/f/crah-1", { capacity_kw: 40, fan_power_kw: 1, power_factor: 1, feeds: [A] }),
        airUnit("s/f/crah-2", { capacity_kw: 40, fan_power_kw: 1, power_factor: 1, feeds: [B] }),
        ...servers(5, "n", "s/none"),
      ],
      findings: [
        {
          message:
            "Losing m/a stops 1 of the 2 air units of f, which lacks 10 kW: 5 racks are not cooled, although m claims N+1. Losing m/b does the same.",
          evidence: { value: 50, limit: 40, unit: "kW" },
        },
      ],
    },
    {
      // 12 racks of 14 live: two hang on a. 1,200 L/min against 1,000; all 14 would need 1,400.
      name: "racks that are off need no flow",
      parts: PARTS,
      records: [
        ...PLACE,
        ...BOARDS("N+1").filter(({ path }) => path !== "s/m/b"),
        feed("s/m/b", { group: "s/m" }),
        tcs(),
        ...FOUR.slice(0, 2),
        pump("s/tcs/3", A, B),
        pump("s/tcs/4", A, B),
        ...servers(12),
        ...servers(2, "x", "s/tcs", { feeds: [A] }),
      ],
      findings: [{ affects: { rack_count: 12 }, evidence: { value: 1080, limit: 900 } }],
    },
  ],
  unknown: [
    {
      name: "a CDU without a published flow",
      parts: PARTS,
      records: [
        ...PLACE,
        ...BOARDS("N+1"),
        tcs(),
        pump("s/tcs/1", A),
        cdu("s/tcs/2", { model: "test/no-flow", power_kw: 10, power_factor: 1, feeds: [B] }),
        ...servers(5),
      ],
      missing: ["flow of test/no-flow (not published)"],
    },
  ],
  notApplicable: [
    {
      name: "CDUs with two feeds stay",
      parts: PARTS,
      records: [
        ...PLACE,
        ...BOARDS("N+1"),
        tcs(),
        ...[1, 2, 3, 4].map((id) => pump(`s/tcs/${id}`, A, B)),
        ...servers(20),
      ],
    },
    { name: "a feed of no CDU", parts: PARTS, records: [site(), feed("s/it")] },
  ],
});
