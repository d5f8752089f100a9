import { defineRule } from "../../engine/define-rule";

export default defineRule({
  id: "power/rack-has-feeds",
  severity: "error",
  appliesTo: "rack",
  summary: "Every rack is fed.",
  why: "A rack without a feed adds its power nowhere, so that every sum above it would be too low.",
  fix: "Name the feeds of the rack's power shelves with `feeds`.",
  sources: [{ title: "Completeness of the declaration", mark: "RULE" }],
  messages: { none: "{rack} has no feed." },
  check({ subject, index, report }) {
    if (subject.feeds.length > 0) return;
    report("none", {
      data: { rack: index.label(subject.path) },
      affects: { rack_count: 1, racks: [subject.path] },
    });
  },
});
