import { defineRule } from "../../engine/define-rule";

export default defineRule({
  id: "power/single-points-claimed",
  severity: "error",
  appliesTo: "power-feed",
  summary: 'Every element whose loss takes racks or their cooling is covered by a claim, be it "N".',
  why: "A single point of failure may be a decision or an oversight. Claiming N says that it is a decision.",
  fix: 'Claim "N" where the loss is accepted, or a redundancy where it is not.',
  sources: [{ title: "Claims of redundancy are stated by the author and proved, never assumed", mark: "RULE" }],
  messages: {},
  check({ subject, analysis, unknown, notApplicable }) {
    const { losses, cooling_losses, unsure_losses } = analysis.power;
    const cooling = cooling_losses.get(subject.path);
    const loss = losses.get(subject.path);
    if (!loss && !cooling?.uncooled.length) {
      const unsure = unsure_losses.get(subject.path) ?? (cooling?.missing.length ? cooling : undefined);
      return unsure && unsure.claim === undefined ? unknown(unsure.missing) : notApplicable();
    }
    // Where every rack must survive any single loss, the loss is an error of the rules on claims.
    const takesOthers = loss !== undefined && loss.must_survive.size < loss.racks.length;
    const uncoolsOthers = cooling !== undefined && cooling.must_survive.size < cooling.uncooled.length;
    if (!takesOthers && !uncoolsOthers) return notApplicable();
    if ((loss ?? cooling)?.claim === undefined) {
      const what = takesOthers ? "whether losing racks is accepted" : "whether losing the cooling of racks is accepted";
      unknown({ what, why: "no claim on the lost element", path: subject.path });
    }
  },
});
