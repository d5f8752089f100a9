/** Cooling that a power state takes: which of its units die, and which loops, plants and rooms the live ones no longer carry. */
import type { ModelIndex } from "../../model/model";
import type { RackRecord } from "../../model/records";
import { joinMissing, type Missing, NOTHING_MISSING } from "../amount";
import type { RackLoads } from "../rack-load";
import {
  airShortfall,
  cduShortfall,
  type CoolingLeft,
  type CoolingShortfall,
  plantShortfall,
} from "../thermal/cooling-left";
import type { CoolingSystems } from "../thermal/cooling-systems";
import type { PlantThermal } from "../thermal/plant";
import type { ConsumerKind } from "./consumers";
import { ALIVE, LOST } from "./loads";
import type { StateChange, StateEvaluator } from "./state";

export interface CoolingVerdict {
  /** Loops, then plants, then floors, each in path order. */
  readonly shortfalls: readonly CoolingShortfall[];
  readonly missing: readonly Missing[];
}

export const ALL_COOLED: CoolingVerdict = { shortfalls: [], missing: NOTHING_MISSING };

const COOLING: ReadonlySet<ConsumerKind> = new Set(["cdu", "rejection", "pump", "air-unit"]);

/** Whether consumers of the kind cool racks. */
export function isCooling(kind: ConsumerKind): boolean {
  return COOLING.has(kind);
}

/** Judges cooling in settled states; most states kill no unit of it, and like ones are judged once. */
export class CoolingJudge {
  private readonly judged = new Map<string, CoolingLeft>();
  private readonly placesOfClass = new Map<number, ReadonlyMap<string, readonly string[]>>();

  private readonly cooled: ReadonlyMap<string, Cooled>;

  constructor(
    private readonly index: ModelIndex,
    loads: RackLoads,
    systems: CoolingSystems,
    private readonly settled: StateEvaluator,
  ) {
    this.cooled = cooledIn(index, loads, systems);
  }

  /** Classes of cooling units that run with nothing lost and are dead in the state. */
  deadUnits({ state, classes }: StateChange): number[] {
    const { intact, classes: all } = this.settled;
    return [...classes].filter((at) => {
      const isNew = state.fate[at] === LOST && intact.fate[at] === ALIVE;
      const each = all[at];
      return isNew && each !== undefined && isCooling(each.kind) && !each.invalid;
    });
  }

  /**
   * @param units - classes of cooling units without supply
   * @param racks - classes of racks that are off
   */
  judge(units: readonly number[], racks: readonly number[]): CoolingVerdict {
    if (units.length === 0) return ALL_COOLED;
    const [unitsOf, deadOf] = [this.grouped(units), this.grouped(racks)];
    const touched = [...unitsOf.keys()].flatMap((place) => this.cooled.get(place) ?? []);
    const found = touched
      .sort((left, right) => left.rank - right.rank)
      .map((each) => this.left(each, unitsOf.get(each.place) ?? [], deadOf));
    const missing = found.reduce(
      (all, each) => (each.shortfall ? all : joinMissing(all, each.missing)),
      NOTHING_MISSING,
    );
    return { shortfalls: found.flatMap(({ shortfall }) => shortfall ?? []), missing };
  }

  private left({ place, racksIn, judge }: Cooled, units: readonly number[], deadOf: ClassesByPlace): CoolingLeft {
    const racks = racksIn.flatMap((from) => (deadOf.get(from) ?? []).map((at) => ({ at, from })));
    const key = `${place}\n${units.join()}\n${racks.map(({ at, from }) => `${at} ${from}`).join()}`;
    const before = this.judged.get(key);
    if (before) return before;
    const out = units.flatMap((at) => this.places(at).get(place) ?? []);
    const dead = racks.flatMap(({ at, from }) => this.places(at).get(from) ?? []);
    const found = judge(new Set(out), new Set(dead));
    this.judged.set(key, found);
    return found;
  }

  /** The classes by what they serve, or where they stand. */
  private grouped(classes: readonly number[]): ClassesByPlace {
    const found = new Map<string, number[]>();
    for (const at of classes) {
      for (const place of this.places(at).keys()) {
        const same = found.get(place);
        if (same) same.push(at);
        else found.set(place, [at]);
      }
    }
    return found;
  }

  /** The members of a class by what they serve, or where they stand. */
  private places(at: number): ReadonlyMap<string, readonly string[]> {
    const before = this.placesOfClass.get(at);
    if (before) return before;
    const found = new Map<string, string[]>();
    for (const path of this.settled.classes[at]?.paths ?? []) {
      for (const place of placesOf(this.index, path)) {
        const same = found.get(place);
        if (same) same.push(path);
        else found.set(place, [path]);
      }
    }
    this.placesOfClass.set(at, found);
    return found;
  }
}

type ClassesByPlace = ReadonlyMap<string, readonly number[]>;

/** Something that units cool: the CDUs of a loop, a plant, the air of a floor. */
interface Cooled {
  /** As units and racks name it. */
  readonly place: string;
  /** Loops, then plants, then floors, each in path order. */
  readonly rank: number;
  /** Loops and floors whose racks it cools. */
  readonly racksIn: readonly string[];
  readonly judge: (out: ReadonlySet<string>, dead: ReadonlySet<string>) => CoolingLeft;
}

function cooledIn(index: ModelIndex, loads: RackLoads, systems: CoolingSystems): ReadonlyMap<string, Cooled> {
  const { loops, plants, floors } = systems;
  const without = (out: ReadonlySet<string>, dead: ReadonlySet<string>) => ({ index, loads, systems, out, dead });
  const all: Omit<Cooled, "rank">[] = [
    ...[...loops].map(([path, loop]) => ({
      place: `cdus of ${path}`,
      racksIn: [`loop ${path}`],
      judge: (out: ReadonlySet<string>, dead: ReadonlySet<string>) => cduShortfall(without(out, dead), loop),
    })),
    ...[...plants].map(([path, plant]) => ({
      place: `plant ${path}`,
      racksIn: racksOf(plant),
      judge: (out: ReadonlySet<string>, dead: ReadonlySet<string>) => plantShortfall(without(out, dead), plant),
    })),
    ...[...floors].map(([path, floor]) => ({
      place: `air of ${path}`,
      racksIn: [`floor ${path}`],
      judge: (out: ReadonlySet<string>, dead: ReadonlySet<string>) => airShortfall(without(out, dead), floor),
    })),
  ];
  return new Map(all.map((each, rank) => [each.place, { ...each, rank }]));
}

function racksOf({ loops, floors }: PlantThermal): string[] {
  return [...loops.map((path) => `loop ${path}`), ...floors.map((path) => `floor ${path}`)];
}

function placesOf(index: ModelIndex, path: string): string[] {
  const record = index.find(path);
  switch (record?.kind) {
    case "cdu":
      return [`cdus of ${record.loop}`];
    case "rejection-unit":
    case "pump":
      return [`plant ${record.plant}`];
    case "air-unit":
      return [`air of ${record.floor}`];
    case "rack":
      return rackPlaces(index, record);
    default:
      return [];
  }
}

function rackPlaces(index: ModelIndex, { path, loop }: RackRecord): string[] {
  const floor = index.floorOf(path)?.path;
  return [...(loop === undefined ? [] : [`loop ${loop}`]), ...(floor === undefined ? [] : [`floor ${floor}`])];
}
