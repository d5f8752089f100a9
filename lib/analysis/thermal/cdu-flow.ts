import type { CduFlowPoint, CduPart } from "../../catalog/parts";
import { joinMissing, type Missing } from "../amount";
import { isWithin } from "../tolerance";
import { type Bounds, bounds, exactly, largest, unbounded } from "./bounds";
import { unitsOut } from "./loss";

/** One published point of a CDU is a rectangle: more flow or more head fails. */
export interface CduRectangle {
  readonly flow_l_per_min: number;
  /** External head that the CDU has at any flow up to that. */
  readonly head_kpa: Bounds;
}

/** What the pumps of a CDU deliver. */
export interface CduDelivery {
  /** The largest flow of its rectangles. */
  readonly flow_limit_l_per_min: Bounds;
  /** Largest flow first. */
  readonly rectangles: readonly CduRectangle[];
}

/**
 * What the pumps of a CDU deliver. Points for different numbers of pumps are different capacities, and one of them has to
 * cover flow and head together. Where redundancy of the pumps is claimed, the pumps that the claim says may be out do not
 * count, and without a point for those that are left it is unknown: at most the smallest flow that is published.
 *
 * @param claim - redundancy claimed for the pumps of one CDU
 */
export function cduDelivery(part: CduPart, claim: string | undefined, path: string): CduDelivery {
  const points = [...(part.flow_points ?? [])].sort((left, right) => right.flow_l_per_min - left.flow_l_per_min);
  const [most] = points;
  if (!most) {
    return {
      flow_limit_l_per_min: { lower: 0, missing: [{ what: `flow of ${part.id}`, why: "not published", path }] },
      rectangles: [
        { flow_l_per_min: 0, head_kpa: unbounded({ what: `head of ${part.id}`, why: "not published", path }) },
      ],
    };
  }
  if (unitsOut(claim, 1) === 0) return deliveryOf(part, points, path);
  const all = Math.max(...points.map(({ pumps }) => pumps ?? 0));
  if (all === 0) {
    return unproved(most, { what: `number of pumps behind the flow of ${part.id}`, why: "not published", path });
  }
  const left = Math.max(0, all - unitsOut(claim, all));
  const proved = points.filter(({ pumps }) => pumps !== undefined && pumps <= left);
  if (proved.length > 0) return deliveryOf(part, proved, path);
  const what = `flow of ${part.id} with ${left} of its ${all} pumps`;
  return unproved(points.at(-1) ?? most, { what, why: `not published, and ${claim} is claimed`, path });
}

function deliveryOf(part: CduPart, points: readonly CduFlowPoint[], path: string): CduDelivery {
  const missing = { what: `head of ${part.id} at its flow`, why: "not published", path };
  const rectangles = points.map(({ flow_l_per_min, head_kpa }) => ({
    flow_l_per_min,
    head_kpa: head_kpa === undefined ? unbounded(missing) : exactly(head_kpa),
  }));
  return { flow_limit_l_per_min: exactly(Math.max(...points.map((point) => point.flow_l_per_min))), rectangles };
}

/** Fewer pumps never deliver more flow; of their head nothing is known. */
function unproved({ flow_l_per_min }: CduFlowPoint, missing: Missing): CduDelivery {
  return {
    flow_limit_l_per_min: bounds(0, flow_l_per_min, [missing]),
    rectangles: [{ flow_l_per_min, head_kpa: unbounded(missing) }],
  };
}

/** The most head of the rectangles that cover a flow; beyond all of them, that of the largest flow. */
export function headAt(rectangles: readonly CduRectangle[], flow: Bounds): Bounds {
  const of = (l_per_min: number): Bounds => {
    const covering = rectangles.filter((each) => isWithin(l_per_min, each.flow_l_per_min));
    return largest((covering.length > 0 ? covering : rectangles.slice(0, 1)).map(({ head_kpa }) => head_kpa));
  };
  const [most, least] = [of(flow.lower ?? 0), of(flow.upper ?? Infinity)];
  const missing = joinMissing(most.missing, least.missing);
  const isOpen = most.upper !== least.lower;
  return bounds(least.lower, most.upper, isOpen ? joinMissing(missing, flow.missing) : missing);
}
