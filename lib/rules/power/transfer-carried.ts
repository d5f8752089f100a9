import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";
import { renderComparison } from "../../units/render";

export default defineRule({
  id: "power/transfer-carried",
  severity: "error",
  appliesTo: "power-feed",
  summary:
    "A transfer to another source is quicker than the racks below it, without stored energy, can do without supply.",
  why: "A break transfer leaves its load without supply for as long as it takes to move. A power shelf holds up for some milliseconds.",
  fix: "Use a static transfer switch, put stored energy below the transfer, or choose racks with a longer hold-up.",
  sources: [{ title: "Common engineering rule: transfer time against the hold-up time of the load", mark: "RULE" }],
  messages: {
    long: "When {lost} is lost, {feed} leaves {racks} without supply for {break}; they hold up for {hold}.{others}",
  },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const transfer = analysis.power.time.transfers.get(subject.path);
    if (!transfer) return notApplicable();
    const { worst, other_losses, missing } = transfer;
    if (!worst) return unknown(missing);
    const text = renderComparison(worst.break_s, worst.hold_up_s, "s");
    const count = worst.racks.length;
    report("long", {
      data: {
        lost: index.label(worst.lost),
        feed: index.label(subject.path),
        racks: count === 1 ? "1 rack" : `${count} racks`,
        break: text.value,
        hold: text.limit,
        others: othersText(other_losses.length),
      },
      evidence: { ...atMost(worst.break_s, worst.hold_up_s, "s", `fault(${worst.lost})`), instant: "bridge" },
      affects: { rack_count: count, racks: worst.racks },
      related: [{ path: worst.lost, role: "is lost" }],
    });
  },
});

function othersText(count: number): string {
  if (count === 0) return "";
  return count === 1 ? " The same happens in 1 other loss." : ` The same happens in ${count} other losses.`;
}
