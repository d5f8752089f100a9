import { defineRule } from "../../engine/define-rule";
import { atLeast } from "../../engine/report";
import { renderComparison } from "../../units/render";

export default defineRule({
  id: "power/dip-ridden-through",
  severity: "error",
  appliesTo: "site",
  summary: "Every rack rides through the voltage dip that the site states, on stored energy or by its own hold-up.",
  why: "Grid codes require large loads to stay connected through a dip: one that drops off takes the grid's frequency with it.",
  fix: "Put stored energy before the racks, or choose racks with a longer hold-up.",
  sources: [
    { title: "Requirement stated on the site by its author", mark: "ASSUMPTION" },
    { title: "ERCOT NOGRR 282 and NPRR 1308, ride-through of large electronic loads", mark: "PRESS" },
  ],
  messages: { lost: "A dip of {dip} takes {racks} of {site}, which hold out for {hold}." },
  check({ subject, analysis, report, unknown, notApplicable }) {
    const result = analysis.power.time.dips.get(subject.path);
    if (!result) return notApplicable();
    const count = result.racks.length;
    if (count === 0) return unknown(result.missing);
    const text = renderComparison(result.shortest_s, result.dip_s, "s", "at least");
    report("lost", {
      data: {
        dip: text.limit,
        racks: count === 1 ? "1 rack" : `${count} racks`,
        site: subject.path,
        hold: text.value,
      },
      evidence: { ...atLeast(result.shortest_s, result.dip_s, "s"), instant: "bridge" },
      affects: { rack_count: count, racks: result.racks },
    });
  },
});
