import type { ModelIndex } from "../../model/model";
import type { ModelRecord, RackRecord, RecordKind, RecordOf } from "../../model/records";
import type { PlainObject } from "../output/json";
import { escapeData, escapeTemplate } from "./escape";
import { namesOf, slug } from "./names";
import { type RackHolder, type RackPower, rackLocal, rackResource, relativePath } from "./rack-holder";
import { plantOf, type StackPlan } from "./stack-plan";

/** Plain Terraform JSON that a stack adds to what cdktf makes for it. */
export interface StackContent {
  readonly locals?: PlainObject;
  readonly resource: { readonly terraform_data: PlainObject };
  readonly output?: PlainObject;
}

/** Kinds of which every element is a resource of its own, and how its name begins. */
const PREFIXES = {
  "power-feed": "feed",
  "cooling-loop": "loop",
  "facility-water": "water",
  "ai-wan-link": "link",
  row: "row",
} as const;
type NamedKind = keyof typeof PREFIXES;
/** Name of the resource of the site itself. */
const SITE = "site";

/**
 * Every resource, local and output of one stack, in path order within each kind.
 *
 * @param wanted - rows and floors whose racks are asked for; the resources of others are left out
 */
export function stackContent(
  plan: StackPlan,
  index: ModelIndex,
  power: RackPower,
  wanted?: ReadonlySet<string>,
): StackContent {
  const records = new RecordsOfStack(plan);
  const holders = rackHolders(plan, index, records).filter(({ path }) => wanted?.has(path) ?? true);
  const feeds = records.of("power-feed").map((feed) => [records.nameOf(feed), { input: facts(feed) }] as const);
  const links = records.of("ai-wan-link").map((link) => [records.nameOf(link), { input: facts(link) }] as const);
  const resources = Object.fromEntries<PlainObject>([
    ...records.of("site").map((site) => [SITE, { input: siteFacts(site) }] as const),
    ...feeds,
    ...together("power_groups", records.of("power-group"), plan.owner),
    ...plantResources(index, records),
    ...Object.entries(UNITS).flatMap(([name, kind]) =>
      together(
        name,
        records.of(kind).filter((unit) => !plantOf(index, unit)),
        plan.owner,
      ),
    ),
    ...together("air_units", records.of("air-unit"), plan.owner),
    ...holders.map((holder) => [holder.name, rackResource(holder)] as const),
    ...links,
  ]);
  const locals = Object.fromEntries(holders.map((holder) => [holder.name, rackLocal(holder, power)]));
  const output = { ...idsOf("feed_ids", "power-feed", records), ...idsOf("loop_ids", "cooling-loop", records) };
  return {
    ...(holders.length > 0 && { locals }),
    resource: { terraform_data: resources },
    ...(Object.keys(output).length > 0 && { output }),
  };
}

/**
 * Paths of the elements that the resources of a stack stand for, by the name of the resource, which is that of its local
 * too. A resource that holds elements of its kind together stands for none of them.
 */
export function resourceSubjects(plan: StackPlan, index: ModelIndex): ReadonlyMap<string, string> {
  const records = new RecordsOfStack(plan);
  return new Map([
    ...records.of("site").map(({ path }) => [SITE, path] as const),
    ...rackHolders(plan, index, records).map(({ name, path }) => [name, path] as const),
    ...records.named.map((record) => [records.nameOf(record), record.path] as const),
  ]);
}

/** The records of one stack by kind, and the names of the resources that stand for them. */
class RecordsOfStack {
  /** Those of which every one is a resource of its own. */
  readonly named: readonly RecordOf<NamedKind>[];
  private readonly byKind = new Map<RecordKind, ModelRecord[]>();
  private readonly names: ReadonlyMap<string, string>;

  constructor(plan: StackPlan) {
    for (const record of plan.records) {
      const sameKind = this.byKind.get(record.kind);
      if (sameKind) sameKind.push(record);
      else this.byKind.set(record.kind, [record]);
    }
    this.named = plan.records.filter((record): record is RecordOf<NamedKind> => record.kind in PREFIXES);
    this.names = namesOf(
      this.named.map(({ kind, path }) => {
        const parts = relativePath(path, plan.owner).split("/").map(slug);
        return { subject: path, wanted: [PREFIXES[kind], ...parts].join("_") };
      }),
    );
  }

  of<K extends RecordKind>(kind: K): readonly RecordOf<K>[] {
    return (this.byKind.get(kind) ?? []) as unknown as readonly RecordOf<K>[];
  }

  nameOf(record: RecordOf<NamedKind>): string {
    return this.names.get(record.path) as string;
  }
}

/** One holder per row, and one for the floor itself with the racks that stand outside its rows. */
function rackHolders(plan: StackPlan, index: ModelIndex, records: RecordsOfStack): readonly RackHolder[] {
  const rows = records.of("row").map((row) => ({
    name: records.nameOf(row),
    path: row.path,
    facts: facts(row),
    racks: index.racksUnder(row.path),
    power_limit_kw: row.power_limit_kw,
  }));
  const loose: readonly RackRecord[] = records.of("rack").filter((rack) => !index.rowOf(rack.path));
  const floor = records.of("floor")[0];
  if (!floor && loose.length === 0) return rows;
  const name = floor ? "floor" : "racks";
  return [{ name, path: plan.owner, facts: floor ? facts(floor) : {}, racks: loose }, ...rows];
}

/** Units that stand inside the resource of their loop or facility water, by the name of the map that holds them. */
const UNITS = { cdus: "cdu", rejection_units: "rejection-unit", pumps: "pump" } as const;

/** Loops, then facility water, each with its units. */
function plantResources(index: ModelIndex, records: RecordsOfStack): readonly (readonly [string, PlainObject])[] {
  const plants = [...records.of("cooling-loop"), ...records.of("facility-water")];
  const held = new Map<string, Record<string, [string, PlainObject][]>>();
  for (const { path, kind } of plants) held.set(path, kind === "cooling-loop" ? { cdus: [] } : {});
  for (const [name, kind] of Object.entries(UNITS)) {
    for (const unit of records.of(kind)) {
      const plant = plantOf(index, unit)?.path ?? "";
      const units = held.get(plant);
      if (units) (units[name] ??= []).push([relativePath(unit.path, plant), facts(unit)]);
    }
  }
  return plants.map((plant) => {
    const units = Object.entries(held.get(plant.path) ?? {}).map(([name, each]) => [name, keyed(each)] as const);
    return [records.nameOf(plant), { input: { ...facts(plant), ...Object.fromEntries(units) } }] as const;
  });
}

/** One resource for all the records, keyed by their path within the stack; none when there are none. */
function together(name: string, records: readonly ModelRecord[], owner: string): [string, PlainObject][] {
  if (records.length === 0) return [];
  return [[name, { input: keyed(records.map((each) => [relativePath(each.path, owner), facts(each)] as const)) }]];
}

/** An output that other stacks may read: Terraform's id of each resource, by path. */
function idsOf(output: string, kind: "power-feed" | "cooling-loop", records: RecordsOfStack): PlainObject {
  const ids = records.of(kind).map((each) => [each.path, `\${terraform_data.${records.nameOf(each)}.id}`] as const);
  return ids.length > 0 ? { [output]: { value: keyed(ids) } } : {};
}

/** An object under user-chosen keys; the values are escaped already. */
function keyed(entries: readonly (readonly [string, PlainObject | string])[]): PlainObject {
  return Object.fromEntries(entries.map(([key, value]) => [escapeTemplate(key), value]));
}

/** A year of weather is thousands of numbers that deploy nothing: its file is named. */
function siteFacts({ weather, ...site }: RecordOf<"site">): PlainObject {
  return { ...facts(site), ...(weather && { weather: escapeTemplate(weather.source) }) };
}

/** What a record says, without what it is and what is wrong with it. */
function facts(record: ModelRecord): PlainObject {
  const { kind: _kind, problems: _problems, ...said } = record;
  return escapeData(said as PlainObject);
}
