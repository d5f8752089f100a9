import { defineRule } from "../../engine/define-rule";

export default defineRule({
  id: "power/single-points-claimed",
  severity: "error",
  appliesTo: "power-feed",
  summary: 'Every element whose loss takes racks is covered by a claim, be it "N".',
  why: "A single point of failure may be a decision or an oversight. Claiming N says that it is a decision.",
  fix: 'Claim "N" where the loss is accepted, or a redundancy where it is not.',
  sources: [{ title: "Claims of redundancy are stated by the author and proved, never assumed", mark: "RULE" }],
  messages: {},
  check({ subject, analysis, unknown, notApplicable }) {
    const loss = analysis.power.losses.get(subject.path);
    if (!loss) {
      const unsure = analysis.power.unsure_losses.get(subject.path);
      return unsure && unsure.claim === undefined ? unknown(unsure.missing) : notApplicable();
    }
    // Where every rack must survive any single loss, the loss is an error of the rule on claims.
    if (loss.must_survive.size === loss.racks.length) return notApplicable();
    if (loss.claim === undefined) {
      unknown({ what: "whether losing racks is accepted", why: "no claim on the lost element", path: subject.path });
    }
  },
});
