/** The consumer classes that a plant depends on: its rejection units, the pumps of its water, and the CDUs of its loops. */
import type { ModelIndex } from "../../model/model";
import type { RejectionRecord } from "../../model/records";
import { type Bounds, exactly, sumBounds } from "../thermal/bounds";
import type { HeatSinks } from "../thermal/heat-sinks";
import { ALIVE, LOST } from "./loads";
import type { StateChange, StateEvaluator } from "./state";

/** Like rejection units or pumps of one plant. */
export interface PlantPart {
  /** Position of the class. */
  readonly at: number;
  readonly kind: "rejection" | "pump";
  /** In path order. */
  readonly paths: readonly string[];
  /** From power to work. */
  readonly restart_s: Bounds;
}

export interface PlantOfParts {
  readonly path: string;
  readonly parts: readonly PlantPart[];
}

/** Units of one kind that serve an element. */
export interface UnitClasses {
  /** Classes of those with feeds. */
  readonly fed: readonly number[];
  /** False where one has none, or none is declared. */
  readonly isWhole: boolean;
}

/** Whether something of the plant that ran before stops in the state, or may. */
export function isStoppedPlant(
  { parts }: PlantOfParts,
  { state, classes }: StateChange,
  settled: StateEvaluator,
): boolean {
  const touched = new Set(classes);
  return parts.some(({ at }) => {
    if (!touched.has(at) || settled.intact.fate[at] !== ALIVE) return false;
    return state.fate[at] === LOST || settled.network.sets.hasDoubt(state.classDoubt[at] as number);
  });
}

export class PlantParts {
  /** Plants with parts that have feeds, in path order. */
  readonly plants: readonly PlantOfParts[];
  private readonly classByPath = new Map<string, number>();
  private readonly cdus = new Map<string, string[]>();
  private readonly pumps = new Map<string, string[]>();
  private readonly units = new Map<string, string[]>();

  constructor(
    private readonly index: ModelIndex,
    { classes }: StateEvaluator,
    private readonly sinks: HeatSinks,
  ) {
    classes.forEach(({ paths, invalid }, at) => {
      if (!invalid) for (const path of paths) this.classByPath.set(path, at);
    });
    for (const { path, loop } of index.all("cdu")) file(this.cdus, loop, path);
    for (const { path, plant } of index.all("pump")) file(this.pumps, plant, path);
    for (const { path, plant } of index.all("rejection-unit")) file(this.units, plant, path);
    this.plants = sinks
      .plants()
      .map((path) => ({ path, parts: this.partsOf(path) }))
      .filter(({ parts }) => parts.length > 0);
  }

  /** Every class that some plant depends on. */
  classes(): number[] {
    return [...new Set(this.plants.flatMap(({ parts }) => parts.map(({ at }) => at)))];
  }

  of(plant: string): readonly PlantPart[] {
    return this.plants.find(({ path }) => path === plant)?.parts ?? [];
  }

  /** Class of a valid consumer that has feeds. */
  classOf(path: string): number | undefined {
    return this.classByPath.get(path);
  }

  /** A rejection unit of the plant that names no feed. */
  unfed(plant: string): string | undefined {
    const units = this.units.get(plant) ?? [];
    return units.find((path) => this.index.get("rejection-unit", path)?.feeds.length === 0);
  }

  cdusOf(loop: string): UnitClasses {
    return this.classesOf(this.cdus.get(loop) ?? []);
  }

  pumpsOf(water: string): UnitClasses {
    return this.classesOf(this.pumps.get(water) ?? []);
  }

  /** Heat that the rejection units of a plant take which are not out; without bound where all are in service. */
  capacityLeft(plant: string, isIn: (at: number) => boolean): Bounds {
    const units = this.units.get(plant) ?? [];
    const live = units.filter((path) => {
      const at = this.classByPath.get(path);
      return at === undefined || isIn(at);
    });
    if (live.length === units.length) return exactly(Infinity);
    return sumBounds(live.map((path) => ({ each: this.capacityOf(path), count: 1 })));
  }

  private capacityOf(path: string): Bounds {
    const capacity = this.index.get("rejection-unit", path)?.capacity_kw;
    if (capacity !== undefined) return exactly(capacity);
    return { lower: 0, missing: [{ what: "rated heat of the rejection", why: "not stated", path }] };
  }

  private partsOf(plant: string): PlantPart[] {
    const restart_s = restartOf(plant, rejectionOf(this.index, plant));
    const pumps = this.sinks.watersOf(plant).flatMap((water) => this.pumps.get(water) ?? []);
    return [
      ...this.grouped("rejection", this.units.get(plant) ?? [], restart_s),
      ...this.grouped("pump", pumps, exactly(0)),
    ];
  }

  private grouped(kind: PlantPart["kind"], units: readonly string[], restart_s: Bounds): PlantPart[] {
    const byClass = new Map<number, string[]>();
    for (const path of units) {
      const at = this.classByPath.get(path);
      if (at !== undefined) file(byClass, at, path);
    }
    return [...byClass].map(([at, paths]) => ({ at, kind, paths, restart_s }));
  }

  private classesOf(units: readonly string[]): UnitClasses {
    const found = units.map((path) => this.classByPath.get(path));
    const fed = [...new Set(found.filter((at) => at !== undefined))];
    return { fed, isWhole: units.length > 0 && !found.includes(undefined) };
  }
}

function rejectionOf(index: ModelIndex, plant: string): RejectionRecord | undefined {
  const record = index.find(plant);
  return record?.kind === "facility-water" || record?.kind === "cooling-loop" ? record.rejection : undefined;
}

function restartOf(path: string, rejection: RejectionRecord | undefined): Bounds {
  if (rejection?.restart_s !== undefined) return exactly(rejection.restart_s);
  const name = (rejection?.kind ?? "rejection").replace("-", " ");
  return { lower: 0, missing: [{ what: `restart time of the ${name}`, why: "not stated", path }] };
}

function file<K, V>(groups: Map<K, V[]>, key: K, value: V): void {
  const same = groups.get(key);
  if (same) same.push(value);
  else groups.set(key, [value]);
}
