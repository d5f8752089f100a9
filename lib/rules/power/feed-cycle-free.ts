import { compareText } from "../../core/order";
import { defineRule } from "../../engine/define-rule";
import { ownCircle } from "../../model/circle";

export default defineRule({
  id: "power/feed-cycle-free",
  severity: "error",
  appliesTo: "power-feed",
  suppressible: false,
  summary: "No feed is among its own sources.",
  why: "Power that goes round in a circle comes from nowhere: what is energised, and what each feed carries, has no answer.",
  fix: "Take the feed out of the sources of what it supplies.",
  sources: [{ title: "Definition of a radial or ring supply: power flows from sources to loads", mark: "RULE" }],
  messages: { cycle: "{feed} supplies itself: {way}." },
  check({ subject, index, report, notApplicable }) {
    if (subject.from.length === 0) return notApplicable();
    const way = ownCircle(
      (path) => index.get("power-feed", path),
      subject,
      ({ from }) => from,
    );
    if (!way) return;
    const paths = way.filter((feed) => feed.problems === undefined).map((feed) => feed.path);
    const first = [...paths].sort(compareText)[0];
    if (first !== subject.path) return notApplicable();
    report("cycle", {
      data: {
        feed: index.label(subject.path),
        way: [subject, ...way].map((feed) => index.label(feed.path)).join(" → "),
      },
      related: way.filter((feed) => feed !== subject).map(({ path }) => ({ path, role: "is in the circle" })),
      detail: way.map(({ path }) => path).join(" "),
    });
  },
});
