import { defineRule } from "../../engine/define-rule";

export default defineRule({
  id: "thermal/loop-in-use",
  severity: "info",
  appliesTo: "cooling-loop",
  summary: "Something gives its heat to every loop.",
  why: "A loop without racks, rear doors or air units cools nothing: what was meant to hang on it hangs elsewhere or on none, and every other rule on the loop has nothing to judge.",
  fix: "Name the loop in the `cooling` of its racks or in the `loop` of the air units, or take it out.",
  sources: [{ title: "Definition of a loop: it carries the heat of what hangs on it", mark: "RULE" }],
  messages: { idle: "{loop} has no racks, and nothing else gives heat to it." },
  check({ subject, index, report, notApplicable }) {
    if (index.heatSourcesOf(subject.path).length > 0) return;
    // A rack or floor with problems may be what was meant to hang on it.
    if (index.hasFlawedSite(subject.path)) return notApplicable();
    report("idle", { data: { loop: index.label(subject.path) } });
  },
});
