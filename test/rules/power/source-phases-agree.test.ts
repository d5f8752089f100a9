import rule from "../../../lib/rules/power/source-phases-agree";
import { testRule } from "../../../lib/testing";
import { feed, feedGroup, site } from "../../helpers/records";

const grid = feed("s/grid", { feed_kind: "utility" });
const rectifier = feed("s/rectifier", { feed_kind: "transformer", from: ["s/grid"], phases: "dc", voltage_v: 800 });

testRule(rule, {
  good: [
    { name: "three phases on three", records: [site(), grid, feed("s/a", { from: ["s/grid"] })] },
    { name: "one phase of three", records: [site(), grid, feed("s/a", { from: ["s/grid"], phases: 1 })] },
    {
      name: "DC behind a rectifier",
      records: [site(), grid, rectifier, feed("s/a", { from: ["s/rectifier"], phases: "dc" })],
    },
  ],
  bad: [
    {
      name: "DC on AC",
      records: [site(), grid, feed("s/a", { from: ["s/grid"], phases: "dc" })],
      findings: [
        { message: "a is DC, but grid, which it draws from, is three-phase AC.", path: "s/a", severity: "error" },
      ],
    },
    {
      name: "AC on DC, a group once",
      records: [
        site(),
        grid,
        rectifier,
        feedGroup("s/g", ["s/g/a", "s/g/b"]),
        ...["a", "b"].map((id) => feed(`s/g/${id}`, { group: "s/g", from: ["s/rectifier"] })),
      ],
      findings: [
        {
          message:
            "g/a is three-phase AC, but rectifier, which it draws from, is DC. The same holds for 1 more of its group.",
        },
      ],
    },
    {
      name: "three phases on one",
      records: [site(), grid, feed("s/a", { from: ["s/grid"], phases: 1 }), feed("s/b", { from: ["s/a"] })],
      findings: [{ message: "b is three-phase AC, but a, which it draws from, is single-phase AC." }],
    },
  ],
  notApplicable: [{ name: "a source, and a rectifier on it", records: [site(), grid, rectifier] }],
});
