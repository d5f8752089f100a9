import { defineRule } from "../../engine/define-rule";
import { atMost as atMostEvidence } from "../../engine/report";
import { renderComparison } from "../../units/render";

export default defineRule({
  id: "thermal/wue-within-target",
  severity: "error",
  appliesTo: "site",
  summary: "The annual WUE of a site is within its target.",
  why: "Water that evaporates is gone from its basin, and in many places permits limit it.",
  fix: "Use dry coolers at warmer set points, wet less of the year, raise the cycles of concentration, or state another target.",
  sources: [
    { title: "ISO/IEC 30134-9:2022, water usage effectiveness (WUE), as designed", mark: "RULE" },
    { title: "Evaporation of at most 1.48 L per kWh of heat, latent heat 2.43 MJ/kg", mark: "DERIVED" },
    { title: "Target stated on the site by its author", mark: "ASSUMPTION" },
  ],
  messages: { over: "The annual WUE of {site} is {wue}, above its target of {target}." },
  check({ subject, index, analysis, atMost, notApplicable }) {
    const target = subject.wue_target_l_per_kwh;
    const year = analysis.year.get(subject.path);
    if (target === undefined || !year) return notApplicable();
    const { value } = year.wue_l_per_kwh;
    atMost(year.wue_l_per_kwh, target, "over", () => {
      const text = renderComparison(value, target, "L/kWh");
      return {
        data: { site: index.label(subject.path), wue: text.value, target: text.limit },
        evidence: atMostEvidence(value, target, "L/kWh"),
      };
    });
  },
});
