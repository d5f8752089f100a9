/**
 * The consumer classes that a plant depends on: its rejection units, the pumps of its water, what takes the heat of its
 * condensers, and the CDUs of its loops.
 */
import type { ModelIndex } from "../../model/model";
import type { RejectionRecord } from "../../model/records";
import { joinMissing, type Missing } from "../amount";
import { type Bounds, bounds, exactly, sumBounds } from "../thermal/bounds";
import type { HeatSinks } from "../thermal/heat-sinks";
import { unfedPumps, watersFrom } from "../thermal/outage-heat";
import { rejectionOf } from "../thermal/plant-inputs";
import { ratedHeat } from "../thermal/rejection";
import { ALIVE, LOST } from "./loads";
import type { StateChange, StateEvaluator } from "./state";

/** Like rejection units or pumps of one plant, or of the condenser water of its chillers. */
export interface PlantPart {
  /** Position of the class. */
  readonly at: number;
  readonly kind: "rejection" | "condenser" | "pump";
  /** In path order. */
  readonly paths: readonly string[];
  /** From power of this part until the plant works. */
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

  /** Whether a rack names a feed; one that does not may run on. */
  isFed(rack: string): boolean {
    return this.index.get("rack", rack)?.feeds.length !== 0;
  }

  /** What the plant depends on and names no feed. */
  unfed(plant: string): Missing | undefined {
    const way = this.wayOf(plant);
    const unit = way
      .flatMap((each) => this.units.get(each) ?? [])
      .find((path) => this.index.get("rejection-unit", path)?.feeds.length === 0);
    if (unit !== undefined) return unfedUnits(unit);
    const waters = [...this.sinks.watersOf(plant), ...way.slice(1)];
    const still = waters.find((water) =>
      (this.pumps.get(water) ?? []).some((path) => this.index.get("pump", path)?.feeds.length === 0),
    );
    return still === undefined ? undefined : unfedPumps({ path: still });
  }

  cdusOf(loop: string): UnitClasses {
    return this.classesOf(this.cdus.get(loop) ?? []);
  }

  pumpsOf(water: string): UnitClasses {
    return this.classesOf(this.pumps.get(water) ?? []);
  }

  /**
   * Heat that the rejection units of a plant take which are not out; without bound where all are in service. Units without
   * a stated feed may be out.
   */
  capacityLeft(plant: string, isIn: (at: number) => boolean): Bounds {
    const units = this.units.get(plant) ?? [];
    const unfed = units.filter((path) => !this.classByPath.has(path));
    const live = units.filter((path) => {
      const at = this.classByPath.get(path);
      return at !== undefined && isIn(at);
    });
    if (live.length === units.length) return exactly(Infinity);
    const sure = sumBounds(live.map((path) => ({ each: this.capacityOf(path), count: 1 })));
    const [first] = unfed;
    if (first === undefined) return sure;
    const all = sumBounds([...live, ...unfed].map((path) => ({ each: this.capacityOf(path), count: 1 })));
    const most = live.length + unfed.length === units.length ? Infinity : all.upper;
    return bounds(sure.lower, most, joinMissing(all.missing, [unfedUnits(first)]));
  }

  private capacityOf(path: string): Bounds {
    const unit = this.index.get("rejection-unit", path);
    const capacity = unit && ratedHeat(unit);
    if (capacity !== undefined) return exactly(capacity);
    return { lower: 0, missing: [{ what: "rated heat of the rejection", why: "not stated", path }] };
  }

  /** The plant, and the waters that take the heat of its condensers, and of theirs. */
  private wayOf(plant: string): string[] {
    const way = [plant];
    let rejection = rejectionOf(this.index, plant);
    while (rejection?.condenser !== undefined) {
      const waters = watersFrom(this.index, rejection.condenser).map(({ path }) => path);
      if (waters.length === 0 || waters.some((path) => way.includes(path))) break;
      way.push(...waters);
      rejection = rejectionOf(this.index, way.at(-1) as string);
    }
    return way;
  }

  /**
   * A chiller starts again only once its condenser water is back, and once its own water flows: the restart times of a
   * tower and of the chiller above it add up, and pumps count with that of the chiller that stops with them.
   */
  private partsOf(plant: string): PlantPart[] {
    const [own, ...condensers] = this.wayOf(plant) as [string, ...string[]];
    const rejection = rejectionOf(this.index, plant);
    let restart_s = restartOf(own, rejection);
    const isChiller = rejection?.kind === "chiller";
    const pumps = this.sinks.watersOf(plant).filter((water) => water !== own);
    const parts = [
      ...this.grouped("rejection", this.units.get(own) ?? [], restart_s),
      ...this.grouped("pump", this.pumps.get(own) ?? [], isChiller ? restart_s : exactly(0)),
      ...this.grouped(
        "pump",
        pumps.flatMap((water) => this.pumps.get(water) ?? []),
        exactly(0),
      ),
    ];
    for (const water of condensers) {
      parts.push(...this.grouped("condenser", this.pumps.get(water) ?? [], restart_s));
      const next = rejectionOf(this.index, water);
      if (!next) continue;
      restart_s = sumBounds([restart_s, restartOf(water, next)].map((each) => ({ each, count: 1 })));
      parts.push(...this.grouped("condenser", this.units.get(water) ?? [], restart_s));
    }
    return parts;
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

function unfedUnits(path: string): Missing {
  return { what: "feeds of the heat rejection", why: "none stated", path };
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
