/** Conventions of the published schemas: closed, described, versioned, and a unit in the key of every number. */
import { Ajv } from "ajv";

import { PLAN_SCHEMA_VERSION, REPORT_SCHEMA_VERSION } from "../../lib/emit/documents/documents";
import { readSchema, resolved, type Schema, type SchemaNode } from "../helpers/schemas";

const schemas = { plan: readSchema("plan"), report: readSchema("report") };

/** Endings of keys that say the unit, with the words that the description must have. */
const UNITS: readonly (readonly [ending: string, words: string])[] = [
  ["_m3_per_h", "in m³/h"],
  ["_l_per_kwh", "in L/kWh"],
  ["_kw_per_m2", "in kW/m²"],
  ["_kw_per_s", "in kW/s"],
  ["_m_per_s", "in m/s"],
  ["_l_per_min", "in L/min"],
  ["_gb_per_s", "in Gb/s"],
  ["_gbyte_per_s", "in GB/s"],
  ["_kg_per_m3", "in kg/m³"],
  ["_j_per_kg_k", "in J/(kg K)"],
  ["_w_per_m_k", "in W/(m K)"],
  ["_pa_s", "in Pa s"],
  ["_percent", "in percent"],
  ["_count", ""],
  ["_kwh", "in kWh"],
  ["_kva", "in kVA"],
  ["_kpa", "in kPa"],
  ["_pa", "in Pa"],
  ["_deg", "in degrees"],
  ["_um", "in µm"],
  ["_mm", "in mm"],
  ["_kw", "in kW"],
  ["_km", "in km"],
  ["_kg", "in kg"],
  ["_ms", "in ms"],
  ["_a", "in A"],
  ["_c", "in °C"],
  ["_k", "in K"],
  ["_l", "in L"],
  ["_m", "in m"],
  ["_s", "in s"],
  ["_v", "in V"],
];

/** Numbers without a unit in their key, each with the reason. */
const BARE: Readonly<Record<string, readonly string[]>> = {
  "a place in a file": ["position.line", "position.column", "weatherProblem.line"],
  "an ordinal": ["floorRecord.level", "rackRecord.slot"],
  "the unit stands beside it": [
    "evidence.value",
    "evidence.limit",
    "evidence.margin",
    "baselineEntry.value",
    "baselineEntry.margin",
    "worstState.value",
    "worstState.limit",
    "feedStress.value",
    "feedStress.limit",
    "feedStress.headroom",
    "feedLimit.device",
    "feedLimit.continuous",
  ],
  "a count whose key is an outcome": ["pass", "fail", "unknown", "not-applicable"].map((key) => `outcomeCounts.${key}`),
  "a ratio": [
    "siteTotals.design_power_ratio",
    "rackRecord.power_factor",
    "airUnitRecord.power_factor",
    "rejectionUnitRecord.power_factor",
    "pumpRecord.power_factor",
    "pumpRecord.efficiency",
    "rejection.cop",
    "rejection.cycles",
    "trim.cop",
    "trim.power_factor",
    "rejection.altitude_derating",
    "rejectionUnitRecord.altitude_derating",
    "pipeRun.minor_loss",
    "siteRecord.pue_target",
    "siteYear.pue",
    "siteYear.pue_at_least",
    "yearTotals.pue",
    "siteRecord.house_power_factor",
    "rackRecord.liquid_fraction",
    "rackRecord.smoothing_fraction",
    "efficiencyPoint.load_fraction",
    "efficiencyPoint.efficiency",
    "powerFeedRecord.discharge_efficiency",
    "powerFeedRecord.end_of_life_fraction",
    "powerFeedRecord.overload_factor",
    "powerFeedRecord.derating",
    "powerFeedRecord.efficiency",
    "powerFeedRecord.input_power_factor",
    "powerFeedRecord.discharge_efficiency",
    "powerFeedRecord.end_of_life_fraction",
    "powerFeedRecord.overload_factor",
    "efficiencyPoint.load_fraction",
    "efficiencyPoint.efficiency",
    "rackRecord.smoothing_fraction",
    "cduRecord.power_factor",
    "rejection.effectiveness",
    "wanRoute.route_factor",
    "rackPart.power_factor",
    "rackPart.liquid_fraction",
    "flowCurve.liquid_fraction",
  ],
  "a count that the catalog names so": [
    "rackPart.shelves.count",
    "rackPart.nics.count",
    "rackPart.gpus",
    "rackPart.cpus",
    "cduFlowPoint.pumps",
  ],
  "a number of phases": ["rackPart.phases", "powerFeedRecord.phases"],
  "an option: its own description says the unit": ["ruleSetting.options.*"],
};

interface Key {
  /** `rackRecord.power_kw` */
  readonly name: string;
  readonly node: SchemaNode;
}

function keysBelow(name: string, node: SchemaNode): Key[] {
  const own = Object.entries(node.properties ?? {}).flatMap(([key, value]) => [
    { name: `${name}.${key}`, node: value },
    ...keysBelow(`${name}.${key}`, value),
  ]);
  const items = node.items ? keysBelow(name, node.items) : [];
  const map = node.additionalProperties;
  const others = typeof map === "object" ? [{ name: `${name}.*`, node: map }, ...keysBelow(`${name}.*`, map)] : [];
  return [...own, ...items, ...others];
}

function keysOf(schema: Schema): Key[] {
  return [
    ...keysBelow("document", schema),
    ...Object.entries(schema.definitions).flatMap(([name, node]) => keysBelow(name, node)),
  ];
}

function isNumber(node: SchemaNode): boolean {
  const all = [node, ...(node.items ? [node.items] : []), ...(node.anyOf ?? [])];
  return all.some(
    ({ type, enum: values }) =>
      type === "number" || type === "integer" || values?.some((each) => typeof each === "number"),
  );
}

describe.each(["plan", "report"] as const)("the schema of the %s", (name) => {
  const schema = schemas[name];
  const keys = keysOf(schema);

  test("compiles in strict mode, and has an id and a version", () => {
    expect(() => new Ajv({ strict: true }).compile(schema)).not.toThrow();
    const version = { plan: PLAN_SCHEMA_VERSION, report: REPORT_SCHEMA_VERSION }[name];
    expect(schema.$id).toBe(`urn:superfactory:${name}:${version}`);
    expect(schema.properties?.["schema_version"]?.const).toBe(version);
  });

  test("every object is closed or a map", () => {
    const objects = [
      { name: "document", node: schema as SchemaNode },
      ...Object.entries(schema.definitions).map(([key, node]) => ({ name: key, node })),
      ...keys,
    ].filter(({ node }) => node.type === "object" && !node.allOf);
    const open = objects.filter(
      ({ node }) => node.additionalProperties !== false && typeof node.additionalProperties !== "object",
    );
    expect(open.map((each) => each.name)).toEqual([]);
  });

  test("every key has a description that is a sentence", () => {
    const silent = keys.filter(
      ({ node }) => !/[^.]\.$/.test(node.description ?? resolved(schema, node).description ?? ""),
    );
    expect(silent.map((each) => each.name)).toEqual([]);
  });

  test("every required key is described, and every definition is used", () => {
    const objects = [schema, ...Object.values(schema.definitions), ...keys.map(({ node }) => node)];
    const absent = objects.flatMap(({ required = [], properties }) => required.filter((key) => !properties?.[key]));
    expect(absent).toEqual([]);
    const text = JSON.stringify(schema);
    const unused = Object.keys(schema.definitions).filter((key) => !text.includes(`"#/definitions/${key}"`));
    expect(unused).toEqual([]);
  });

  test("every number has its unit in its key, or a reason", () => {
    const bare = new Set(Object.values(BARE).flat());
    const numbers = keys.filter(({ node }) => isNumber(node));
    const unitless = numbers.filter(
      (each) => !bare.has(each.name) && !UNITS.some(([ending]) => each.name.endsWith(ending)),
    );
    expect(unitless.map((each) => each.name)).toEqual([]);
  });

  test("the description of a number says the unit of its key", () => {
    const silent = keys.flatMap(({ name: key, node }) => {
      const words = UNITS.find(([ending]) => key.endsWith(ending))?.[1] ?? "";
      return isNumber(node) && !node.description?.includes(words) ? [`${key}: ${node.description}`] : [];
    });
    expect(silent).toEqual([]);
  });
});

test("every exception is one", () => {
  const keys = new Map([...keysOf(schemas.plan)].map((key) => [key.name, key.node]));
  const idle = Object.values(BARE)
    .flat()
    .filter((name) => !isNumber(keys.get(name) ?? {}) || UNITS.some(([ending]) => name.endsWith(ending)));
  expect(idle).toEqual([]);
});

test("the plan holds the schema of the report, so that one file is enough", () => {
  for (const [name, definition] of Object.entries(schemas.report.definitions)) {
    expect(schemas.plan.definitions[name]).toEqual(definition);
  }
  expect(schemas.plan.definitions["report"]?.properties).toEqual(schemas.report.properties);
});
