import rule from "../../../lib/rules/suppression/finding-present";
import { testRule } from "../../../lib/testing";
import { OVERLOADED_ROW as records, suppressionOf, withoutReason } from "./small-hall";

testRule(rule, {
  good: [
    { name: "on the element", records, suppressions: [suppressionOf()] },
    { name: "above it, and once more on it", records, suppressions: [suppressionOf({ path: "s" }), suppressionOf()] },
  ],
  bad: [
    {
      name: "below it, and beside it",
      records,
      suppressions: [suppressionOf({ path: "s/f/r/n1" }), suppressionOf({ path: "s/f", rule: "density/racks-apart" })],
      findings: [
        {
          path: "s/f",
          message_id: "unused",
          severity: "warning",
          message: "The suppression of density/racks-apart on f matches no finding.",
        },
        { path: "s/f/r/n1" },
      ],
    },
    {
      name: "twice on one element: the second does nothing",
      records,
      suppressions: [suppressionOf(), suppressionOf()],
      findings: [{ path: "s/f/r" }],
    },
  ],
  notApplicable: [
    { name: "it does not hold", records, suppressions: [withoutReason(suppressionOf({ path: "s/f/r/n1" }))] },
    {
      name: "it has expired",
      records,
      suppressions: [suppressionOf({ until: "2026-01-01" })],
      date: "2026-01-02",
    },
  ],
});
