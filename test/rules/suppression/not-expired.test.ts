import rule from "../../../lib/rules/suppression/not-expired";
import { testRule } from "../../../lib/testing";
import { OVERLOADED_ROW as records, suppressionOf } from "./small-hall";

const suppressions = [suppressionOf({ until: "2027-03-31", owner: "Facilities" })];

testRule(rule, {
  good: [
    { name: "on its last day", records, suppressions, date: "2027-03-31" },
    { name: "without a day of the run nothing expires", records, suppressions },
  ],
  bad: [
    {
      name: "the day after",
      records,
      suppressions: [...suppressions, suppressionOf({ path: "s", until: "2026-12-31" })],
      date: "2027-04-01",
      findings: [
        { path: "s", message: expired("s", "2026-12-31", "") },
        {
          path: "s/f/r",
          message_id: "expired",
          severity: "warning",
          message: expired("f/r", "2027-03-31", " Facilities answers for it."),
        },
      ],
    },
  ],
  notApplicable: [
    { name: "it never ends", records, suppressions: [suppressionOf()], date: "2027-04-01" },
    { name: "its last day is none", records, suppressions: [suppressionOf({ until: "x" })], date: "2027-04-01" },
  ],
});

function expired(place: string, until: string, owner: string): string {
  return `The suppression of density/row-within-power-limit on ${place} ended on ${until}; the day of this run is 2027-04-01.${owner}`;
}
