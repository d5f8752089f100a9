import { shelfLoss } from "../../analysis/power/shelf-loss";
import { mustSurvive } from "../../analysis/survival";
import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";
import { render } from "../../units/render";

export default defineRule({
  id: "power/shelf-loss-carried",
  severity: "error",
  appliesTo: "rack",
  summary:
    "Losing one power shelf does not take a rack that must survive any single loss, and elsewhere it is accepted by a claim.",
  why: "A shelf is an element that fails like any other. A rack that needs all of its shelves goes dark with each of them.",
  fix: 'Cap the rack\'s power so that the other shelves carry it, choose a part with more shelves, or claim "N" for the shelves.',
  sources: [
    { title: "NVIDIA Base Command Manager 11, Power Shelf Integration", clause: "8 shelves of 33 kW", mark: "VENDOR" },
    { title: "Claims of redundancy are stated by the author and proved, never assumed", mark: "RULE" },
  ],
  messages: {
    taken:
      "Losing one of {shelves} shelves takes {rack}, which must survive any single loss: {left} are left for {power}.",
  },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const loss = shelfLoss(index, analysis.racks, subject);
    if (!loss) return notApplicable();
    if (!loss.takesRack) return unknown(loss.design_kw.missing);
    const power = loss.design_kw.value;
    if (mustSurvive(index, subject.path)) {
      return report("taken", {
        data: {
          rack: index.label(subject.path),
          shelves: loss.shelf_count,
          left: render(loss.left_kw, "kW"),
          power: render(power, "kW"),
        },
        evidence: { ...atMost(power, loss.left_kw, "kW", `fault(${subject.path}/shelf)`), instant: "settled" },
        affects: { rack_count: 1, racks: [subject.path] },
      });
    }
    if (subject.shelf_claims !== undefined) return;
    unknown({
      what: "whether losing racks with a shelf is accepted",
      why: "no claim on the shelves",
      path: subject.path,
    });
  },
});
