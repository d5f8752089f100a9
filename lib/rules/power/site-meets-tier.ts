import type { TierFailure } from "../../analysis/power/maintenance";
import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";
import type { ModelIndex } from "../../model/model";
import { renderComparison } from "../../units/render";

export default defineRule({
  id: "power/site-meets-tier",
  severity: "error",
  appliesTo: "site",
  summary:
    "The power chain of a site does what the tier that the site states asks for, with every utility out as well.",
  why: "Tier III: any one element can be taken out for maintenance and the site carries. Tier IV: any one element can fail, and the site carries by automatic action alone.",
  fix: "Add a path, a unit or stored energy where the state shows it, or state the tier that the site meets.",
  sources: [
    { title: "Uptime Institute Tier Standard: Topology", clause: "Tier III and Tier IV", mark: "MEMORY" },
    { title: "TIA-942", clause: "Rated-3 and Rated-4", mark: "MEMORY" },
  ],
  messages: {
    racks: "{site} is not tier {tier}: in {state} it loses {racks}.{others}",
    overload: "{site} is not tier {tier}: in {state} {feed} carries {load} against {limit}.{others}",
  },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const result = analysis.power.time.tiers.get(subject.path);
    if (!result) return notApplicable();
    const { worst, others, missing, tier } = result;
    if (!worst) return unknown(missing);
    const data = { site: subject.path, tier, state: stateText(index, worst), others: othersText(others.length) };
    const related = worst.element === undefined ? [] : relatedTo(index, worst.element);
    const { overload, state, instant, racks } = worst;
    if (racks.length > 0 || !overload) {
      return report("racks", {
        data: { ...data, racks: racks.length === 1 ? "1 rack" : `${racks.length} racks` },
        evidence: { ...atMost(racks.length, 0, "lost racks", state), instant },
        affects: { rack_count: racks.length, racks },
        related,
      });
    }
    const { value, limit, unit } = overload.stress;
    const text = renderComparison(value, limit, unit);
    report("overload", {
      data: { ...data, feed: index.label(overload.feed), load: text.value, limit: text.limit },
      evidence: { ...atMost(value, limit, unit, state), instant },
      related: [...related, { path: overload.feed, role: "is overloaded" }],
    });
  },
});

/** `fault(ups/a + grid) at the bridge instant`: paths as people say them inside the site. */
function stateText(index: ModelIndex, { state, instant }: TierFailure): string {
  const open = state.indexOf("(");
  const paths = state.slice(open + 1, -1).split(" + ");
  const text = `${state.slice(0, open)}(${paths.map((path) => index.label(path)).join(" + ")})`;
  return instant === "bridge" ? `${text} at the bridge instant` : text;
}

function relatedTo(index: ModelIndex, element: string) {
  return index.find(element) ? [{ path: element, role: "is out" }] : [];
}

function othersText(count: number): string {
  if (count === 0) return "";
  return count === 1 ? " Another element does the same." : ` ${count} other elements do the same.`;
}
