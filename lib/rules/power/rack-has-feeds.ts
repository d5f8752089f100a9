import { defineRule } from "../../engine/define-rule";

export default defineRule({
  id: "power/rack-has-feeds",
  severity: "error",
  appliesTo: "rack",
  summary: "Every rack is fed, and its feeds are live with everything in service.",
  why: "A rack without a feed adds its power nowhere, so that every sum above it would be too low.",
  fix: "Name the feeds of the rack's power shelves with `feeds`.",
  sources: [{ title: "Completeness of the declaration", mark: "RULE" }],
  messages: {
    none: "{rack} has no feed.",
    dead: "{rack} is dead with everything in service: none of its feeds has a live source.",
  },
  check({ subject, index, analysis, report }) {
    const isFed = subject.feeds.length > 0;
    if (isFed && !analysis.power.dead_racks.has(subject.path)) return;
    report(isFed ? "dead" : "none", {
      data: { rack: index.label(subject.path) },
      affects: { rack_count: 1, racks: [subject.path] },
    });
  },
});
