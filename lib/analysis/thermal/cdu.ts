import type { CduPart } from "../../catalog/parts";
import type { ModelIndex } from "../../model/model";
import type { CduRecord, CoolingLoopRecord } from "../../model/records";
import { invalidElement, joinMissing, type Missing } from "../amount";
import { type Bounds, bounds, exactly, sumBounds, unbounded } from "./bounds";
import { noSupplyTemperature } from "./flow";
import { lossCounts, type UnitLoss, worstLoss } from "./loss";

/** What one CDU does at the temperatures of its loop. */
export interface CduCapacity {
  readonly path: string;
  readonly model?: string;
  /** Heat that it moves from the loop's supply temperature to the facility water. */
  readonly heat_limit_kw: Bounds;
  /** The largest published flow to the racks. */
  readonly flow_limit_l_per_min: Bounds;
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
  /** With any one CDU lost, and with as many as the loop's claim says, fewest first. */
  readonly losses: readonly CduLoss[];
}

/** Capacities of a loop's CDUs in the normal state and with CDUs lost. */
export function cduGroup(
  index: ModelIndex,
  loop: CoolingLoopRecord,
  cdus: readonly CduRecord[],
  facility: Bounds,
): CduGroup {
  const units = cdus.map((cdu) => capacityOf(index, loop, cdu, facility));
  const none = unbounded({ what: "CDUs of the loop", why: "none stated", path: loop.path });
  const heat = units.map(({ path, heat_limit_kw }) => ({ path, limit: heat_limit_kw }));
  const flow = units.map(({ path, flow_limit_l_per_min }) => ({ path, limit: flow_limit_l_per_min }));
  return {
    units,
    heat_limit_kw: units.length > 0 ? sumBounds(heat.map(one)) : none,
    flow_limit_l_per_min: units.length > 0 ? sumBounds(flow.map(one)) : none,
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

function capacityOf(index: ModelIndex, loop: CoolingLoopRecord, cdu: CduRecord, facility: Bounds): CduCapacity {
  const part = index.cduPart(cdu.model);
  const named = { path: cdu.path, ...(cdu.model !== undefined && { model: cdu.model }) };
  if (cdu.problems || !part) {
    const nothing: Bounds = { lower: 0, missing: [cdu.problems ? invalidElement(cdu.path) : noPart(cdu)] };
    return { ...named, heat_limit_kw: nothing, flow_limit_l_per_min: nothing };
  }
  return {
    ...named,
    heat_limit_kw: heatLimit(part, loop, facility, cdu.path),
    flow_limit_l_per_min: flowLimit(part, cdu.path),
  };
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

/** The largest of the published points: each is the flow with a number of pumps, and all pumps are running. */
function flowLimit(part: CduPart, path: string): Bounds {
  const flows = (part.flow_points ?? []).map((point) => point.flow_l_per_min);
  if (flows.length > 0) return exactly(Math.max(...flows));
  return { lower: 0, missing: [{ what: `flow of ${part.id}`, why: "not published", path }] };
}
