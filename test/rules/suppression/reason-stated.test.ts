import rule from "../../../lib/rules/suppression/reason-stated";
import { testRule } from "../../../lib/testing";
import { OVERLOADED_ROW as records, suppressionOf, withoutReason } from "./small-hall";

testRule(rule, {
  good: [{ name: "a reason is stated", records, suppressions: [suppressionOf()] }],
  bad: [
    {
      name: "no reason, twice on one element",
      records,
      suppressions: [withoutReason(suppressionOf()), withoutReason(suppressionOf())],
      findings: [
        {
          message_id: "silent",
          path: "s/f/r",
          severity: "error",
          message: "The suppression of density/row-within-power-limit on f/r has no reason, so it suppresses nothing.",
        },
        { path: "s/f/r" },
      ],
    },
  ],
  notApplicable: [{ name: "nothing is suppressed", records }],
});
