import rule from "../../../lib/rules/power/source-voltage-agrees";
import { testRule } from "../../../lib/testing";
import { feed, feedGroup, site } from "../../helpers/records";

const grid = feed("s/grid", { feed_kind: "utility", voltage_v: 34_500 });
const low = feed("s/low", { feed_kind: "transformer", from: ["s/grid"], voltage_v: 415 });
const other = feed("s/other", { feed_kind: "transformer", from: ["s/grid"], voltage_v: 480 });
const parallel = { sources: "parallel" } as const;

testRule(rule, {
  good: [
    { name: "the same voltage", records: [site(), grid, low, feed("s/a", { from: ["s/low"], voltage_v: 415 })] },
    { name: "the voltage of the source", records: [site(), grid, low, feed("s/a", { from: ["s/low"] })] },
    {
      name: "a bypass of the voltage that the UPS makes",
      records: [
        site(),
        grid,
        low,
        other,
        feed("s/u", { feed_kind: "ups", from: ["s/other"], voltage_v: 415, bypass: "s/low" }),
      ],
    },
  ],
  bad: [
    {
      name: "a busway of another voltage than its transformer",
      records: [site(), grid, low, feed("s/a", { from: ["s/low"], voltage_v: 480 }), feed("s/b", { from: ["s/a"] })],
      findings: [{ message: "a has 480 V, but low, which it draws from, has 415 V.", path: "s/a", severity: "error" }],
    },
    {
      name: "a board that joins two voltages",
      records: [site(), grid, low, other, feed("s/a", { from: ["s/low", "s/other"], ...parallel })],
      findings: [{ message: "a has 415 V, but other, which it draws from, has 480 V." }],
    },
    {
      name: "a group once",
      records: [
        site(),
        grid,
        low,
        feedGroup("s/g", ["s/g/a", "s/g/b"]),
        ...["a", "b"].map((id) => feed(`s/g/${id}`, { group: "s/g", from: ["s/low"], voltage_v: 400 })),
      ],
      findings: [
        {
          message: "g/a has 400 V, but low, which it draws from, has 415 V. The same holds for 1 more of its group.",
          path: "s/g/a",
        },
      ],
    },
    {
      name: "a transformer on two voltages",
      records: [
        site(),
        low,
        other,
        grid,
        feed("s/t", { feed_kind: "transformer", from: ["s/low", "s/other"], ...parallel, voltage_v: 208 }),
      ],
      findings: [{ message: "t draws from 415 V and from other, which has 480 V." }],
    },
    {
      name: "a bypass of another voltage",
      records: [site(), grid, low, other, feed("s/u", { feed_kind: "ups", from: ["s/low"], bypass: "s/other" })],
      findings: [{ message: "u has 415 V, but its bypass other has 480 V." }],
    },
  ],
  notApplicable: [
    { name: "a source, and a transformer on it", records: [site(), grid, low] },
    {
      name: "no voltage stated",
      records: [site(), feed("s/a", { feed_kind: "utility" }), feed("s/b", { from: ["s/a"] })],
    },
    {
      name: "AC on DC, which is another mistake",
      records: [site(), grid, feed("s/a", { from: ["s/grid"], phases: "dc", voltage_v: 800 })],
    },
  ],
});
