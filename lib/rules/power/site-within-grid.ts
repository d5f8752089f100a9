import { isWithin } from "../../analysis/tolerance";
import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";
import { renderComparison } from "../../units/render";

export default defineRule({
  id: "power/site-within-grid",
  severity: "error",
  appliesTo: "site",
  summary: "The site draws no more than its grid connection delivers.",
  why: "The grid connection is the number that takes years to change. Cooling, network and losses count as well as the racks.",
  fix: "Reduce the number or the power of the racks, or state a larger connection.",
  sources: [{ title: "Limit stated on the site by its author", mark: "ASSUMPTION" }],
  messages: {
    it: "The IT load of {site} is {load}, above its grid connection of {limit} before any cooling or losses.",
    site: "{site} draws {load}, above its grid connection of {limit}.",
  },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const limit = subject.grid_connection_kw;
    const power = analysis.power.sites.get(subject.path);
    if (limit === undefined || !power) return notApplicable();
    const it = power.it_kw.value;
    const total = power.total_kw.value;
    const [message, value] = isWithin(it, limit) ? (["site", total] as const) : (["it", it] as const);
    if (isWithin(value, limit)) return unknown(power.total_kw.missing);
    const text = renderComparison(value, limit, "kW");
    const racks = index.racksUnder(subject.path).map((rack) => rack.path);
    report(message, {
      data: { site: subject.path, load: text.value, limit: text.limit },
      evidence: atMost(value, limit, "kW"),
      affects: { rack_count: racks.length, racks },
    });
  },
});
