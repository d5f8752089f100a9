import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";
import { renderComparison } from "../../units/render";

export default defineRule({
  id: "power/cdu-pump-bridged",
  severity: "error",
  appliesTo: "cooling-loop",
  summary:
    "Whenever liquid-cooled racks run on through a loss of power, a CDU pump of their loop does too, or is back within the time that they state to last without flow.",
  why: "A rack on stored energy whose pumps stand still has no flow from the first second; how long it lasts then is not published, and the volume of the loop is no help: only what the author states counts. Pumps that stop together with their racks do no harm.",
  fix: "Feed a CDU of the loop from the same stored energy as its racks.",
  sources: [{ title: "Common engineering rule: CDU pumps on the same bridging as the racks they cool", mark: "RULE" }],
  messages: {
    tooLong:
      "When {lost} is lost, {racks} on {loop} run on from {rack_feed} without flow for {time}, above the {limit} that they last: {cdus} from {cdu_feed}.{others}",
    stopped:
      "When {lost} is lost, {racks} on {loop} run on from {rack_feed} while no CDU does: {cdus} from {cdu_feed}.{others}",
  },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const pumps = analysis.power.time.pumps.get(subject.path);
    if (!pumps) return notApplicable();
    const { worst, other_losses, missing } = pumps;
    if (!worst) return unknown(missing);
    const count = worst.racks.length;
    const data = {
      lost: index.label(worst.lost),
      racks: count === 1 ? "1 rack" : `${count} racks`,
      loop: index.label(subject.path),
      rack_feed: index.label(worst.rack_feed),
      cdus: worst.cdus.length === 1 ? "its CDU is fed" : `its ${worst.cdus.length} CDUs are fed`,
      cdu_feed: index.label(worst.cdu_feed),
      others: other_losses.length === 0 ? "" : ` ${othersText(other_losses.length)}`,
    };
    const details = {
      affects: { rack_count: count, racks: worst.racks },
      related: [
        { path: worst.lost, role: "is lost" },
        { path: worst.rack_feed, role: "feeds the racks" },
        { path: worst.cdu_feed, role: "feeds the CDUs" },
      ],
    };
    const { instant, out_s, allowed_s } = worst;
    const state = `fault(${worst.lost})`;
    if (out_s === undefined || allowed_s === undefined) {
      const evidence = { ...atMost(count, 0, "racks without flow", state), instant };
      return report("stopped", { data, evidence, ...details });
    }
    const { value: time, limit } = renderComparison(out_s, allowed_s, "s");
    const evidence = Number.isFinite(out_s) ? { ...atMost(out_s, allowed_s, "s", state), instant } : undefined;
    report("tooLong", { data: { ...data, time: Number.isFinite(out_s) ? time : "good", limit }, evidence, ...details });
  },
});

function othersText(count: number): string {
  return count === 1 ? "Another loss does the same." : `${count} other losses do the same.`;
}
