/** What the program writes is what the published schemas describe, and nothing else passes them. */
import { Ajv, type ValidateFunction } from "ajv";

import type { PlanDocument, ReportDocument } from "../../lib/emit/documents/documents";
import { baselineOf } from "../../lib/engine/baseline";
import type { BaselineEntry } from "../../lib/engine/report";
import type { ModelRecord } from "../../lib/model/records";
import { rules } from "../../lib/rules";
import type { Judged } from "../../lib/synth";
import { asRead, judgeExample, judgeRecords } from "../helpers/judged";
import {
  airUnit,
  cdu,
  facilityWater,
  feed,
  feedGroup,
  floor,
  loop,
  pump,
  rack,
  racks,
  rejectionUnit,
  row,
  site,
  wanLink,
} from "../helpers/records";
import { choices, readSchema, resolved, type Schema, type SchemaNode } from "../helpers/schemas";

const validators = { plan: compiled("plan"), report: compiled("report") };

function compiled(name: "plan" | "report"): ValidateFunction {
  return new Ajv({ allErrors: true, strict: true }).compile(readSchema(name));
}

/** Every kind of record, every route of the analyses, and an element with a problem. */
const EVERYTHING: readonly ModelRecord[] = [
  site("a", {
    latitude_deg: 42.7,
    longitude_deg: -87.9,
    climate: [{ dry_bulb_c: 31, coincident_wet_bulb_c: 23, basis: "assumption" }],
    recirculation_allowance_k: 1,
    grid_connection_kw: 5000,
    ramp_limit_kw_per_s: 100,
    step_limit_kw: 500,
    dip_ride_through_s: 0.15,
    tier: "IV",
    house_load_kw: 10,
    survives: "any-single-loss",
  }),
  site("b", { latitude_deg: 33.6, longitude_deg: -84.7 }),
  floor("a/f", {
    level: 1,
    length_m: 60,
    width_m: 40,
    height_above_ground_m: 5,
    dew_point_c: 15,
    rack_power_limit_kw: 200,
    power_density_limit_kw_per_m2: 5,
    rack_air_limit_kw: 30,
    air_unit_count: 2,
    air_claims: "N+1",
  }),
  airUnit("a/f/air-1", { capacity_kw: 60, fan_power_kw: 3, rejects_to: "a/tcs" }),
  airUnit("a/f/air-2", { capacity_kw: 60 }),
  row("a/f/r", { power_limit_kw: 1500, x_m: 1, y_m: 2, pitch_m: 0.6 }),
  ...racks(2, { model: "nvidia/gb300-nvl72", feeds: ["a/bus/a", "a/bus/b"], loop: "a/tcs", peak_kw: 200 }, "a/f/r"),
  rack("a/f/r/stated", {
    slot: 3,
    cap_kw: 90,
    rear_door_kw: 5,
    role: "network",
    voltage_v: 415,
    feeds: ["a/bus/a"],
    shelf_claims: "N+N",
  }),
  rack("a/f/r/wrong", {
    problems: [
      { rule: "declaration/value-allowed", property: "power", message: "Wrong.", fix: "Mend it.", repeat_count: 1 },
      { rule: "declaration/id-unique", property: "id", message: "Taken.", fix: "Rename.", reported_by: "a/f" },
    ],
  }),
  feed("a/grid", { feed_kind: "utility", voltage_v: 34500, rated_kva: 5000, rated_kw: 4500, claims: "N" }),
  feed("a/gen", { feed_kind: "generator", voltage_v: 34500, rated_kva: 5000 }),
  feed("a/ups", {
    feed_kind: "ups",
    from: ["a/grid", "a/gen"],
    sources: "transfer",
    rated_kva: 700,
    derating: 0.9,
    efficiency: 0.97,
    input_power_factor: 0.99,
    stored_energy_kwh: 50,
    hundred_percent_rated: true,
  }),
  feedGroup("a/bus", ["a/bus/a", "a/bus/b"], "2N"),
  feed("a/bus/a", { from: ["a/ups"], voltage_v: 415, rated_a: 400, group: "a/bus" }),
  feed("a/bus/b", { from: ["a/ups"], voltage_v: 415, rated_a: 400, group: "a/bus" }),
  loop("a/tcs", {
    coolant: "pg25",
    cdu_count: 1,
    cdu_claims: "N+1",
    facility_supply_c: 36,
    rejection: { kind: "adiabatic-cooler", approach_k: 5, capacity_kw: 2000, effectiveness: 0.8, fan_power_kw: 40 },
  }),
  cdu("a/tcs/cdu-1", { model: "vertiv/xdu1350", feeds: ["a/bus/a"], power_kw: 10, power_factor: 0.95 }),
  loop("b/tcs", {
    return_c: 50,
    supply_class: "S45",
    cdu_pump_claims: "N+1",
    cdu_height_m: 2,
    facility: "b/warm",
    piping: {
      main: { inner_diameter_mm: 200, length_m: 30, minor_loss: 4 },
      between_rows: { inner_diameter_mm: 150, length_m: 3 },
      manifold: { inner_diameter_mm: 100, length_m: 0.6 },
      branch: { inner_diameter_mm: 25, length_m: 2 },
      roughness_mm: 0.045,
      is_balanced: false,
      return: "reverse",
    },
    volume_l: 4000,
    storage: { volume_l: 20000, form: "stratified" },
    fill_pressure_kpa: 150,
    filter_um: 25,
    materials: ["copper", "stainless-316l"],
  }),
  facilityWater("b/warm", {
    supply_c: 36,
    water_class: "W40",
    rejection: {
      kind: "dry-cooler",
      unit_count: 2,
      claims: "N+1",
      part_load_approach: "proportional",
      airflow_m3_per_h: 50000,
      trim: { capacity_kw: 100, cop: 4, ambient_max_c: 45 },
      restart_s: 60,
    },
    pump_count: 1,
    pump_claims: "N",
    flow_l_per_min: 5000,
    head_kpa: 200,
    volume_l: 30000,
    storage: { volume_l: 50000, form: "mixed" },
    filter_um: 500,
    materials: ["carbon-steel"],
  }),
  rejectionUnit("b/warm/dry-cooler-1", { rejection_kind: "dry-cooler", capacity_kw: 500, fan_power_kw: 10 }),
  pump("b/warm/pump-1", { flow_l_per_min: 5000, head_kpa: 200, efficiency: 0.7, power_factor: 0.9 }),
  facilityWater("b/chilled", {
    rejection: {
      kind: "chiller",
      leaving_c: 20,
      cop: 5,
      condenser: "b/warm",
      condenser_max_c: 40,
      free_cooling_approach_k: 3,
    },
  }),
  facilityWater("b/inner", { exchanger: { to: "b/warm", approach_k: 2, capacity_kw: 800 } }),
  wanLink("wan", {
    routes: [
      {
        name: "east",
        length_km: 1200,
        risk_group: "x",
        fibre_pair_count: 2,
        wavelength_count: 64,
        wavelength_rate_gb_per_s: 800,
      },
      { name: "west", route_factor: 1.5 },
      { name: "unknown" },
    ],
    demand_gb_per_s: 1000,
    committed_gb_per_s: 500,
    latency_limit_s: 0.01,
  }),
];

/** Accepted whatever the rules find: each of them only warns, as far as it may. */
const LENIENT = Object.fromEntries(
  rules.filter(({ suppressible }) => suppressible !== false).map(({ id }) => [id, { severity: "warning" as const }]),
);

const VALID = EVERYTHING.filter(({ problems }) => !problems);

interface Documents {
  readonly plan: PlanDocument;
  readonly report: ReportDocument;
}

function documentsOf({ plan, report }: Judged): Documents {
  return asRead({ plan, report });
}

const cases: readonly (readonly [name: string, status: string, make: () => Judged | Promise<Judged>])[] = [
  ["the example that is rejected", "rejected", () => judgeExample("lakeside")],
  ["the example of two sites", "accepted", () => judgeExample("fairwater")],
  ["the example of a scalable unit", "accepted", () => judgeExample("superpod")],
  ["a facility of everything, rejected", "rejected", () => judgeRecords(EVERYTHING)],
  [
    "a facility of everything, accepted, with options",
    "accepted",
    () =>
      judgeRecords(VALID, {
        ...LENIENT,
        "density/rack-air-heat-usual": { severity: "info", options: { air_limit_kw: 25 } },
      }),
  ],
  ["an empty facility", "accepted", () => judgeRecords([])],
  ["a facility of everything under a policy", "rejected", judgeUnderPolicy],
];

/** Suppressed in code and by pattern, other settings for some paths, and a baseline with known, worse and fixed findings. */
function judgeUnderPolicy(): Judged {
  const { findings } = judgeRecords(EVERYTHING).report;
  const [first, second, ...others] = findings.filter(({ rule }) => !rule.startsWith("declaration/"));
  const position = { file: "superfactory.yaml", line: 1, column: 1 };
  const words = { reason: "R.", until: "2027-03-31", owner: "O.", position };
  const baseline = baselineOf(others, new Set()).map((entry) =>
    entry.margin === undefined ? entry : { ...entry, margin: 1e6 },
  );
  const { value: _value, margin: _margin, unit: _unit, ...gone } = baseline[0] as BaselineEntry;
  return judgeRecords(
    EVERYTHING,
    {},
    {
      suppressions: [{ path: first?.path ?? "", rule: first?.rule ?? "", ...words }],
      judged_with: {
        overrides: [{ paths: ["b/**"], settings: { "density/racks-apart": { severity: "off" } }, position }],
        suppressions: [{ rule: second?.rule ?? "", paths: [second?.path ?? ""], ...words }],
        baseline: [...baseline, { ...gone, fingerprint: "f".repeat(16) }],
        date: "2027-03-31",
      },
    },
  );
}

test("the facility under a policy has findings of every standing", () => {
  const { findings, suppressed, known, fixed } = judgeUnderPolicy().report;
  const worse = findings.filter(({ worse_than }) => worse_than);
  expect([worse, suppressed, known, fixed].map((each) => each.length > 0)).toEqual([true, true, true, true]);
});

describe.each(cases)("%s", (title, status, make) => {
  const made = title.startsWith("the example");
  let documents: Documents;
  beforeAll(async () => {
    documents = documentsOf(await make());
  });

  test("has the status that is meant", () => {
    expect([documents.report.status, documents.plan.status]).toEqual([status, status]);
  });

  test.each(["plan", "report"] as const)("the %s keeps its schema", (name) => {
    validators[name](documents[name]);
    expect(validators[name].errors ?? []).toEqual([]);
  });

  test.each(["plan", "report"] as const)("keys of the %s stand in schema order", (name) => {
    const schema = readSchema(name);
    // Records of constructs are built in that order; those of this file are not.
    const ours = name === "plan" && !made ? { ...documents.plan, model: undefined } : documents[name];
    expect(disorder(schema, schema, ours, name)).toEqual([]);
  });
});

/** Places where a document's keys are not in the order of its schema. */
function disorder(schema: Schema, node: SchemaNode, value: unknown, at: string): string[] {
  if (typeof value !== "object" || value === null) return [];
  const own = resolved(schema, node);
  if (Array.isArray(value)) return value.flatMap((each) => disorder(schema, own.items ?? {}, each, `${at}[]`));
  const chosen = choices(own).get(String((value as Record<string, unknown>)["kind"]));
  if (chosen) return disorder(schema, chosen, value, at);
  const keys = Object.keys(value);
  const order = Object.keys(own.properties ?? {});
  const sorted = order.length === 0 ? keys : order.filter((key) => keys.includes(key));
  const here = sorted.join() === keys.join() ? [] : [`${at}: ${keys.join()} instead of ${sorted.join()}`];
  const other = typeof own.additionalProperties === "object" ? own.additionalProperties : {};
  const below = Object.entries(value).flatMap(([key, each]) =>
    disorder(schema, own.properties?.[key] ?? other, each, `${at}.${key}`),
  );
  return [...here, ...below];
}

test("the facility of everything has every kind of element", () => {
  const kinds = [...choices(resolved(readSchema("plan"), { $ref: "#/definitions/record" })).keys()];
  expect(new Set(EVERYTHING.map(({ kind }) => kind))).toEqual(new Set(kinds));
});

describe("a document that was changed is refused", () => {
  type Draft = Record<string, any>;
  const mutations: readonly (readonly [string, "plan" | "report", (draft: Draft) => void])[] = [
    ["another version", "report", (draft) => (draft["schema_version"] = "2")],
    ["an unknown key", "report", (draft) => (draft["verdict"] = "fine")],
    ["an unknown key of a finding", "report", (draft) => (draft["findings"][0]["note"] = "x")],
    ["a status of its own", "report", (draft) => (draft["status"] = "maybe")],
    ["accepted with errors", "report", (draft) => (draft["status"] = "accepted")],
    ["no totals", "report", (draft) => delete draft["totals"]],
    ["a negative count", "report", (draft) => (draft["totals"]["rack_count"] = -1)],
    ["half a rack", "report", (draft) => (draft["totals"]["rack_count"] = 1.5)],
    ["a number as text", "report", (draft) => (draft["totals"]["it_power_kw"] = "1420")],
    ["null for an unknown number", "report", (draft) => (draft["totals"]["sites"][0]["site_power_kw"] = null)],
    ["a short fingerprint", "report", (draft) => (draft["findings"][0]["fingerprint"] = "abc")],
    ["evidence without its unit", "report", (draft) => delete draft["findings"][0]["evidence"]["unit"]],
    ["line 0", "report", (draft) => (draft["findings"][0]["position"]["line"] = 0)],
    ["an element of another kind", "plan", (draft) => (draft["model"]["elements"][0]["kind"] = "gate")],
    ["a key of another kind", "plan", (draft) => (draft["model"]["elements"][0]["slot"] = 1)],
    ["a power without its unit", "plan", (draft) => (draft["model"]["elements"][0]["power"] = 1)],
    ["a part without its id", "plan", (draft) => delete Object.values<Draft>(draft["judged_with"]["parts"])[0]?.["id"]],
    ["a status that the report denies", "plan", (draft) => (draft["report"]["status"] = "accepted")],
    ["a setting that does not exist", "plan", (draft) => (draft["judged_with"]["settings"]["a/b"] = { level: 1 })],
    ["an option that is a list", "plan", (draft) => (draft["judged_with"]["settings"]["a/b"] = { options: { x: [] } })],
    ["another generator", "plan", (draft) => (draft["generator"]["name"] = "other")],
    ["an unknown result", "plan", (draft) => (draft["analysis"]["feeds"][0]["load"] = 1)],
  ];
  let documents: Documents;
  beforeAll(async () => {
    documents = documentsOf(await judgeExample("lakeside"));
  });

  test.each(mutations)("%s", (_, name, change) => {
    const draft = asRead(documents[name]) as unknown as Draft;
    change(draft);
    expect(validators[name](draft)).toBe(false);
  });
});
