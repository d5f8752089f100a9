import type { CoolantPart } from "../../catalog/parts";
import { exactValue } from "../../analysis/thermal/bounds";
import type { ThermalAnalysis } from "../../analysis/thermal/thermal";
import { isAtLeast } from "../../analysis/tolerance";
import { defineRule } from "../../engine/define-rule";
import { atLeast } from "../../engine/report";
import type { CoolingLoopRecord, FacilityWaterRecord } from "../../model/records";
import { render } from "../../units/render";

export default defineRule({
  id: "thermal/coolant-stays-liquid",
  severity: "error",
  appliesTo: "plant",
  summary: "The supply of a loop or facility water lies above the freezing point of its coolant.",
  why: "Ice blocks exchangers and bursts pipes. A coolant freezes at the temperature of its mixture, which its name alone does not give.",
  fix: "Raise the supply, state a set point that the plant is controlled to, or use a coolant that freezes at a lower temperature.",
  sources: [{ title: "DOWFROST LC 25, Form 176-01641-01-0623: freezing point of its mixture", mark: "VENDOR-2" }],
  messages: { frozen: "{plant} supplies {coolant} of {value}, and {coolant} freezes at {limit}." },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const coolant = index.coolantPart(subject.coolant);
    const value = coldestSupply(analysis.thermal, subject);
    if (!coolant || value === undefined) return notApplicable();
    const { freezing_c: freezing } = coolant;
    if (freezing === undefined) {
      if (isAtLeast(value, coldestProperty(coolant))) return;
      return unknown({ what: `freezing point of ${coolant.id}`, why: "not in the catalog", path: subject.path });
    }
    // A set point at which it freezes is a problem of the declaration.
    if (value > freezing) return;
    const data = { plant: index.label(subject.path), coolant: coolant.id };
    report("frozen", {
      data: { ...data, value: render(value, "°C"), limit: render(freezing, "°C") },
      evidence: atLeast(value, freezing, "°C"),
    });
  },
});

/** The coldest of the temperatures that are known: the set point, else what the plant reaches at its design points. */
function coldestSupply(
  { plants }: ThermalAnalysis,
  subject: CoolingLoopRecord | FacilityWaterRecord,
): number | undefined {
  if (subject.kind === "cooling-loop") return subject.supply_c;
  const points = plants.get(subject.path)?.water.points ?? [];
  const known = [
    subject.supply_c,
    subject.rejection?.leaving_c,
    ...points.map(({ supply_c }) => exactValue(supply_c)),
  ].filter((each) => each !== undefined);
  return known.length > 0 ? Math.min(...known) : undefined;
}

/** The table of its properties holds where it is liquid. */
function coldestProperty({ points }: CoolantPart): number {
  return points[0]?.temperature_c ?? Infinity;
}
