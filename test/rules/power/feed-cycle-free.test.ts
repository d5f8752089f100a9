import rule from "../../../lib/rules/power/feed-cycle-free";
import { testRule } from "../../../lib/testing";
import { feed, site } from "../../helpers/records";

const grid = feed("s/grid", { feed_kind: "utility" });
const parallel = { sources: "parallel" } as const;

testRule(rule, {
  good: [
    {
      name: "two ways that meet again",
      records: [
        site(),
        grid,
        feed("s/a", { from: ["s/grid"] }),
        feed("s/b", { from: ["s/grid"] }),
        feed("s/c", { from: ["s/a", "s/b"], ...parallel }),
      ],
    },
  ],
  bad: [
    {
      name: "a feed that supplies itself",
      records: [site(), feed("s/a", { from: ["s/a"] })],
      findings: [{ message: "a supplies itself: a → a.", path: "s/a", severity: "error" }],
    },
    {
      name: "a circle of three beside a source, once, at its first feed",
      records: [
        site(),
        grid,
        feed("s/c", { from: ["s/b"] }),
        feed("s/b", { from: ["s/grid", "s/a"], ...parallel }),
        feed("s/a", { from: ["s/c"] }),
        feed("s/below", { from: ["s/c"] }),
      ],
      // a supplies b, b supplies c, c supplies a
      findings: [{ message: "a supplies itself: a → b → c → a.", path: "s/a" }],
    },
    {
      name: "two circles",
      records: [
        site(),
        feed("s/a", { from: ["s/b"] }),
        feed("s/b", { from: ["s/a"] }),
        feed("s/c", { from: ["s/d"] }),
        feed("s/d", { from: ["s/c"] }),
      ],
      findings: [{ message: "a supplies itself: a → b → a." }, { message: "c supplies itself: c → d → c." }],
    },
  ],
  notApplicable: [{ name: "a source", records: [site(), grid] }],
});
