/** Pumps of a facility water: the flow and head that it needs, and what its pumps deliver with some of them lost. */
import type { ModelIndex } from "../../model/model";
import type { AirUnitRecord, CduRecord, PumpRecord } from "../../model/records";
import { invalidElement, joinMissing, type Missing, NOTHING_MISSING } from "../amount";
import { type Bounds, bounds, exactly, sumBounds, unbounded } from "./bounds";
import { lossCounts, type UnitLimit, type UnitLoss, worstLoss } from "./loss";
import type { PlantHeat } from "./plant-heat";
import { isWithin } from "../tolerance";

export interface PumpGroup {
  /** Flow that each pump delivers at the head needed: a pump is a rectangle of flow and head. */
  readonly units: readonly UnitLimit[];
  /** Flow and head that the facility water needs. */
  readonly flow_l_per_min: Bounds;
  readonly head_kpa: Bounds;
  /** Flow of all pumps at the head needed. */
  readonly limit_l_per_min: Bounds;
  /** The pumps that do not reach the head needed, with theirs, in path order. */
  readonly short_of_head: readonly { readonly path: string; readonly head_kpa: number }[];
  /** With any one pump lost, and with as many as is claimed, fewest first. */
  readonly losses: readonly UnitLoss[];
}

/** What takes water from a plant, apart from what its heat says. */
export interface WaterTakers {
  readonly cdus: readonly CduRecord[];
  readonly airUnits: readonly AirUnitRecord[];
}

/** Pumps of a plant; a plant without declared pumps has an empty group. */
export function pumpGroup(
  index: ModelIndex,
  heat: PlantHeat,
  pumps: readonly PumpRecord[],
  takers: WaterTakers,
): PumpGroup {
  const { path, flow_l_per_min: flow, head_kpa: head } = heat.inputs;
  const needed = flow === undefined ? neededFlow(index, heat, takers) : exactly(flow);
  const against = head === undefined ? unbounded(notStated("head of the facility water", path)) : exactly(head);
  const units = pumps.map((pump) => ({ path: pump.path, limit: flowAt(pump, head, against) }));
  const claims = index.get("facility-water", path)?.pump_claims;
  return {
    units,
    flow_l_per_min: needed,
    head_kpa: against,
    limit_l_per_min: sumBounds(units.map(({ limit }) => ({ each: limit, count: 1 }))),
    short_of_head: pumps.flatMap(({ path: pump, head_kpa: own, problems }) =>
      problems || own === undefined || head === undefined || isWithin(head, own) ? [] : [{ path: pump, head_kpa: own }],
    ),
    losses: lossCounts(claims, units.length).map((out) => worstLoss(units, out)),
  };
}

/** Nothing is gained by staying below the rating on the other axis: a pump that lacks head delivers nothing that counts. */
function flowAt(pump: PumpRecord, needed: number | undefined, head: Bounds): Bounds {
  const { path, flow_l_per_min: flow, head_kpa: own, problems } = pump;
  if (problems) return { lower: 0, missing: [invalidElement(path)] };
  if (needed !== undefined && own !== undefined && !isWithin(needed, own)) return exactly(0);
  let missing = needed === undefined ? head.missing : NOTHING_MISSING;
  if (own === undefined) missing = joinMissing(missing, [notStated("head of the facility pumps", path)]);
  if (flow === undefined) missing = joinMissing(missing, [notStated("flow of the facility pumps", path)]);
  return bounds(missing.length > 0 ? 0 : flow, flow, missing);
}

/** The flow that CDUs and air units take; what takes water of unknown flow leaves it without an upper bound. */
function neededFlow(index: ModelIndex, { sources }: PlantHeat, { cdus, airUnits }: WaterTakers): Bounds {
  const flows = [
    ...cdus.map((cdu) => flowOrMissing(index.cduPart(cdu.model)?.facility_flow_l_per_min, cduMissing(index, cdu))),
    ...airUnits.map((unit) =>
      flowOrMissing(unit.water_flow_l_per_min, notStated("water flow of the air units", unit.path)),
    ),
    ...sources.flatMap(({ kind, path }) => {
      if (kind === "rear-doors") return [flowOrMissing(undefined, notStated("water flow of the rear doors", path))];
      if (kind === "exchanger") return [flowOrMissing(undefined, notStated("water flow of the plate exchanger", path))];
      if (kind === "condenser") return [flowOrMissing(undefined, notStated("water flow of the condenser", path))];
      return [];
    }),
  ];
  return sumBounds(flows.map((each) => ({ each, count: 1 })));
}

function flowOrMissing(flow: number | undefined, missing: Missing): Bounds {
  return flow === undefined ? { lower: 0, missing: [missing] } : exactly(flow);
}

function cduMissing(index: ModelIndex, { path, model, problems }: CduRecord): Missing {
  if (problems) return invalidElement(path);
  const part = index.cduPart(model);
  if (part) return { what: `facility-side flow of ${part.id}`, why: "not published", path };
  return { what: "facility-side flow of CDUs without a part", why: "no model of the catalog", path };
}

function notStated(what: string, path: string): Missing {
  return { what, why: "not stated", path };
}
