/** Which water takes up the heat of which racks once nothing rejects it. */
import { compareText } from "../../core/order";
import type { ModelIndex } from "../../model/model";
import type { CoolingLoopRecord, FacilityWaterRecord } from "../../model/records";
import { type Bounds, exactly, unbounded } from "./bounds";
import { coldInLoop, coldInWater, type ColdStore, riseOf } from "./cold-store";
import { groupBy } from "./group-by";
import { type CoolingState, LiveHeat, watersOf } from "./outage-heat";
import type { LoopThermal } from "./loop";
import type { PlantThermal } from "./plant";
import { type LoopWater, rideThrough, type RideThrough, type Siblings } from "./ride-through";

/** A loop with the facility waters between it and what rejects its heat, in that order. */
interface Branch {
  readonly record: CoolingLoopRecord;
  readonly thermal: LoopThermal;
  readonly waters: readonly FacilityWaterRecord[];
}

/** The loops by the element that rejects their heat: a facility water, or the loop itself. */
export class HeatSinks {
  private readonly byPlant = new Map<string, Branch[]>();

  constructor(
    private readonly index: ModelIndex,
    private readonly loops: ReadonlyMap<string, LoopThermal>,
    private readonly plantsByPath: ReadonlyMap<string, PlantThermal>,
  ) {
    for (const record of index.all("cooling-loop")) {
      const thermal = loops.get(record.path);
      if (!thermal || record.problems || thermal.rack_count === 0) continue;
      // Heat that goes to the room air is no matter of water.
      if (index.isLiquidToAir(record.path)) continue;
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

  /** The heats of a state. */
  heatIn(state: CoolingState): LiveHeat {
    return new LiveHeat(this.index, this.loops, this.plantsByPath, state);
  }

  /**
   * How long each loop of the plant is cooled, in path order; loops without flow or heat are left out.
   *
   * @param rejected_kw - what the plant still takes
   */
  rideThroughs(plant: string, state: CoolingState, rejected_kw: (heat: LiveHeat) => Bounds): readonly RideThrough[] {
    const flowing = (this.byPlant.get(plant) ?? []).filter(({ record }) => state.isFlowing(record.path));
    const heat = this.heatIn(state);
    const rejected = rejected_kw(heat);
    const cold = new Map(flowing.map(({ record, thermal }) => [record.path, this.loopWater(record, thermal, heat)]));
    const likes = this.likes(flowing, cold, state);
    const rides = flowing.flatMap((branch): RideThrough[] => {
      const own = cold.get(branch.record.path) as LoopWater;
      if (!hasHeat(own.heat_kw)) return [];
      const waters = reached(branch, state);
      const isWhole = waters.length === branch.waters.length;
      const last = waters.at(-1)?.path ?? (isWhole ? plant : undefined);
      return [
        rideThrough(branch.thermal, own, {
          waters: waters.map((water) => this.coldIn(water, branch.thermal)),
          siblings: siblingsOf(own, likes.get(waters[0]?.path ?? "") ?? new Map()),
          heat_kw: last === undefined ? own.heat_kw : heat.into(last),
          rejected_kw: isWhole ? rejected : NOTHING_REJECTED,
        }),
      ];
    });
    return rides.sort((left, right) => compareText(left.loop, right.loop));
  }

  /** Loops on the same nearest water, alike ones together. */
  private likes(branches: readonly Branch[], cold: ReadonlyMap<string, LoopWater>, state: CoolingState): Likes {
    const near = groupBy(branches, (branch) => reached(branch, state)[0]?.path);
    return new Map(
      [...near].map(([water, all]) => [
        water,
        groupBy(
          all.flatMap(({ record }) => cold.get(record.path) ?? []),
          likeness,
        ),
      ]),
    );
  }

  private loopWater(record: CoolingLoopRecord, thermal: LoopThermal, heat: LiveHeat): LoopWater {
    return { cold: coldInLoop(this.index, record, thermal), heat_kw: heat.ofLoop(thermal) };
  }

  private coldIn(water: FacilityWaterRecord, loop: LoopThermal): ColdStore {
    const missing = { what: "supply temperature of the facility water", why: "not stated", path: water.path };
    const supply = this.plantsByPath.get(water.path)?.water.supply_c ?? unbounded(missing);
    return coldInWater(this.index, water, supply, riseOf(loop));
  }
}

const NOTHING_REJECTED = exactly(0);

/** By water, then by likeness. */
type Likes = ReadonlyMap<string, ReadonlyMap<string, readonly LoopWater[]>>;

/** What decides how much heat a loop takes up. */
function likeness({ cold: { capacity_kj_per_k, hold_s }, heat_kw }: LoopWater): string {
  return [capacity_kj_per_k, hold_s, heat_kw].map(({ lower, upper }) => `${lower} ${upper}`).join(" ");
}

function siblingsOf(own: LoopWater, likes: ReadonlyMap<string, readonly LoopWater[]>): Siblings[] {
  const ownLikeness = likeness(own);
  return [...likes].flatMap(([key, all]) => {
    const count = all.length - (key === ownLikeness ? 1 : 0);
    return count > 0 && all[0] ? [{ each: all[0], count }] : [];
  });
}

/** The waters of a branch that its heat reaches: as far as pumps run. */
function reached({ waters }: Branch, { isMoving }: CoolingState): readonly FacilityWaterRecord[] {
  const still = waters.findIndex(({ path }) => isMoving(path) === false);
  return still < 0 ? waters : waters.slice(0, still);
}

function hasHeat({ lower, upper }: Bounds): boolean {
  return lower !== 0 || upper !== 0;
}
