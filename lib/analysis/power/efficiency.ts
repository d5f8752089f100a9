/** What a feed draws for what it delivers: by a constant efficiency, or by a curve over its load. */
import type { PowerFeedRecord } from "../../model/records";
import type { Missing } from "../amount";
import { isWithin } from "../tolerance";
import { pluralKind, type Weight } from "./rating";

interface CurvePoint {
  /** In the unit of the curve. */
  readonly load: number;
  readonly efficiency: number;
}

/** Efficiency over load, between two points or more. */
export interface LossCurve {
  /** kW where a rating in kW is stated, else kVA. */
  readonly unit: Weight["unit"];
  /** In ascending order of load. */
  readonly points: readonly CurvePoint[];
  /** The highest efficiency: with it a feed draws the least that it can. */
  readonly best: number;
  /** What is missing above the last point. */
  readonly beyond: Missing;
}

export interface Efficiency {
  /** Output over input at every load; 1 where nothing is known. With a curve the best of it. */
  readonly efficiency: number;
  readonly curve: LossCurve | undefined;
}

/** The efficiency of a feed. A curve counts before a constant; without a rating only its best value is known. */
export function efficiencyOf(record: PowerFeedRecord, weight: Weight | undefined): Efficiency {
  const { efficiency_curve: stated, rated_kw, feed_kind, path } = record;
  if (!stated || stated.length === 0) return { efficiency: record.efficiency ?? 1, curve: undefined };
  const best = Math.max(...stated.map((point) => point.efficiency));
  const rated: Weight | undefined = rated_kw === undefined ? weight : { unit: "kW", value: rated_kw };
  if (!rated) return { efficiency: best, curve: undefined };
  const points = stated.map(({ load_fraction, efficiency }) => ({ load: load_fraction * rated.value, efficiency }));
  const what = `efficiency of the ${pluralKind(feed_kind)}`;
  const beyond = { what, why: "the load is above the last point of the curve", path };
  return { efficiency: best, curve: { unit: rated.unit, points, best, beyond } };
}

/**
 * Power in kW that a live feed draws. On a curve the efficiency is linear between the points by load over the rating before
 * derating. Beyond the points the loss in kW is held, because it does not fall when the load rises: below the first point it
 * then errs high, at no load as well; above the last point it is the least that can be, and `beyond` is missing.
 *
 * @param isExact - false where the load is a lower bound: the result is then the least that the feed can draw
 */
export function drawnKw({ efficiency, curve }: Efficiency, kw: number, kvar: number, isExact: boolean): number {
  if (!curve) return kw / efficiency;
  const { points, best } = curve;
  const [first, last] = [points[0] as CurvePoint, points[points.length - 1] as CurvePoint];
  const load = loadOn(curve, kw, kvar);
  if (load > last.load) return kw + lossAt(last, kw, load);
  if (!isExact) return kw / best;
  if (load < first.load) return kw + lossAt(first, kw, load);
  const next = points.findIndex((point) => load <= point.load);
  const [below, above] = [points[Math.max(0, next - 1)] as CurvePoint, points[next] as CurvePoint];
  const way = above.load > below.load ? (load - below.load) / (above.load - below.load) : 0;
  return kw / (below.efficiency + way * (above.efficiency - below.efficiency));
}

/** Whether the load is above the last point, so that the efficiency is not known. */
export function isBeyond(curve: LossCurve, kw: number, kvar: number): boolean {
  return !isWithin(loadOn(curve, kw, kvar), curve.points[curve.points.length - 1]?.load ?? 0);
}

/** True where nothing is lost, and nothing about the losses is missing. */
export function isLossless({
  efficiency,
  curve,
  lossMissing,
}: Efficiency & { readonly lossMissing: readonly Missing[] }): boolean {
  return efficiency === 1 && !curve && lossMissing.length === 0;
}

function loadOn({ unit }: LossCurve, kw: number, kvar: number): number {
  return unit === "kW" ? kw : Math.hypot(kw, kvar);
}

/** Loss in kW at a point of the curve, at the power factor of the load. */
function lossAt(point: CurvePoint, kw: number, load: number): number {
  const delivered = load === 0 ? point.load : kw * (point.load / load);
  return delivered * (1 / point.efficiency - 1);
}
