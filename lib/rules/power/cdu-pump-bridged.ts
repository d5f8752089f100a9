import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";

export default defineRule({
  id: "power/cdu-pump-bridged",
  severity: "error",
  appliesTo: "cooling-loop",
  summary: "Whenever liquid-cooled racks run on through a loss of power, a CDU pump of their loop does too.",
  why: "A rack on stored energy whose pumps stand still has no flow from the first second; how long it lasts then is not published. Pumps that stop together with their racks do no harm.",
  fix: "Feed a CDU of the loop from the same stored energy as its racks.",
  sources: [{ title: "Common engineering rule: CDU pumps on the same bridging as the racks they cool", mark: "RULE" }],
  messages: {
    stopped:
      "When {lost} is lost, {racks} on {loop} run on from {rack_feed} while no CDU does: {cdus} from {cdu_feed}.{others}",
  },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const pumps = analysis.power.time.pumps.get(subject.path);
    if (!pumps) return notApplicable();
    const { worst, other_losses, missing } = pumps;
    if (!worst) return unknown(missing);
    const count = worst.racks.length;
    report("stopped", {
      data: {
        lost: index.label(worst.lost),
        racks: count === 1 ? "1 rack" : `${count} racks`,
        loop: index.label(subject.path),
        rack_feed: index.label(worst.rack_feed),
        cdus: worst.cdus.length === 1 ? "its CDU is fed" : `its ${worst.cdus.length} CDUs are fed`,
        cdu_feed: index.label(worst.cdu_feed),
        others: other_losses.length === 0 ? "" : ` ${othersText(other_losses.length)}`,
      },
      evidence: {
        ...atMost(count, 0, "racks without flow", `fault(${worst.lost})`),
        instant: worst.instant,
      },
      affects: { rack_count: count, racks: worst.racks },
      related: [
        { path: worst.lost, role: "is lost" },
        { path: worst.rack_feed, role: "feeds the racks" },
        { path: worst.cdu_feed, role: "feeds the CDUs" },
      ],
    });
  },
});

function othersText(count: number): string {
  return count === 1 ? "Another loss does the same." : `${count} other losses do the same.`;
}
