import rule from "../../../lib/rules/power/feed-voltage-agrees";
import { testRule } from "../../../lib/testing";
import { feed, floor, rack, row, site } from "../../helpers/records";

/** The part takes 400, 415 or 480 V on three phases. */
const fed = (feeds: ReturnType<typeof feed>[], more: object = {}) => [
  site(),
  floor(),
  row(),
  ...feeds,
  rack("s/f/r/n1", { model: "nvidia/gb300-nvl72", feeds: ["s/b"], ...more }),
];

testRule(rule, {
  good: [
    { name: "as published", records: fed([feed("s/b", { voltage_v: 415 })]) },
    { name: "but for rounding", records: fed([feed("s/b", { voltage_v: 415.00000001 })]) },
    {
      name: "inherited from the source above the source",
      records: fed([feed("s/t", { voltage_v: 480 }), feed("s/p", { from: ["s/t"] }), feed("s/b", { from: ["s/p"] })]),
    },
    { name: "stated on the rack", records: fed([feed("s/b", { voltage_v: 690 })], { voltage_v: 690 }) },
  ],
  bad: [
    {
      name: "another voltage",
      records: fed([feed("s/b", { voltage_v: 416 })]),
      findings: [{ message: "f/r/n1 takes 400 V or 415 V or 480 V, but b has 416 V.", path: "s/f/r/n1" }],
    },
    {
      name: "several: voltage and phases",
      records: fed([feed("s/b", { voltage_v: 240, phases: 1 })]),
      findings: [{ message: "f/r/n1 takes 3 phases, but b has 1 phase." }, { message_id: "voltage" }],
    },
  ],
  unknown: [
    {
      name: "a transformer does not pass on the voltage of its source",
      records: fed([feed("s/u", { voltage_v: 415 }), feed("s/b", { feed_kind: "transformer", from: ["s/u"] })]),
      missing: ["voltage of the feeds (none stated)"],
    },
    {
      name: "no inlet voltage",
      records: fed([feed("s/b", { voltage_v: 415 })], { model: undefined }),
      missing: ["inlet voltage of racks without a model (none published or stated)"],
    },
  ],
  notApplicable: [{ name: "no feed", records: fed([], { feeds: [] }) }],
});
