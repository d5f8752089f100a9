import { defineRule } from "../../engine/define-rule";
import { atLeast } from "../../engine/report";
import { renderComparison } from "../../units/render";

export default defineRule({
  id: "wan/link-within-capacity",
  severity: "error",
  appliesTo: "ai-wan-link",
  summary: "All routes of a link together carry its demand and its committed rate.",
  why: "Training across sites waits for the slowest exchange: a link below its demand holds up every GPU at both ends.",
  fix: "Light more wavelengths or fibre pairs, raise their rate, or add a route.",
  sources: [{ title: "Capacity of a route: fibre pairs x wavelengths x rate of a wavelength", mark: "RULE" }],
  messages: {
    demand: "{link} carries {capacity}, below its demand of {wanted}.",
    committed: "{link} carries {capacity}, below its committed rate of {wanted}.",
  },
  check({ subject, index, analysis, atLeast: judge, notApplicable }) {
    const link = analysis.wan.links.get(subject.path);
    const { demand_gb_per_s: demand = 0, committed_gb_per_s: committed = 0 } = subject;
    const wanted = Math.max(demand, committed);
    if (!link || wanted === 0) return notApplicable();
    const capacity = link.capacity_gb_per_s;
    judge(capacity, wanted, demand >= committed ? "demand" : "committed", () => {
      const text = renderComparison(capacity.value, wanted, "Gb/s", "at least");
      return {
        data: { link: index.label(subject.path), capacity: text.value, wanted: text.limit },
        evidence: atLeast(capacity.value, wanted, "Gb/s"),
        related: subject.sites.map((path) => ({ path, role: "is connected" })),
      };
    });
  },
});
