import type { CduPart } from "../../catalog/parts";
import type { ModelIndex } from "../../model/model";
import type { CduRecord, CoolingLoopRecord } from "../../model/records";
import { invalidElement, joinMissing, type Missing, NOTHING_MISSING } from "../amount";
import { type Bounds, bounds, sumBounds, unbounded } from "./bounds";
import { cduRectangle } from "./cdu-flow";
import { type CduDemand, type CduLoad, cduShares, loadOf, unknownLoad } from "./cdu-load";
import { noSupplyTemperature } from "./flow";
import { lossCounts, type UnitLoss, worstLoss } from "./loss";

/** What one CDU can do at the temperatures of its loop. */
export interface CduLimits {
  readonly path: string;
  readonly model?: string;
  /** Heat that it moves from the loop's supply temperature to the facility water. */
  readonly heat_limit_kw: Bounds;
  /** The published flow to the racks with the pumps that count. */
  readonly flow_limit_l_per_min: Bounds;
  /** The external head that is published for that flow: at more flow or more head it fails. */
  readonly head_limit_kpa: Bounds;
}

/** What one CDU can do, and what it carries. */
export interface CduCapacity extends CduLimits {
  /** With everything in service. */
  readonly normal: CduLoad;
  /** With the other CDU lost that leaves most to this one; absent where there is no other. */
  readonly worst?: CduLoad;
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
  const limits = cdus.map((cdu) => limitsOf(index, loop, cdu, demand.facility_c, known));
  const units = withLoads(index, limits, demand);
  const none = unbounded({ what: "CDUs of the loop", why: "none stated", path: loop.path });
  const heat = units.map(({ path, heat_limit_kw }) => ({ path, limit: heat_limit_kw }));
  const flow = units.map(({ path, flow_limit_l_per_min }) => ({ path, limit: flow_limit_l_per_min }));
  return {
    units,
    heat_limit_kw: units.length > 0 ? sumBounds(heat.map(one)) : none,
    flow_limit_l_per_min: units.length > 0 ? sumBounds(flow.map(one)) : none,
    head_limit_kpa: units.length > 0 ? smallest(units.map(({ head_limit_kpa }) => head_limit_kpa)) : none,
    losses: lossCounts(loop.cdu_claims, units.length).map((out) => ({
      out,
      heat_kw: worstLoss(heat, out),
      flow_l_per_min: worstLoss(flow, out),
    })),
  };
}

function one({ limit }: { readonly limit: Bounds }) {
  return { each: limit, count: 1 };
}

/** The arithmetic runs once per kind of CDU: those of one model and one share carry the same. */
function withLoads(index: ModelIndex, limits: readonly CduLimits[], demand: CduDemand): readonly CduCapacity[] {
  const shares = cduShares(limits);
  const known = new Map<string, Pick<CduCapacity, "normal" | "worst">>();
  return limits.map((unit, at) => {
    const share = shares?.[at];
    if (!share) return { ...unit, normal: unknownLoad(unit.path) };
    const key = `${unit.model}\n${share.normal}\n${share.worst}`;
    const before = known.get(key);
    if (before) return { ...unit, ...before };
    const part = index.cduPart(unit.model);
    const load = (fraction: number): CduLoad => loadOf(index, part, demand, fraction, unit.path);
    const loads = { normal: load(share.normal), ...(share.worst !== undefined && { worst: load(share.worst) }) };
    known.set(key, loads);
    return { ...unit, ...loads };
  });
}

function smallest(all: readonly Bounds[]): Bounds {
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
  facility: Bounds,
  known: Map<CduPart, PartLimits>,
): CduLimits {
  const part = index.cduPart(cdu.model);
  const named = { path: cdu.path, ...(cdu.model !== undefined && { model: cdu.model }) };
  if (cdu.problems || !part) {
    const nothing: Bounds = { lower: 0, missing: [cdu.problems ? invalidElement(cdu.path) : noPart(cdu)] };
    return { ...named, heat_limit_kw: nothing, flow_limit_l_per_min: nothing, head_limit_kpa: nothing };
  }
  const limits = known.get(part) ?? {
    heat_limit_kw: heatLimit(part, loop, facility, cdu.path),
    ...cduRectangle(part, loop.cdu_pump_claims, cdu.path),
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
