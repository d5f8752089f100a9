/** Racks that the loss of one element takes, and what was promised to them. */
import { compareText } from "../../core/order";
import type { ModelIndex } from "../../model/model";
import type { PowerFeedRecord } from "../../model/records";
import type { Missing } from "../amount";
import type { RackLoss, SingleLosses } from "./losses";
import { NOTHING } from "./missing";
import type { FeedNode } from "./network";
import type { StateEvaluator } from "./state";
import type { Instant } from "./supply";

/** An element whose loss takes racks. */
export interface LossOfRacks {
  readonly path: string;
  /** The claim that covers the element; absent where nothing is claimed. */
  readonly claim?: string;
  /** The group that claims it, or the element itself. */
  readonly claimed_on: string;
  /** The instant that takes more racks, the settled one on a tie. */
  readonly instant: Instant;
  /** Racks that are dead at either instant, in path order. */
  readonly racks: readonly string[];
  /** Those of `racks` that stand in a place that must survive any single loss, with the outermost such place of each. */
  readonly must_survive: ReadonlyMap<string, string>;
}

/** An element of which nobody knows whether its loss takes racks, or further racks. */
export interface UnsureLoss {
  readonly path: string;
  readonly claim?: string;
  /** Some of the racks concerned stand in a place that must survive any single loss. */
  readonly must_survive: boolean;
  readonly missing: readonly Missing[];
}

/** One entry per element whose loss takes racks, in path order. */
export function lossesOfRacks(index: ModelIndex, evaluator: StateEvaluator, losses: SingleLosses): LossOfRacks[] {
  const places = survivingPlaces(index);
  return perElement(losses, ({ classes }) => classes.length > 0).map(([lost, found]) => {
    const { record, claim } = evaluator.network.nodes[lost] as FeedNode;
    const racks = racksOf(
      evaluator,
      found.flatMap((each) => each.classes),
    );
    const [first, ...others] = found as [RackLoss, ...RackLoss[]];
    const most = others.reduce(
      (more, each) => (countOf(evaluator, each) > countOf(evaluator, more) ? each : more),
      first,
    );
    const promised = places.size === 0 ? [] : racks.filter((rack) => places.has(rack));
    return {
      path: record.path,
      ...(claim !== undefined && { claim }),
      claimed_on: claimedOn(record),
      instant: most.instant,
      racks,
      must_survive: new Map(promised.map((rack) => [rack, places.get(rack) as string])),
    };
  });
}

/** One entry per element whose loss takes racks or not for want of an input, in path order. */
export function unsureLosses(index: ModelIndex, evaluator: StateEvaluator, losses: SingleLosses): UnsureLoss[] {
  const places = survivingPlaces(index);
  const { nodes, sets } = evaluator.network;
  return perElement(losses, ({ unsure }) => unsure.length > 0).map(([lost, found]) => {
    const { record, claim } = nodes[lost] as FeedNode;
    const racks =
      places.size === 0
        ? []
        : racksOf(
            evaluator,
            found.flatMap((each) => each.unsure),
          );
    return {
      path: record.path,
      ...(claim !== undefined && { claim }),
      must_survive: racks.some((rack) => places.has(rack)),
      missing: sets.list(found.reduce((lack, each) => sets.join(lack, each.unsureLack), NOTHING)),
    };
  });
}

/** The losses come in path order of the lost element, settled before bridge. */
function perElement(losses: SingleLosses, isWanted: (loss: RackLoss) => boolean): [number, RackLoss[]][] {
  const byElement = new Map<number, RackLoss[]>();
  for (const loss of losses.rackLosses) {
    if (!isWanted(loss)) continue;
    const same = byElement.get(loss.lost);
    if (same) same.push(loss);
    else byElement.set(loss.lost, [loss]);
  }
  return [...byElement];
}

function racksOf(evaluator: StateEvaluator, classes: readonly number[]): string[] {
  return [...new Set(classes)].flatMap((at) => evaluator.classes[at]?.paths ?? []).sort(compareText);
}

function countOf(evaluator: StateEvaluator, { classes }: RackLoss): number {
  return classes.reduce((count, at) => count + (evaluator.classes[at]?.paths.length ?? 0), 0);
}

/** The group that claims an element, or the element itself. */
export function claimedOn({ path, claims, group }: PowerFeedRecord): string {
  return claims === undefined && group !== undefined ? group : path;
}

/** By path of a rack: the outermost site, floor, row or rack around it that must survive any single loss. */
export function survivingPlaces(index: ModelIndex): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  const note = (rack: string, place: string): void => {
    if (!places.has(rack)) places.set(rack, place);
  };
  for (const kind of ["site", "floor", "row"] as const) {
    for (const { path, survives } of index.all(kind)) {
      if (survives === "any-single-loss") for (const rack of index.racksUnder(path)) note(rack.path, path);
    }
  }
  for (const { path, survives } of index.all("rack")) if (survives === "any-single-loss") note(path, path);
  return places;
}
