import rule from "../../../lib/rules/suppression/date-valid";
import { testRule } from "../../../lib/testing";
import { OVERLOADED_ROW as records, suppressionOf } from "./small-hall";

// 2028 is a leap year, 2027 and 2100 are none.
const wrong = ["2027-02-29", "2027-2-28", "2100-02-29", "soon"];

testRule(rule, {
  good: [
    { name: "a day", records, suppressions: [suppressionOf({ until: "2027-12-31" })] },
    { name: "29 February of a leap year", records, suppressions: [suppressionOf({ until: "2028-02-29" })] },
  ],
  bad: [
    {
      name: "no days",
      records,
      suppressions: wrong.map((until, at) =>
        suppressionOf({ until, path: ["s", "s/f", "s/f/r", "s/f/r/n1"][at] ?? "" }),
      ),
      findings: [
        {
          path: "s",
          message_id: "wrong",
          message: 'The suppression of density/row-within-power-limit on s holds until "2027-02-29", which is no day.',
        },
        { path: "s/f" },
        { path: "s/f/r" },
        { path: "s/f/r/n1" },
      ],
    },
  ],
  notApplicable: [{ name: "it never ends", records, suppressions: [suppressionOf()] }],
});
