/** Heat, flow and temperatures of loops, and what each kind of their racks and CDUs carries, as JSON. */
import type { CduCapacity } from "../../analysis/thermal/cdu";
import type { CduLoad } from "../../analysis/thermal/cdu-load";
import { exactValue } from "../../analysis/thermal/bounds";
import type { LoopThermal } from "../../analysis/thermal/loop";
import type { LoopRackClass } from "../../analysis/thermal/racks";
import { bounded, quantity, rounded } from "./document-numbers";

/** A plain document; its shape is `loopAnalysis` in `schema/plan.schema.json`. */
export function loopDocument(loop: LoopThermal) {
  return {
    path: loop.path,
    rack_count: loop.rack_count,
    ...quantity("liquid_heat", "kw", loop.liquid_kw),
    ...bounded("flow", "l_per_min", loop.flow_l_per_min),
    ...bounded("cdu_heat_limit", "kw", loop.cdus.heat_limit_kw),
    ...bounded("cdu_flow_limit", "l_per_min", loop.cdus.flow_limit_l_per_min),
    ...bounded("cdu_head_limit", "kpa", loop.cdus.head_limit_kpa),
    ...bounded("supply", "c", loop.chain.supply_c),
    ...bounded("return", "c", loop.return_c),
    ...bounded("rack_supply_max", "c", loop.chain.rack_supply_max_c),
    ...bounded("room_dew_point", "c", loop.chain.dew_point_c),
    margins: loop.chain.margins,
    racks: loop.rack_classes.map(rackDocument),
    cdus: kindsOf(loop.cdus.units).map(cduDocument),
  };
}

/** What one of the racks of a kind asks of the loop. */
function rackDocument(kind: LoopRackClass) {
  return {
    ...(kind.model !== undefined && { model: kind.model }),
    rack_count: kind.racks.length,
    ...quantity("liquid_heat", "kw", kind.liquid_kw),
    ...bounded("flow", "l_per_min", kind.flow_l_per_min),
    ...bounded("pressure_drop", "kpa", kind.pressure_drop_kpa),
    ...bounded("return", "c", kind.return_c),
  };
}

interface CduKind {
  readonly first: CduCapacity;
  readonly paths: string[];
}

/** CDUs of one model that carry the same, in the order of the first of each. */
function kindsOf(units: readonly CduCapacity[]): readonly CduKind[] {
  const kinds = new Map<string, CduKind>();
  for (const unit of units) {
    const key = [
      unit.model,
      exactValue(unit.heat_limit_kw),
      unit.normal.heat_kw.lower,
      unit.worst?.heat_kw.lower,
    ].join();
    const kind = kinds.get(key);
    if (kind) kind.paths.push(unit.path);
    else kinds.set(key, { first: unit, paths: [unit.path] });
  }
  return [...kinds.values()];
}

/** What one of the CDUs of a kind can do, and what it carries. */
function cduDocument({ first, paths }: CduKind) {
  return {
    ...(first.model !== undefined && { model: first.model }),
    paths,
    ...bounded("heat_limit", "kw", first.heat_limit_kw),
    ...bounded("flow_limit", "l_per_min", first.flow_limit_l_per_min),
    ...bounded("head_limit", "kpa", first.head_limit_kpa),
    normal: loadDocument(first, first.normal),
    ...(first.worst && { worst: loadDocument(first, first.worst) }),
  };
}

function loadDocument(unit: CduCapacity, load: CduLoad) {
  return {
    ...bounded("heat", "kw", load.heat_kw),
    ...bounded("flow", "l_per_min", load.flow_l_per_min),
    ...bounded("approach", "k", load.approach_k),
    ...percent("heat_load_percent", exactValue(load.heat_kw), exactValue(unit.heat_limit_kw)),
    ...percent("flow_load_percent", exactValue(load.flow_l_per_min), exactValue(unit.flow_limit_l_per_min)),
  };
}

function percent(name: string, value: number | undefined, limit: number | undefined): Record<string, number> {
  return value === undefined || limit === undefined || limit <= 0 ? {} : { [name]: rounded((value / limit) * 100) };
}
