import { airUnitWater } from "../../analysis/thermal/air-water";
import type { Missing } from "../../analysis/amount";
import { type Bounds, compareBounds, exactly, largest, unbounded } from "../../analysis/thermal/bounds";
import { recirculation } from "../../analysis/thermal/rejection";
import type { ThermalAnalysis } from "../../analysis/thermal/thermal";
import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";
import { AIR_SUPPLY_MAX } from "../../engine/supply-air";
import type { ModelIndex } from "../../model/model";
import type { AirUnitRecord } from "../../model/records";
import { renderComparison } from "../../units/render";

export default defineRule({
  id: "thermal/air-units-get-cold-water",
  severity: "error",
  appliesTo: "floor",
  summary:
    "Air units get water, or air at condensers of their own, no warmer than that at which they have their capacity.",
  why: "The capacity of an air unit holds up to a water temperature, or a dry bulb at its condenser. Above that it removes less heat, and the room warms up on the design day.",
  fix: "Give the air units colder water, choose units rated for warmer water, or add units.",
  sources: [{ title: "Warmest water or dry bulb stated on the air units by their author", mark: "ASSUMPTION" }],
  messages: {
    water:
      "The air units of {floor} get water of {value} from {plant}, above the {limit} up to which they have their capacity.",
    air: "The condensers of the air units of {floor} draw in air of {value}, above the {limit} up to which they have their capacity.",
  },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const air = analysis.thermal.floors.get(subject.path);
    const units = (air?.units ?? []).flatMap(({ path }) => index.get("air-unit", path) ?? []);
    if (!air || !units.some(statesWater)) return notApplicable();
    const warmestAir = subject.supply_air_c ?? AIR_SUPPLY_MAX.maximum;
    const missing: Missing[] = [];
    const over: Judged[] = [];
    for (const unit of units) {
      const judged = judgedUnit(index, analysis.thermal, unit);
      const verdict = judged.limit === undefined ? "unknown" : compareBounds(judged.value, exactly(judged.limit));
      if (verdict === "over") over.push(judged);
      if (verdict === "unknown" && !isTooWarm(index, analysis.thermal, unit, warmestAir)) {
        missing.push(...judged.value.missing);
      }
    }
    const excess = ({ value, limit }: Judged): number => (value.lower ?? 0) - (limit ?? 0);
    const worst = over.sort((left, right) => excess(right) - excess(left))[0];
    if (worst?.limit === undefined) return unknown(missing);
    const value = worst.value.lower ?? 0;
    const text = renderComparison(value, worst.limit, "°C");
    const data = { floor: index.label(subject.path), value: text.value, limit: text.limit };
    const details = {
      evidence: atMost(value, worst.limit, "°C"),
      affects: { rack_count: air.racks.length, racks: air.racks },
      related: over.map(({ path }) => ({ path, role: "is above its limit" })),
    };
    if (worst.source === undefined) return report("air", { data, ...details });
    report("water", { data: { ...data, plant: index.label(worst.source) }, ...details });
  },
});

/** Units that state nothing have no rejection at all, which is a finding of its own. */
function statesWater({ rejects_to, water_max_c, condenser_max_c, problems }: AirUnitRecord): boolean {
  return problems === undefined && [rejects_to, water_max_c, condenser_max_c].some((each) => each !== undefined);
}

/** Water above the air of the room cools it not at all, whatever the unit is rated for: a finding of its own. */
function isTooWarm(
  index: ModelIndex,
  thermal: ThermalAnalysis,
  { path }: AirUnitRecord,
  warmestAir_c: number,
): boolean {
  return compareBounds(airUnitWater(index, thermal, path).supply_c, exactly(warmestAir_c)) === "over";
}

interface Judged {
  readonly path: string;
  /** Where the water comes from; absent for a condenser in the outdoor air. */
  readonly source?: string;
  readonly value: Bounds;
  readonly limit: number | undefined;
}

function judgedUnit(index: ModelIndex, thermal: ThermalAnalysis, unit: AirUnitRecord): Judged {
  const { path, rejects_to, water_max_c, condenser_max_c } = unit;
  if (rejects_to === undefined && condenser_max_c !== undefined) {
    return { path, value: condenserAir(index, path), limit: condenser_max_c };
  }
  const { source, supply_c } = airUnitWater(index, thermal, path);
  const unstated = unbounded({ what: "warmest water of the air units", why: "not stated", path });
  const value = water_max_c === undefined && !unit.problems ? unstated : supply_c;
  return { path, ...(source !== undefined && { source }), value, limit: water_max_c };
}

/** The warmest air at an outdoor condenser: dry bulb + recirculation allowance. */
function condenserAir(index: ModelIndex, path: string): Bounds {
  const site = index.siteOf(path);
  const lacks = (what: string, why: string): Bounds => unbounded({ what, why, path: site?.path ?? path });
  if (!site || site.climate.length === 0) return lacks("design climate of the site", "no climate point stated");
  return largest(
    site.climate.map(({ dry_bulb_c: dry }) =>
      dry === undefined ? lacks("dry bulb of the climate", "not stated") : exactly(dry + recirculation(site)),
    ),
  );
}
