/** Which water takes up the heat of which racks once nothing rejects it. */
import { compareText } from "../../core/order";
import type { ModelIndex } from "../../model/model";
import type { CoolingLoopRecord, FacilityWaterRecord } from "../../model/records";
import { joinMissing, scale, sum } from "../amount";
import { type Bounds, bounds, boundsOf, exactly, smallest, sumBounds, unbounded } from "./bounds";
import { groupBy } from "./group-by";
import type { LoopThermal } from "./loop";
import type { PlantThermal } from "./plant";
import type { HeatSource } from "./plant-heat";
import type { LoopRackClass } from "./racks";
import { coldInLoop, coldInWater, type ColdStore, rideThrough, type RideThrough, riseOf } from "./ride-through";

/** What still works while heat rejection is lost. */
export interface RejectionOutage {
  /** Whether the pumps of a facility water run; its CDUs reach no other water otherwise. */
  readonly isMoving: (water: string) => boolean;
  /** Whether a CDU pump of the loop runs: without one its volume does not count, and loss of flow is another matter. */
  readonly isFlowing: (loop: string) => boolean;
  /** Racks that are off: they give no heat. */
  readonly isDead: (rack: string) => boolean;
  /** What the units that are left of the plant take. */
  readonly rejected_kw: Bounds;
}

/** Everything runs, except what rejects the heat. */
export const REJECTION_LOST: RejectionOutage = {
  isMoving: () => true,
  isFlowing: () => true,
  isDead: () => false,
  rejected_kw: exactly(0),
};

const OTHER_SOURCES: ReadonlySet<HeatSource["kind"]> = new Set(["air-units", "rear-doors", "pumps"]);

/** A loop with the facility waters between it and what rejects its heat, in that order. */
interface Branch {
  readonly record: CoolingLoopRecord;
  readonly thermal: LoopThermal;
  readonly waters: readonly FacilityWaterRecord[];
}

/** The facility waters between a loop and what rejects its heat; none where the loop has its own rejection. */
export function watersOf(index: ModelIndex, { facility }: CoolingLoopRecord): readonly FacilityWaterRecord[] {
  const found: FacilityWaterRecord[] = [];
  let next = index.get("facility-water", facility);
  while (next && !found.includes(next)) {
    found.push(next);
    next = next.rejection ? undefined : index.get("facility-water", next.exchanger?.to);
  }
  return found;
}

/** The loops by the element that rejects their heat: a facility water, or the loop itself. */
export class HeatSinks {
  private readonly byPlant = new Map<string, Branch[]>();

  constructor(
    private readonly index: ModelIndex,
    loops: ReadonlyMap<string, LoopThermal>,
    private readonly plantsByPath: ReadonlyMap<string, PlantThermal>,
  ) {
    for (const record of index.all("cooling-loop")) {
      const thermal = loops.get(record.path);
      if (!thermal || record.problems || thermal.rack_count === 0) continue;
      const waters = watersOf(index, record);
      const plant = waters.at(-1)?.path ?? record.path;
      const same = this.byPlant.get(plant);
      if (same) same.push({ record, thermal, waters });
      else this.byPlant.set(plant, [{ record, thermal, waters }]);
    }
  }

  /** In path order. */
  plants(): string[] {
    return [...this.byPlant.keys()].sort(compareText);
  }

  /** The loops whose heat the plant rejects, in path order. */
  loopsOf(plant: string): readonly LoopThermal[] {
    return (this.byPlant.get(plant) ?? []).map(({ thermal }) => thermal);
  }

  /** The facility waters of a plant, in path order. */
  watersOf(plant: string): readonly string[] {
    const all = (this.byPlant.get(plant) ?? []).flatMap(({ waters }) => waters.map(({ path }) => path));
    return [...new Set(all)].sort(compareText);
  }

  /** How long each loop of the plant is cooled, in path order; loops without flow or heat are left out. */
  rideThroughs(plant: string, outage: RejectionOutage): readonly RideThrough[] {
    const flowing = (this.byPlant.get(plant) ?? []).filter(({ record }) => outage.isFlowing(record.path));
    const groups = groupBy(flowing, (branch) => reached(branch, outage).at(-1)?.path ?? branch.record.path);
    const rides = [...groups.values()].flatMap((together) => this.ridesTogether(together, outage));
    return rides.sort((left, right) => compareText(left.loop, right.loop));
  }

  /** Of loops that share their water. */
  private ridesTogether(branches: readonly Branch[], outage: RejectionOutage): RideThrough[] {
    const stores = this.storesOf(branches, outage);
    const heats = branches.map(({ thermal }) => liveHeat(thermal, outage));
    const heat = sumBounds([...heats, ...stores.flatMap(({ path }) => this.otherHeat(path))].map(once));
    return branches.flatMap((branch, at) => {
      const isWhole = reached(branch, outage).length === branch.waters.length;
      const rest = isWhole ? less(heat, outage.rejected_kw) : heat;
      return hasHeat(heats[at] as Bounds) ? [rideThrough(branch.thermal, stores, rest)] : [];
    });
  }

  /** Heat of air units, rear doors and pumps into a water. */
  private otherHeat(path: string): Bounds[] {
    const sources = this.plantsByPath.get(path)?.sources ?? [];
    return sources.filter(({ kind }) => OTHER_SOURCES.has(kind)).map(({ heat_kw }) => heat_kw);
  }

  private storesOf(branches: readonly Branch[], outage: RejectionOutage): ColdStore[] {
    const stores = new Map<string, ColdStore>();
    for (const { record, thermal } of branches) stores.set(record.path, coldInLoop(this.index, record, thermal));
    for (const branch of branches) {
      for (const water of reached(branch, outage)) {
        if (!stores.has(water.path)) stores.set(water.path, this.coldIn(water, branches));
      }
    }
    return [...stores.values()];
  }

  /** The water warms up as far as the loop that may do so least. */
  private coldIn(water: FacilityWaterRecord, branches: readonly Branch[]): ColdStore {
    const missing = { what: "supply temperature of the facility water", why: "not stated", path: water.path };
    const supply = this.plantsByPath.get(water.path)?.water.supply_c ?? unbounded(missing);
    const above = branches.filter(({ waters }) => waters.includes(water));
    return coldInWater(this.index, water, supply, smallest(above.map(({ thermal }) => riseOf(thermal))));
  }
}

/** The waters of a branch that its heat reaches: as far as pumps run. */
function reached({ waters }: Branch, { isMoving }: RejectionOutage): readonly FacilityWaterRecord[] {
  const still = waters.findIndex(({ path }) => !isMoving(path));
  return still < 0 ? waters : waters.slice(0, still);
}

/** Heat of the live racks on the loop. */
function liveHeat({ rack_classes, liquid_kw }: LoopThermal, { isDead }: RejectionOutage): Bounds {
  const isAnyDead = rack_classes.some(({ racks }) => racks.some(isDead));
  if (!isAnyDead) return boundsOf(liquid_kw);
  const live = ({ racks }: LoopRackClass): number => racks.filter((rack) => !isDead(rack)).length;
  return boundsOf(sum(rack_classes.map((each) => scale(each.liquid_kw, live(each)))));
}

function hasHeat({ lower, upper }: Bounds): boolean {
  return lower !== 0 || upper !== 0;
}

function less(heat: Bounds, taken: Bounds): Bounds {
  const left = (all: number | undefined, part: number | undefined): number | undefined =>
    all === undefined || part === undefined ? undefined : Math.max(0, all - part);
  const missing = joinMissing(heat.missing, taken.missing);
  return bounds(left(heat.lower, taken.upper ?? heat.lower), left(heat.upper, taken.lower), missing);
}

function once(each: Bounds) {
  return { each, count: 1 };
}
