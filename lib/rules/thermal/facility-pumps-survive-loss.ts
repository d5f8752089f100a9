import type { Missing } from "../../analysis/amount";
import { compareBounds } from "../../analysis/thermal/bounds";
import { defineRule } from "../../engine/define-rule";
import { lostUnitsDetails, soleUnitDetails } from "../../engine/unit-loss-details";
import { render } from "../../units/render";

export default defineRule({
  id: "thermal/facility-pumps-survive-loss",
  severity: "error",
  appliesTo: "facility-water",
  summary:
    "With any one pump of a facility water lost, and with as many lost as is claimed, the others deliver its flow at its head.",
  why: "Pumps fail, and the CDUs, air units and condensers on the facility water then share the flow that is left.",
  fix: "Add a pump, or claim what the pumps can do.",
  sources: [
    { title: "Common engineering rule: pumps of a facility water N+1", mark: "RULE" },
    { title: "Flow at a head stated on the pumps by their author", mark: "ASSUMPTION" },
  ],
  messages: {
    over: "Losing {lost} leaves {water} short of flow: it needs {value}, its pumps deliver {limit}.{others}",
    claimed: "Losing {lost} stops {water} for {racks}, although {claim} is claimed.",
    required: "Losing {lost} stops {water} for {racks}, {surviving} of which must survive any single loss.",
  },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const plant = analysis.thermal.plants.get(subject.path);
    const [first, second] = plant?.pumps.units ?? [];
    if (!plant || plant.racks.length === 0 || !first) return notApplicable();
    const { racks, pumps } = plant;
    const { flow_l_per_min: flow, limit_l_per_min: all, units, losses } = pumps;
    const water = index.label(subject.path);
    if (!second) {
      const claim = subject.pump_claims;
      const sole = soleUnitDetails(index, { unit: first.path, claim, racks, without: "racks without facility water" });
      const { data, surviving } = sole;
      const details = { ...sole.details, fix: "Add a second pump that carries the facility water alone." };
      if (sole.isClaimed) return report("claimed", { data: { ...data, water, claim: claim ?? "" }, ...details });
      if (surviving === 0) return notApplicable();
      return report("required", { data: { ...data, water, surviving }, ...details });
    }
    if (compareBounds(flow, all) === "over") return notApplicable();
    const missing: Missing[] = [];
    for (const loss of losses) {
      const verdict = compareBounds(flow, loss.remaining);
      if (verdict === "unknown") missing.push(...flow.missing, ...loss.remaining.missing);
      if (verdict !== "over") continue;
      const value = flow.lower ?? 0;
      const lost = lostUnitsDetails(index, { units, loss, value, unit: "L/min", racks });
      const short = render(value - (loss.remaining.upper ?? 0), "L/min");
      return report("over", { ...lost, data: { ...lost.data, water }, fix: `Add a pump of ${short} or more.` });
    }
    unknown(missing);
  },
});
