import type { CduFlowPoint, CduPart } from "../../catalog/parts";
import type { Missing } from "../amount";
import { type Bounds, bounds, exactly, unbounded } from "./bounds";
import { unitsOut } from "./loss";

/** One published point of a CDU is a rectangle: more flow or more head fails. */
export interface CduRectangle {
  readonly flow_limit_l_per_min: Bounds;
  /** External head that the CDU has at any flow up to that limit. */
  readonly head_limit_kpa: Bounds;
}

/**
 * What the pumps of a CDU deliver. Points for different numbers of pumps are different capacities: all pumps run, and the
 * largest counts, unless redundancy of the pumps is claimed. Then the pumps that the claim says may be out do not count, and
 * without a point for those that are left it is unknown: at most the smallest flow that is published.
 *
 * @param claim - redundancy claimed for the pumps of one CDU
 */
export function cduRectangle(part: CduPart, claim: string | undefined, path: string): CduRectangle {
  const points = part.flow_points ?? [];
  const largest = mostFlow(points);
  if (!largest) {
    return {
      flow_limit_l_per_min: { lower: 0, missing: [{ what: `flow of ${part.id}`, why: "not published", path }] },
      head_limit_kpa: unbounded({ what: `head of ${part.id}`, why: "not published", path }),
    };
  }
  if (unitsOut(claim, 1) === 0) return rectangleOf(part, largest, path);
  const all = Math.max(...points.map(({ pumps }) => pumps ?? 0));
  if (all === 0) {
    return unproved(largest, { what: `number of pumps behind the flow of ${part.id}`, why: "not published", path });
  }
  const left = Math.max(0, all - unitsOut(claim, all));
  const point = mostFlow(points.filter(({ pumps }) => pumps !== undefined && pumps <= left));
  if (point) return rectangleOf(part, point, path);
  const what = `flow of ${part.id} with ${left} of its ${all} pumps`;
  return unproved(leastFlow(points) ?? largest, { what, why: `not published, and ${claim} is claimed`, path });
}

function rectangleOf(part: CduPart, { flow_l_per_min, head_kpa }: CduFlowPoint, path: string): CduRectangle {
  return {
    flow_limit_l_per_min: exactly(flow_l_per_min),
    head_limit_kpa:
      head_kpa === undefined
        ? unbounded({ what: `head of ${part.id} at its flow`, why: "not published", path })
        : exactly(head_kpa),
  };
}

/** Fewer pumps never deliver more flow; of their head nothing is known. */
function unproved({ flow_l_per_min }: CduFlowPoint, missing: Missing): CduRectangle {
  return { flow_limit_l_per_min: bounds(0, flow_l_per_min, [missing]), head_limit_kpa: unbounded(missing) };
}

function mostFlow(points: readonly CduFlowPoint[]): CduFlowPoint | undefined {
  return points.reduce<CduFlowPoint | undefined>(
    (most, next) => (!most || next.flow_l_per_min > most.flow_l_per_min ? next : most),
    undefined,
  );
}

function leastFlow(points: readonly CduFlowPoint[]): CduFlowPoint | undefined {
  return points.reduce<CduFlowPoint | undefined>(
    (least, next) => (!least || next.flow_l_per_min < least.flow_l_per_min ? next : least),
    undefined,
  );
}
