/** Plants and temperature chains as JSON. */
import type { Analysis } from "../../analysis/analysis";
import { type ChainLevel, loopLevels } from "../../analysis/thermal/chain-levels";
import type { Bounds } from "../../analysis/thermal/bounds";
import type { UnitLimit, UnitLoss } from "../../analysis/thermal/loss";
import type { PlantThermal } from "../../analysis/thermal/plant";
import { unitLoads } from "../../analysis/thermal/plant-load";
import type { ModelIndex } from "../../model/model";
import { bounded, rounded } from "./document-numbers";
import type { ChainTotals } from "./documents";

/** A plain document; its shape is `plantAnalysis` in `schema/plan.schema.json`. */
export function plantDocument(plant: PlantThermal) {
  const { water, pumps } = plant;
  return {
    path: plant.path,
    rack_count: plant.racks.length,
    loops: plant.loops,
    sources: plant.sources.map(({ kind, path, heat_kw }) => ({ kind, path, ...bounded("heat", "kw", heat_kw) })),
    ...bounded("heat", "kw", plant.heat_kw),
    ...bounded("rated_heat", "kw", plant.limit_kw),
    ...worstLossDocument("rated_heat_one_lost", "kw", plant.losses[0]),
    units: unitDocuments(plant.units, plant.heat_kw, "heat", "kw"),
    ...bounded("supply", "c", water.supply_c),
    points: water.points.map(({ basis, reachable_c, supply_c, trim_kw, condenser_c }) => ({
      basis,
      ...bounded("reachable", "c", reachable_c),
      ...bounded("supply", "c", supply_c),
      ...(trim_kw && bounded("trim", "kw", trim_kw)),
      ...(condenser_c && bounded("condenser_water", "c", condenser_c)),
    })),
    ...(pumps.units.length > 0 && {
      pumps: {
        ...bounded("flow", "l_per_min", pumps.flow_l_per_min),
        ...bounded("head", "kpa", pumps.head_kpa),
        ...bounded("flow_limit", "l_per_min", pumps.limit_l_per_min),
        ...worstLossDocument("flow_limit_one_lost", "l_per_min", pumps.losses[0]),
        units: unitDocuments(pumps.units, pumps.flow_l_per_min, "flow", "l_per_min"),
      },
    }),
  };
}

/** Each unit with what it can do, and what it carries with everything in service. */
function unitDocuments(units: readonly UnitLimit[], total: Bounds, name: string, unit: string) {
  const loads = unitLoads(units, total, new Set());
  return units.map(({ path, limit }) => ({
    path,
    ...bounded("limit", unit, limit),
    ...bounded(name, unit, loads.get(path) ?? total),
  }));
}

function worstLossDocument(name: string, unit: string, loss: UnitLoss | undefined) {
  return loss ? bounded(name, unit, loss.remaining) : {};
}

/** The chains of all loops with racks; loops of equal chain share one, in the order of their first loops. */
export function chainTotals(index: ModelIndex, { thermal }: Analysis): ChainTotals[] {
  const chains = new Map<string, ChainTotals & { readonly loops: string[] }>();
  for (const loop of thermal.loops.values()) {
    if (loop.rack_count === 0 || index.get("cooling-loop", loop.path)?.problems) continue;
    const { basis, levels } = loopLevels(index, thermal, loop);
    const chain = { ...(basis !== undefined && { basis }), levels: levels.map(levelDocument) };
    const key = JSON.stringify(chain);
    const same = chains.get(key);
    if (same) same.loops.push(loop.path);
    else chains.set(key, { loops: [loop.path], ...chain });
  }
  return [...chains.values()];
}

/** Differences of temperatures lose digits: what is below a billionth of a kelvin is noise. */
const NOISE_PER_KELVIN = 1e9;

function difference(kelvin: number): number {
  // Adding zero turns a negative zero into zero.
  return rounded(Math.round(kelvin * NOISE_PER_KELVIN) / NOISE_PER_KELVIN + 0);
}

function levelDocument({ name, temperature_c, approach_k, trim_kw, margin_k }: ChainLevel): ChainLevel {
  return {
    name,
    ...(temperature_c !== undefined && { temperature_c: rounded(temperature_c) }),
    ...(approach_k !== undefined && { approach_k: difference(approach_k) }),
    ...(trim_kw !== undefined && { trim_kw: rounded(trim_kw) }),
    ...(margin_k !== undefined && { margin_k: difference(margin_k) }),
  };
}
