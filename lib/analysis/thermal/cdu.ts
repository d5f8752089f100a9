import type { CduPart } from "../../catalog/parts";
import type { ModelIndex } from "../../model/model";
import type { CduRecord, CoolingLoopRecord } from "../../model/records";
import { invalidElement, joinMissing, type Missing, NOTHING_MISSING } from "../amount";
import { type Bounds, bounds, exactly, largest, smallest, sumBounds, unbounded } from "./bounds";
import { type CduDemand, conductanceOf } from "./cdu-exchanger";
import { cduDelivery, type CduRectangle, headAt } from "./cdu-flow";
import { type CduLoad, cduShares, loadOf, unknownLoad } from "./cdu-load";
import { type FacilitySide, takenByFacility } from "./facility-side";
import { noSupplyTemperature } from "./flow";
import { lossCounts, type UnitLoss, unitsOut, worstLoss } from "./loss";

/** What one CDU can do at the temperatures of its loop. */
export interface CduLimits {
  readonly path: string;
  readonly model?: string;
  /** Heat that it moves from the loop's supply temperature to the facility water, whatever flows there. */
  readonly heat_limit_kw: Bounds;
  /** UA; present where the flow of the facility water is stated. */
  readonly conductance_kw_per_k?: Bounds;
  /** The largest published flow to the racks with the pumps that count. */
  readonly flow_limit_l_per_min: Bounds;
  /** What its pumps deliver: one of these has to cover flow and head together. */
  readonly rectangles: readonly CduRectangle[];
}

/** What one CDU can do, and what it carries. */
export interface CduCapacity extends CduLimits {
  /** With everything in service. */
  readonly normal: CduLoad;
  /** With the other CDU lost that leaves most to this one; absent where there is no other. */
  readonly worst?: CduLoad;
  /** Its share of the loop with as many others lost as the claim on the CDUs says; absent where it is not known. */
  readonly claimed_share?: number;
  /** Most external head of the rectangles that cover this share of the flow. */
  readonly head_limit_kpa: Bounds;
}

/** The worst loss of a number of CDUs; heat and flow can each have a worst choice of its own. */
export interface CduLoss {
  readonly out: number;
  readonly heat_kw: UnitLoss;
  readonly flow_l_per_min: UnitLoss;
}

/** The CDUs of a loop together. */
export interface CduGroup {
  readonly units: readonly CduCapacity[];
  /** Where the flow of the facility water is stated. */
  readonly facility_side?: FacilitySide;
  /** What they transfer together: no more than the stated flow of the facility water takes. */
  readonly heat_limit_kw: Bounds;
  readonly flow_limit_l_per_min: Bounds;
  /** The least of the units' heads: they feed one loop. */
  readonly head_limit_kpa: Bounds;
  /** With any one CDU lost, and with as many as the loop's claim says, fewest first. */
  readonly losses: readonly CduLoss[];
}

/** Capacities and loads of a loop's CDUs in the normal state and with CDUs lost. */
export function cduGroup(
  index: ModelIndex,
  loop: CoolingLoopRecord,
  cdus: readonly CduRecord[],
  demand: CduDemand,
): CduGroup {
  const known = new Map<CduPart, PartLimits>();
  const limits = cdus.map((cdu) => limitsOf(index, loop, cdu, demand, known));
  const units = withLoads(index, limits, demand, unitsOut(loop.cdu_claims, cdus.length));
  const none = unbounded({ what: "CDUs of the loop", why: "none stated", path: loop.path });
  const { facility_side: side } = demand;
  const flow = units.map(({ path, flow_limit_l_per_min }) => ({ path, limit: flow_limit_l_per_min }));
  return {
    units,
    ...(side && { facility_side: side }),
    heat_limit_kw: units.length > 0 ? heatLimitOf(units, side) : none,
    flow_limit_l_per_min: units.length > 0 ? sumBounds(flow.map(({ limit: each }) => ({ each, count: 1 }))) : none,
    head_limit_kpa: units.length > 0 ? headLimitOf(units, demand.flow_l_per_min) : none,
    losses: lossCounts(loop.cdu_claims, units.length).map((out) => ({
      out,
      heat_kw: heatLoss(units, side, out),
      flow_l_per_min: worstLoss(flow, out),
    })),
  };
}

/** What some CDUs of a loop transfer together: the sum of theirs, but no more than a stated facility flow takes. */
export function heatLimitOf(units: readonly CduCapacity[], side: FacilitySide | undefined): Bounds {
  const sum = sumBounds(units.map(({ heat_limit_kw: each }) => ({ each, count: 1 })));
  if (!side) return sum;
  const conductance = sumBounds(
    units.flatMap(({ conductance_kw_per_k: each }) => (each === undefined ? [] : [{ each, count: 1 }])),
  );
  return smallest([sum, takenByFacility(conductance, side)]);
}

/** Whether it is the stated flow of the facility water, not the CDUs' rating and approach, that limits the heat. */
export function isLimitedByFacility({ units, facility_side: side, heat_limit_kw: limit }: CduGroup): boolean {
  const { upper } = heatLimitOf(units, undefined);
  return side !== undefined && limit.upper !== undefined && limit.upper < (upper ?? Infinity);
}

/** The largest approach in K that a CDU needs for what it carries with everything in service; unknown without CDUs. */
export function approachNeeded(units: readonly CduCapacity[]): Bounds {
  return largest(units.map(({ normal }) => normal.approach_k));
}

/** Head of some CDUs at a flow of their loop, each with its share of it: they feed one loop, so the least counts. */
export function headLimitOf(units: readonly CduCapacity[], flow: Bounds): Bounds {
  return leastHead(units.map((unit) => headOf(unit, flow)));
}

function headOf(
  { rectangles, claimed_share: share }: Pick<CduCapacity, "rectangles" | "claimed_share">,
  flow: Bounds,
): Bounds {
  if (share !== undefined) return headAt(rectangles, sumBounds([{ each: flow, count: share }]));
  return headAt(rectangles, { lower: Infinity, upper: Infinity, missing: NOTHING_MISSING });
}

function heatLoss(units: readonly CduCapacity[], side: FacilitySide | undefined, out: number): UnitLoss {
  const loss = worstLoss(
    units.map(({ path, heat_limit_kw }) => ({ path, limit: heat_limit_kw })),
    out,
  );
  if (!side) return loss;
  const lost = new Set(loss.lost);
  const left = units.filter(({ path }) => !lost.has(path));
  return { ...loss, remaining: smallest([loss.remaining, heatLimitOf(left, side)]) };
}

/** The arithmetic runs once per kind of CDU: those of one model and one share carry the same. */
function withLoads(
  index: ModelIndex,
  limits: readonly CduLimits[],
  demand: CduDemand,
  claimedOut: number,
): readonly CduCapacity[] {
  const shares = cduShares(limits, claimedOut);
  const known = new Map<string, Pick<CduCapacity, "normal" | "worst">>();
  const { flow_l_per_min: flow } = demand;
  return limits.map((unit, at) => {
    const share = shares?.[at];
    if (!share) return { ...unit, normal: unknownLoad(unit.path), head_limit_kpa: headOf(unit, flow) };
    const part = index.cduPart(unit.model);
    const load = (fraction: number): CduLoad => loadOf(index, part, demand, fraction, unit.path);
    const key = `${unit.model}\n${share.normal}\n${share.worst}`;
    const loads = known.get(key) ?? {
      normal: load(share.normal),
      ...(share.worst !== undefined && { worst: load(share.worst) }),
    };
    known.set(key, loads);
    const shared = { ...unit, ...loads, claimed_share: share.claimed };
    return { ...shared, head_limit_kpa: headOf(shared, flow) };
  });
}

/** The least of several heads: it has a lower bound where all have one. */
function leastHead(all: readonly Bounds[]): Bounds {
  const uppers = all.flatMap(({ upper }) => (upper === undefined ? [] : [upper]));
  const lowers = all.flatMap(({ lower }) => (lower === undefined ? [] : [lower]));
  return bounds(
    lowers.length === all.length ? Math.min(...lowers) : undefined,
    uppers.length > 0 ? Math.min(...uppers) : undefined,
    all.reduce((missing, each) => joinMissing(missing, each.missing), NOTHING_MISSING),
  );
}

/** Limits that all CDUs of one part on one loop have. */
type PartLimits = Omit<CduLimits, "path" | "model">;

function limitsOf(
  index: ModelIndex,
  loop: CoolingLoopRecord,
  cdu: CduRecord,
  demand: CduDemand,
  known: Map<CduPart, PartLimits>,
): CduLimits {
  const part = index.cduPart(cdu.model);
  const named = { path: cdu.path, ...(cdu.model !== undefined && { model: cdu.model }) };
  if (cdu.problems || !part) {
    const nothing: Bounds = { lower: 0, missing: [cdu.problems ? invalidElement(cdu.path) : noPart(cdu)] };
    const rectangles = [{ flow_l_per_min: 0, head_kpa: nothing }];
    return { ...named, heat_limit_kw: nothing, flow_limit_l_per_min: nothing, rectangles };
  }
  const limits = known.get(part) ?? {
    heat_limit_kw: heatLimit(part, loop, demand.facility_c, cdu.path),
    ...(demand.facility_side && {
      conductance_kw_per_k: conductanceOf(index, part, demand, demand.heat_kw.lower ?? 0, cdu.path),
    }),
    ...cduDelivery(part, loop.cdu_pump_claims, cdu.path),
  };
  known.set(part, limits);
  return { ...named, ...limits };
}

function noPart({ path, model }: CduRecord): Missing {
  return model === undefined
    ? { what: "capacity of CDUs without a model", why: "no model stated", path }
    : { what: `data of ${model}`, why: "not in the catalog", path };
}

/**
 * Rated heat x min(1, (loop supply - facility supply) / rated approach), in kW. Where the approach or a temperature is
 * not known, it is between nothing and the rated heat.
 */
function heatLimit(part: CduPart, loop: CoolingLoopRecord, facility: Bounds, path: string): Bounds {
  const { rated_heat_kw: rated, rated_approach_k: approach } = part;
  if (rated === undefined)
    return { lower: 0, missing: [{ what: `rated heat of ${part.id}`, why: "not published", path }] };
  // It has no facility water: its rating holds at conditions of its own.
  if (part.type === "l2a") return exactly(rated);
  let missing = facility.missing;
  if (approach === undefined) {
    missing = joinMissing(missing, [{ what: `rated approach of ${part.id}`, why: "not published", path }]);
  }
  if (loop.supply_c === undefined) missing = joinMissing(missing, [noSupplyTemperature(loop.path)]);
  const { supply_c: supply } = loop;
  if (approach === undefined || supply === undefined) return bounds(0, rated, missing);
  const heatAt = (water: number): number => rated * Math.max(0, Math.min(1, (supply - water) / approach));
  const { lower: coldest, upper: warmest } = facility;
  return bounds(warmest === undefined ? 0 : heatAt(warmest), coldest === undefined ? rated : heatAt(coldest), missing);
}
