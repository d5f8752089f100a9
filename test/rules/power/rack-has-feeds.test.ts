import rule from "../../../lib/rules/power/rack-has-feeds";
import { testRule } from "../../../lib/testing";
import { feed, floor, rack, racks, row, site } from "../../helpers/records";

const PLACE = [site(), floor(), row()];

testRule(rule, {
  good: [{ name: "one feed", records: [...PLACE, feed("s/b"), ...racks(2, { feeds: ["s/b"] })] }],
  bad: [
    {
      name: "none",
      records: [...PLACE, rack("s/f/r/n1"), rack("s/f/r/n2")],
      findings: [{ message: "f/r/n1 has no feed.", affects: { rack_count: 1 } }, { message: "f/r/n2 has no feed." }],
    },
    {
      name: "only stored energy, which no normal state counts",
      records: [...PLACE, feed("s/b", { feed_kind: "battery" }), rack("s/f/r/n1", { feeds: ["s/b"] })],
      findings: [{ message_id: "dead", path: "s/f/r/n1" }],
    },
    {
      name: "feeds that feed each other",
      records: [
        ...PLACE,
        feed("s/a", { from: ["s/b"] }),
        feed("s/b", { from: ["s/a"] }),
        rack("s/f/r/n1", { feeds: ["s/a"] }),
      ],
      findings: [{ message_id: "dead" }],
    },
  ],
});
