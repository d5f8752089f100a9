import { defineRule } from "../../engine/define-rule";
import { atMost as atMostEvidence } from "../../engine/report";
import { renderComparison } from "../../units/render";

export default defineRule({
  id: "thermal/pue-within-target",
  severity: "error",
  appliesTo: "site",
  summary: "The annual PUE of a site is within its target.",
  why: "Energy beside the IT is paid for over the whole life of the site, and permits and contracts name the ratio.",
  fix: "Raise the set points so that free cooling lasts longer, save power of fans, pumps and conversion, or state another target.",
  sources: [
    { title: "ISO/IEC 30134-2:2016, power usage effectiveness (PUE), as designed", mark: "RULE" },
    { title: "Target stated on the site by its author", mark: "ASSUMPTION" },
  ],
  messages: { over: "The annual PUE of {site} is {pue}, above its target of {target}." },
  check({ subject, index, analysis, atMost, notApplicable }) {
    const target = subject.pue_target;
    const year = analysis.year.get(subject.path);
    if (target === undefined || !year) return notApplicable();
    const { value } = year.pue;
    atMost(year.pue, target, "over", () => {
      const text = renderComparison(value, target, "");
      return {
        data: { site: index.label(subject.path), pue: text.value, target: text.limit },
        evidence: atMostEvidence(value, target, "kWh/kWh"),
      };
    });
  },
});
