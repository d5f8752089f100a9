/** Heat of racks and rooms that reaches a plant while something is out, and what the plant still rejects of it. */
import type { ModelIndex } from "../../model/model";
import type { CoolingLoopRecord, FacilityWaterRecord } from "../../model/records";
import { joinMissing, type Missing, scale, sum } from "../amount";
import { type Bounds, bounds, boundsOf, compareBounds, exactly, smallest, sumBounds } from "./bounds";
import type { LoopThermal } from "./loop";
import type { PlantThermal } from "./plant";
import type { HeatSource } from "./plant-heat";
import { rejectionOf } from "./plant-inputs";
import type { LoopRackClass } from "./racks";

/** What works. */
export interface CoolingState {
  /** Whether the pumps of a facility water run: nothing reaches or leaves it otherwise. Undefined where nobody can tell. */
  readonly isMoving: (water: string) => boolean | undefined;
  /** Whether a CDU pump of the loop runs: without one its volume does not count, and loss of flow is another matter. */
  readonly isFlowing: (loop: string) => boolean;
  /** Racks that are off: they give no heat. Undefined where nobody can tell. */
  readonly isDead: (rack: string) => boolean | undefined;
  /** Rated heat of the units of a plant that run; infinite where all do. */
  readonly unitsLeft_kw: (plant: string) => Bounds;
}

/** A facility water and those that its heat goes on to by exchangers, up to the one with a rejection. */
export function watersFrom(index: ModelIndex, path: string | undefined): readonly FacilityWaterRecord[] {
  const found: FacilityWaterRecord[] = [];
  let next = index.get("facility-water", path);
  while (next && !found.includes(next)) {
    found.push(next);
    next = next.rejection ? undefined : index.get("facility-water", next.exchanger?.to);
  }
  return found;
}

/** The facility waters between a loop and what rejects its heat; none where the loop has its own rejection. */
export function watersOf(index: ModelIndex, { facility }: CoolingLoopRecord): readonly FacilityWaterRecord[] {
  return watersFrom(index, facility);
}

/** Heats in one state, each computed once. */
export class LiveHeat {
  private readonly loopHeats = new Map<string, Bounds>();
  private readonly plantHeats = new Map<string, Bounds>();

  constructor(
    private readonly index: ModelIndex,
    private readonly loops: ReadonlyMap<string, LoopThermal>,
    private readonly plants: ReadonlyMap<string, PlantThermal>,
    private readonly state: CoolingState,
  ) {}

  /** Heat of the live racks on a loop. */
  ofLoop(loop: LoopThermal): Bounds {
    const before = this.loopHeats.get(loop.path);
    if (before) return before;
    const found = liveHeat(loop, this.state);
    this.loopHeats.set(loop.path, found);
    return found;
  }

  /** Heat into a plant: of flowing loops, rooms, pumps, and of other plants by exchangers and condensers. */
  into(plant: string): Bounds {
    const before = this.plantHeats.get(plant);
    if (before) return before;
    // Water that leads back to itself has a problem of its own.
    this.plantHeats.set(plant, exactly(0));
    const found = sumBounds((this.plants.get(plant)?.sources ?? []).map((each) => once(this.given(each))));
    this.plantHeats.set(plant, found);
    return found;
  }

  private given({ kind, path, heat_kw }: HeatSource): Bounds {
    if (kind === "loop") {
      const loop = this.loops.get(path);
      if (!loop || this.index.isLiquidToAir(path)) return heat_kw;
      return this.state.isFlowing(path) ? this.ofLoop(loop) : exactly(0);
    }
    if (kind !== "exchanger" && kind !== "condenser") return heat_kw;
    if (this.state.isMoving(path) === false) return exactly(0);
    return kind === "exchanger" ? this.into(path) : this.condenserHeat(path);
  }

  /** What chillers that run take, and the work of their compressors: heat x (1 + 1 / COP). */
  private condenserHeat(plant: string): Bounds {
    const taken = smallest([this.into(plant), this.state.unitsLeft_kw(plant)]);
    const cop = rejectionOf(this.index, plant)?.cop;
    if (cop !== undefined) return sumBounds([{ each: taken, count: 1 + 1 / cop }]);
    const missing = joinMissing(taken.missing, [{ what: "COP of the chiller", why: "not stated", path: plant }]);
    return bounds(taken.lower, taken.upper === 0 ? 0 : undefined, missing);
  }

  /**
   * What the units of a plant take. Chillers take nothing unless their condenser water moves and all its heat is rejected:
   * condenser water that warms up is soon too warm for them, and no credit is given for its volume.
   */
  rejected(plant: string, above: readonly string[] = []): Bounds {
    const units = this.state.unitsLeft_kw(plant);
    const condenser = rejectionOf(this.index, plant)?.condenser;
    if (condenser === undefined || above.includes(plant)) return units;
    const waters = watersFrom(this.index, condenser);
    if (waters.some(({ path }) => this.state.isMoving(path) === false)) return exactly(0);
    const still = waters.filter(({ path }) => this.state.isMoving(path) === undefined).map(unsurePumps);
    const last = waters.at(-1)?.path;
    if (last === undefined) return units;
    const capacity = this.rejected(last, [...above, plant]);
    const heat = this.into(last);
    const verdict = capacity.lower === Infinity ? "within" : compareBounds(heat, capacity);
    if (verdict === "over") return exactly(0);
    const missing = verdict === "within" ? still : joinMissing(joinMissing(heat.missing, capacity.missing), still);
    return missing.length === 0 ? units : bounds(0, units.upper, joinMissing(units.missing, missing));
  }
}

/** Pumps of which nobody says what feeds them. */
export function unfedPumps({ path }: Pick<FacilityWaterRecord, "path">): Missing {
  return { what: "feeds of the pumps of the facility water", why: "none stated", path };
}

function unsurePumps({ path }: FacilityWaterRecord): Missing {
  return { what: "supply of the pumps of the facility water", why: "not known", path };
}

function liveHeat({ rack_classes, liquid_kw }: LoopThermal, { isDead }: CoolingState): Bounds {
  const racks = rack_classes.flatMap((each) => each.racks);
  const unsure = racks.find((rack) => isDead(rack) === undefined);
  if (unsure === undefined && !racks.some(isDead)) return boundsOf(liquid_kw);
  const heatOf = (isCounted: (rack: string) => boolean): Bounds => {
    const count = (each: LoopRackClass): number => each.racks.filter(isCounted).length;
    return boundsOf(sum(rack_classes.map((each) => scale(each.liquid_kw, count(each)))));
  };
  const most = heatOf((rack) => isDead(rack) !== true);
  if (unsure === undefined) return most;
  const missing = [{ what: "feeds of the racks", why: "none stated", path: unsure }];
  return bounds(heatOf((rack) => isDead(rack) === false).lower, most.upper, joinMissing(most.missing, missing));
}

function once(each: Bounds) {
  return { each, count: 1 };
}

/** Everything runs. */
export const ALL_RUNS: CoolingState = {
  isMoving: () => true,
  isFlowing: () => true,
  isDead: () => false,
  unitsLeft_kw: () => exactly(Infinity),
};
