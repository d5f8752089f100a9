import rule from "../../../lib/rules/power/feed-has-source";
import { testRule } from "../../../lib/testing";
import { feed, feedGroup, site } from "../../helpers/records";

const grid = feed("s/grid", { feed_kind: "utility" });

testRule(rule, {
  good: [
    { name: "a busway on a utility", records: [site(), grid, feed("s/a", { from: ["s/grid"] })] },
    { name: "a busway whose chain is outside this facility", records: [site(), feed("s/a", { from_outside: true })] },
  ],
  bad: [
    {
      name: "a busway that nothing supplies",
      records: [site(), grid, feed("s/a")],
      findings: [{ message: "a is a busway that nothing supplies.", path: "s/a", severity: "error" }],
    },
    {
      name: "a UPS",
      records: [site(), feed("s/a", { feed_kind: "ups" })],
      findings: [{ message: "a is a UPS that nothing supplies." }],
    },
    {
      name: "a group once, and a transfer switch beside it",
      records: [
        site(),
        feedGroup("s/g", ["s/g/a", "s/g/b", "s/g/c"]),
        ...["a", "b", "c"].map((id) => feed(`s/g/${id}`, { group: "s/g" })),
        feed("s/ts", { feed_kind: "transfer-switch" }),
      ],
      findings: [
        { message: "g/a is a busway that nothing supplies. The same holds for 2 more of its group.", path: "s/g/a" },
        { message: "ts is a transfer switch that nothing supplies.", path: "s/ts" },
      ],
    },
  ],
  notApplicable: [
    { name: "a utility", records: [site(), grid] },
    { name: "a generator", records: [site(), feed("s/g", { feed_kind: "generator" })] },
    { name: "a battery", records: [site(), feed("s/b", { feed_kind: "battery" })] },
  ],
});
