/** Faults that stop the heat rejection of a plant while racks run on: whether its water lasts until it works again. */
import { compareText } from "../../core/order";
import type { ModelIndex } from "../../model/model";
import { joinMissing, type Missing, NOTHING_MISSING } from "../amount";
import { type Bounds, bounds, compareBounds, largest, sumBounds, type Verdict } from "../thermal/bounds";
import type { HeatSinks } from "../thermal/heat-sinks";
import { type CoolingState, unfedPumps } from "../thermal/outage-heat";
import type { RideThrough } from "../thermal/ride-through";
import { isWithin } from "../tolerance";
import type { ConsumerClass } from "./consumers";
import { ALIVE, LOST } from "./loads";
import type { Evaluators } from "./losses";
import { isStoppedPlant, type PlantPart, PlantParts } from "./plant-parts";
import type { StateChange, StateEvaluator } from "./state";
import { isStore } from "./store";
import { timeUntilServed } from "./time-until-served";
import { withAncestors, withDescendants } from "./walk";

/** Heat rejection that stops in one fault and comes back, and the loop that is at its racks' maximum first. */
export interface RejectionLoss {
  readonly lost: string;
  /** Rejection units and pumps that stop, in path order. */
  readonly stopped: readonly string[];
  /** What of the plant stops: its rejection, or else what takes the heat of its condensers, or else the flow of its water. */
  readonly kind: PlantPart["kind"];
  readonly ride: RideThrough;
  /** From the loss until heat rejection works again: load acceptance of the generators, and the restart after it. */
  readonly needed_s: Bounds;
  /** The generators that bring it back, in path order. */
  readonly generators: readonly string[];
  readonly verdict: Verdict;
  /** Racks that run on, on the loops that do not last, in path order. */
  readonly racks: readonly string[];
  readonly missing: readonly Missing[];
}

/** The faults that stop the heat rejection of a plant for a time. */
export interface PlantRideThrough {
  /** The facility water, or the cooling loop with a rejection of its own. */
  readonly path: string;
  /** The one with the least time to spare. */
  readonly worst?: RejectionLoss;
  /** Other losses that the water does not outlast either, in path order. */
  readonly other_losses: readonly string[];
  /** What is missing to tell whether there are such faults. */
  readonly missing: readonly Missing[];
}

/** Plants that stop for a time in some single loss, at the bridge instant, in path order. */
export function plantRideThroughs(
  index: ModelIndex,
  { settled, bridge }: Evaluators,
  sinks: HeatSinks,
): PlantRideThrough[] {
  if (!bridge) return [];
  const parts = new PlantParts(index, settled, sinks);
  const losses = new Map<string, JudgedLoss[]>();
  const feeds = parts.classes().flatMap((at) => [...(settled.classes[at] as ConsumerClass).feeds]);
  for (const lost of withAncestors(settled.network, new Set(feeds))) {
    if (settled.network.nodes[lost]?.invalid) continue;
    bridge.withLost([lost], (before) => {
      const stopped = parts.plants.filter((plant) => isStoppedPlant(plant, before, settled));
      if (stopped.length === 0) return;
      settled.withLost([lost], (after) => {
        for (const plant of stopped) {
          const found = new Fault(parts, sinks, { settled, bridge }, lost, before, after).lossOf(plant.path);
          if (found) losses.set(plant.path, [...(losses.get(plant.path) ?? []), found]);
        }
      });
    });
  }
  return sinks.plants().flatMap((path) => {
    const all = losses.get(path) ?? [];
    const missing = unfedMissing(parts, sinks, settled, path);
    return all.length + missing.length === 0 ? [] : [resultOf(path, all, missing)];
  });
}

/** Where racks are on stored energy, the feeds of heat rejection and pumps decide, so that they have to be stated. */
function unfedMissing(parts: PlantParts, sinks: HeatSinks, settled: StateEvaluator, plant: string): readonly Missing[] {
  const unfed = parts.unfed(plant);
  if (unfed === undefined) return NOTHING_MISSING;
  const { network, classes } = settled;
  const stores = network.nodes.filter(({ record, invalid }) => isStore(record) && !invalid).map(({ at }) => at);
  const backed = withDescendants(network, stores);
  const racks = sinks.loopsOf(plant).flatMap(({ rack_classes }) => rack_classes.flatMap((each) => each.racks));
  const feeds = new Set(racks.flatMap((rack) => classes[parts.classOf(rack) ?? -1]?.feeds ?? []));
  const isBacked = [...feeds].some((feed) => backed.has(feed));
  return isBacked ? [unfed] : NOTHING_MISSING;
}

/** One fault, at its bridge instant and settled. */
class Fault {
  constructor(
    private readonly parts: PlantParts,
    private readonly sinks: HeatSinks,
    private readonly evaluators: { readonly settled: StateEvaluator; readonly bridge: StateEvaluator },
    private readonly lost: number,
    private readonly before: StateChange,
    private readonly after: StateChange,
  ) {}

  /** Undefined where nothing of the plant comes back, or no rack runs on: the settled state says it all. */
  lossOf(plant: string): JudgedLoss | undefined {
    const stopped = this.parts.of(plant).filter(({ at }) => this.isOut(at));
    const back = stopped.filter(({ at }) => this.after.state.fate[at] !== LOST);
    if (back.length === 0) return undefined;
    const live = this.sinks
      .loopsOf(plant)
      .filter(({ rack_classes }) => rack_classes.some(({ racks }) => racks.some((rack) => this.isLive(rack))));
    if (live.length === 0) return undefined;
    const { needed_s, generators } = this.timeUntilBack(back);
    const rides = this.rides(plant).map((ride) => this.judged(ride, needed_s));
    const worst = rides.reduce(
      (most: Judged | undefined, next) => (most && !isWorse(next, most) ? most : next),
      undefined,
    );
    if (!worst) return undefined;
    const failed = new Set(rides.filter(({ verdict }) => verdict === "over").map(({ ride }) => ride.loop));
    const racks = live.filter(({ path }) => failed.has(path)).flatMap(({ rack_classes }) => rack_classes);
    return {
      lost: this.pathOf(this.lost),
      stopped: stopped.flatMap(({ paths }) => paths).sort(compareText),
      kind: KINDS.find((each) => stopped.some(({ kind }) => kind === each)) ?? "rejection",
      ...worst,
      needed_s,
      generators,
      racks: racks.flatMap((each) => each.racks.filter((rack) => this.isLive(rack))).sort(compareText),
    };
  }

  /**
   * Of all loops, with the pumps that nobody can tell about running, and each of their waters alone still:
   * one of these is the least; the most is known only where it is one water.
   */
  private rides(plant: string): RideThrough[] {
    const unsure = this.sinks.watersOf(plant).filter((water) => this.moves(water) === undefined);
    const ridesWith = (still: string | undefined): readonly RideThrough[] =>
      this.sinks.rideThroughs(plant, this.stateWith(unsure, still), (heat) => heat.rejected(plant));
    const moving = ridesWith(undefined);
    if (unsure.length === 0) return [...moving];
    const others = unsure.map((still) => ridesWith(still));
    const missing = unsure.filter((path) => !this.parts.pumpsOf(path).isWhole).map((path) => unfedPumps({ path }));
    return moving.map((ride, at) => {
      const times = [ride, ...others.flatMap((each) => each[at] ?? [])].map(({ time_s }) => time_s);
      return { ...ride, time_s: between(times, unsure.length === 1, missing) };
    });
  }

  private stateWith(unsure: readonly string[], still: string | undefined): CoolingState {
    return {
      isMoving: (water) => (unsure.includes(water) ? water !== still : this.moves(water)),
      isFlowing: (loop) => this.flows(loop),
      isDead: (rack) => this.isDead(rack),
      unitsLeft_kw: (plant) => this.parts.capacityLeft(plant, (at) => !this.isOut(at)),
    };
  }

  private judged(ride: RideThrough, needed: Bounds): Judged {
    const doubts = this.doubts();
    const proved = compareBounds(needed, ride.time_s);
    const verdict = proved === "over" && doubts.length > 0 ? "unknown" : proved;
    const missing = joinMissing(joinMissing(needed.missing, ride.time_s.missing), doubts);
    return { ride, verdict, missing, spare_s: (ride.time_s.lower ?? 0) - (needed.upper ?? needed.lower ?? 0) };
  }

  /** What decides whether something of the plants stops, or any rack runs on. */
  private doubts(): readonly Missing[] {
    const { sets } = this.evaluators.bridge.network;
    let all = NOTHING_MISSING;
    for (const at of this.before.classes) {
      const doubt = this.before.state.classDoubt[at] as number;
      if (sets.hasDoubt(doubt)) all = joinMissing(all, sets.list(doubt));
    }
    return all;
  }

  private timeUntilBack(back: readonly PlantPart[]) {
    const { settled } = this.evaluators;
    const served = back.map(({ at, restart_s }) => {
      const { feeds = [] } = settled.classes[at] ?? {};
      return { ...timeUntilServed(settled, this.before, this.after, feeds), restart_s };
    });
    const times = served.map(({ time_s, restart_s }) =>
      sumBounds([time_s, restart_s].map((each) => ({ each, count: 1 }))),
    );
    const generators = new Set(served.flatMap((each) => each.generators.map((at) => this.pathOf(at))));
    return { needed_s: largest(times), generators: [...generators].sort(compareText) };
  }

  private pathOf(feed: number): string {
    return this.evaluators.settled.network.nodes[feed]?.record.path ?? "";
  }

  private isOut(at: number): boolean {
    const { state } = this.before;
    return this.isLost(at) || this.evaluators.bridge.network.sets.hasDoubt(state.classDoubt[at] as number);
  }

  private isLost(at: number): boolean {
    return this.before.state.fate[at] === LOST;
  }

  /** Undefined for a rack that names no feed. */
  private isDead(rack: string): boolean | undefined {
    return this.parts.isFed(rack) ? !this.isLive(rack) : undefined;
  }

  private isLive(rack: string): boolean {
    const at = this.parts.classOf(rack);
    if (at === undefined || this.evaluators.settled.intact.fate[at] !== ALIVE) return false;
    return !this.isLost(at);
  }

  /** Whether the pumps of a facility water run; undefined where nobody can tell. */
  private moves(water: string): boolean | undefined {
    const { fed, isWhole } = this.parts.pumpsOf(water);
    if (fed.some((at) => !this.isOut(at))) return true;
    return isWhole && fed.every((at) => this.isLost(at)) ? false : undefined;
  }

  /** CDUs without a stated feed are a matter of the rules on flow; those that may run give their heat to the water. */
  private flows(loop: string): boolean {
    const { fed, isWhole } = this.parts.cdusOf(loop);
    return !isWhole || fed.some((at) => !this.isLost(at));
  }
}

interface Judged {
  readonly ride: RideThrough;
  readonly verdict: Verdict;
  readonly missing: readonly Missing[];
  readonly spare_s: number;
}

type JudgedLoss = RejectionLoss & Pick<Judged, "spare_s">;

const KINDS: readonly PlantPart["kind"][] = ["rejection", "condenser", "pump"];

const GRAVITY: Readonly<Record<Verdict, number>> = { over: 2, unknown: 1, within: 0 };

/** Graver, or as grave with less time to spare; the first in path order keeps a tie. */
function isWorse(left: Pick<Judged, "verdict" | "spare_s">, right: Pick<Judged, "verdict" | "spare_s">): boolean {
  const gravity = GRAVITY[left.verdict] - GRAVITY[right.verdict];
  return gravity !== 0 ? gravity > 0 : !isWithin(right.spare_s, left.spare_s);
}

/** From the least of several to the most, where that is known. */
function between(all: readonly Bounds[], isWhole: boolean, missing: readonly Missing[]): Bounds {
  const uppers = all.flatMap(({ upper }) => upper ?? []);
  const most = isWhole && uppers.length === all.length ? Math.max(...uppers) : undefined;
  const lacking = all.reduce((joined, each) => joinMissing(joined, each.missing), missing);
  return bounds(Math.min(...all.map(({ lower }) => lower ?? 0)), most, lacking);
}

function resultOf(path: string, losses: readonly JudgedLoss[], missing: readonly Missing[]): PlantRideThrough {
  const [first, ...others] = losses;
  if (!first) return { path, other_losses: [], missing };
  const worst = others.reduce((most, next) => (isWorse(next, most) ? next : most), first);
  const failed = losses.filter((each) => each !== worst && each.verdict === "over");
  return { path, worst, other_losses: failed.map(({ lost }) => lost), missing };
}
