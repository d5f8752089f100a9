import rule from "../../../lib/rules/suppression/rule-known";
import { testRule } from "../../../lib/testing";
import { OVERLOADED_ROW as records, suppressionOf } from "./small-hall";

testRule(rule, {
  good: [{ name: "the rule is there", records, suppressions: [suppressionOf()] }],
  bad: [
    {
      name: "a misspelt rule, and one that resembles none",
      records,
      suppressions: [suppressionOf({ rule: "density/row-within-power-limits" }), suppressionOf({ rule: "zzz" })],
      findings: [
        {
          path: "s/f/r",
          message_id: "absent",
          message:
            'The suppression on f/r names "density/row-within-power-limits", and there is no such rule. Did you mean "density/row-within-power-limit"?',
        },
        { message: 'The suppression on f/r names "zzz", and there is no such rule.' },
      ],
    },
  ],
  notApplicable: [{ name: "nothing is suppressed", records }],
});
