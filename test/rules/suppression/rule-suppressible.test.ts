import rule from "../../../lib/rules/suppression/rule-suppressible";
import { testRule } from "../../../lib/testing";
import { OVERLOADED_ROW as records, suppressionOf } from "./small-hall";

testRule(rule, {
  good: [{ name: "a rule that can be suppressed", records, suppressions: [suppressionOf()] }],
  bad: [
    {
      name: "declarations, suppressions and crashes stay",
      records,
      suppressions: [
        suppressionOf({ path: "s", rule: "declaration/value-allowed" }),
        suppressionOf({ path: "s/f", rule: "engine/rule-crashed" }),
        suppressionOf({ rule: "suppression/not-expired" }),
      ],
      findings: [
        {
          path: "s",
          message_id: "fixed",
          message: "The suppression on s names declaration/value-allowed, which cannot be suppressed.",
        },
        { message: "The suppression on f names engine/rule-crashed, which cannot be suppressed." },
        { message: "The suppression on f/r names suppression/not-expired, which cannot be suppressed." },
      ],
    },
  ],
  notApplicable: [{ name: "nothing is suppressed", records }],
});
