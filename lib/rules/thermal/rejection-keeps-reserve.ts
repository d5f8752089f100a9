import type { Bounds } from "../../analysis/thermal/bounds";
import { worstLoss } from "../../analysis/thermal/loss";
import type { PlantThermal } from "../../analysis/thermal/plant";
import { usableUnits } from "../../analysis/thermal/plant-load";
import { defineRule } from "../../engine/define-rule";
import { fullest, nearLimit, NOTICE_PERCENT, type Use } from "../../engine/reserve";

export default defineRule({
  id: "thermal/rejection-keeps-reserve",
  severity: "info",
  appliesTo: "plant",
  summary:
    "In its fullest state a plant keeps the reserve below what its heat rejection carries that the project asks for.",
  why: "A plant whose coolers, towers, chillers or plate exchanger are full leaves no room for more racks, nor for fouled coils and a day that is hotter than the design day.",
  fix: "Plan a further rejection unit before more heat is added, or accept that the plant is full.",
  sources: [{ title: "Reserve that the project asks for", mark: "ASSUMPTION" }],
  messages: { near: "{plant} rejects {value}, in its fullest state {used} of the {limit} of its {rejection}." },
  options: { notice_percent: NOTICE_PERCENT },
  check({ subject, index, analysis, options, report, unknown, notApplicable }) {
    const plant = analysis.thermal.plants.get(subject.path);
    const use = fullest(plant ? usesOf(plant) : [], options.notice_percent);
    if (!plant || !use || plant.heat_kw.upper === 0) return notApplicable();
    const near = nearLimit(use, options.notice_percent);
    if (!near) return unknown([...plant.heat_kw.missing, ...plant.limit_kw.missing]);
    const { value, used, limit, evidence } = near;
    const rejection = subject.rejection ? subject.rejection.kind.replace("-", " ") : "plate exchanger";
    report("near", { data: { plant: index.label(subject.path), value, used, limit, rejection }, evidence });
  },
});

/** The heat, and the least that the rejection is sure to carry, with all units in service and with some lost. */
function usesOf(plant: PlantThermal): Use[] {
  const units = usableUnits(plant);
  const use = (limit: Bounds, state: string): Use => {
    return { value: plant.heat_kw.lower ?? 0, limit: limit.lower ?? 0, unit: "kW", state };
  };
  const losses = plant.losses.map((rated) => worstLoss(units, rated.lost.length));
  return [
    use(plant.limit_kw, "normal"),
    ...losses.map(({ lost, remaining }) => use(remaining, `fault(${lost.join(" + ")})`)),
  ];
}
