import type { ThermalAnalysis } from "../../analysis/thermal/thermal";
import { waterAt } from "../../analysis/thermal/air-water";
import { compareBounds, exactly } from "../../analysis/thermal/bounds";
import { hasStatedLeaving, rejectionName } from "../../analysis/thermal/rejection";
import type { FacilityWater } from "../../analysis/thermal/water";
import { defineRule } from "../../engine/define-rule";
import { atLeast } from "../../engine/report";
import type { ModelIndex } from "../../model/model";
import type { CoolingLoopRecord, FacilityWaterRecord } from "../../model/records";
import { renderComparison } from "../../units/render";

export default defineRule({
  id: "thermal/facility-water-reachable",
  severity: "error",
  appliesTo: "plant",
  summary: "A plant reaches the set point of its facility water at every design point of the climate.",
  why: "A dry cooler makes no water colder than the outdoor air plus its approach, a tower none colder than the wet bulb plus its approach, a plate exchanger none colder than its cold side plus its approach. A set point below that is not met on the day that counts.",
  fix: "Raise the set point of the facility water, or use a rejection that reaches it: a smaller approach, adiabatic pre-cooling, a tower, a chiller, a trim chiller.",
  sources: [
    {
      title: "Common engineering rule: approaches of dry coolers (to the dry bulb) and towers (to the wet bulb)",
      mark: "RULE",
    },
    { title: "NVIDIA DSX BOD: dry cooler approach of 5 K", mark: "VENDOR-2" },
  ],
  messages: {
    below:
      "The facility water of {plant} is set to {setPoint}, but its {rejection} reaches {reached} at best ({point}).",
  },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const water = waterAt(analysis.thermal, subject.path);
    const setPoint = water?.set_point_c;
    if (!water || setPoint === undefined) return notApplicable();
    const { reachable_c: reachable } = water;
    const verdict = compareBounds(reachable, exactly(setPoint));
    if (verdict === "unknown") return unknown(reachable.missing);
    if (verdict === "within" || reachable.lower === undefined) return;
    const site = index.siteOf(subject.path);
    const text = renderComparison(setPoint, reachable.lower, "°C", "at least");
    report("below", {
      data: {
        plant: index.label(subject.path),
        setPoint: text.value,
        rejection: sourceOf(index, subject),
        reached: text.limit,
        point: pointOf(subject, water),
      },
      evidence: atLeast(setPoint, reachable.lower, "°C"),
      affects: affected(analysis.thermal, subject.path),
      related: site ? [{ path: site.path, role: "states the climate" }] : [],
      fix: `Raise the set point to ${text.limit} or more, or use a rejection that reaches ${text.value}.`,
    });
  },
});

/** What the water comes from: "dry cooler", "facility water of fws". */
function sourceOf(index: ModelIndex, subject: CoolingLoopRecord | FacilityWaterRecord): string {
  if (subject.kind === "cooling-loop" && subject.facility !== undefined) {
    return `facility water ${index.label(subject.facility)}`;
  }
  const { rejection } = subject;
  if (!rejection) return "plate exchanger";
  return rejection.trim ? `${rejectionName(rejection)} with its trim chiller` : rejectionName(rejection);
}

function pointOf({ rejection }: CoolingLoopRecord | FacilityWaterRecord, water: FacilityWater): string {
  if (rejection && hasStatedLeaving(rejection)) return "its leaving set point";
  const worst = water.points.find(({ reachable_c }) => reachable_c.lower === water.reachable_c.lower);
  return worst ? `design point: ${worst.basis}` : "its leaving set point";
}

/** Racks on the loop, or on all loops and in all rooms of the plant. */
function affected({ loops, plants }: ThermalAnalysis, path: string) {
  const classes = loops.get(path)?.rack_classes;
  const racks = classes ? classes.flatMap((each) => each.racks).sort() : (plants.get(path)?.racks ?? []);
  return { rack_count: racks.length, racks };
}
