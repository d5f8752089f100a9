import rule from "../../../lib/rules/power/survives-single-loss";
import { testRule } from "../../../lib/testing";
import { cdu, feed, feedGroup, floor, loop, rack, racks, row, site } from "../../helpers/records";

const PLACE = [site("s", { electrical_code: "IEC" }), floor(), row()];
const INVALID = [
  { rule: "declaration/value-allowed" as const, property: "rating", message: "Wrong.", fix: "Mend it." },
];
const group = (names: string, kva: number, more: object = {}) => {
  const paths = [...names].map((name) => `s/b/${name}`);
  return [feedGroup("s/b", paths), ...paths.map((path) => feed(path, { group: "s/b", rated_kva: kva, ...more }))];
};
const ON = (names: string) => ({ feeds: [...names].map((name) => `s/b/${name}`) });

testRule(rule, {
  good: [
    // 6 racks x 100 kW over two of three: 300 kVA each.
    { name: "at the limit", records: [...PLACE, ...group("abc", 300), ...racks(6, ON("abc"))] },
    { name: "far inside", records: [...PLACE, ...group("abc", 3000), ...racks(6, ON("abc"))] },
    {
      name: "above its limit in the normal state: another rule",
      records: [...PLACE, ...group("abc", 199), ...racks(6, ON("abc"))],
    },
  ],
  bad: [
    {
      name: "just over",
      records: [...PLACE, ...group("abc", 299), ...racks(6, ON("abc"))],
      findings: [
        {
          message:
            "Losing b/a overloads b/b: 300 kVA against 299 kVA (100.3 %). The loss of any other b does the same.",
          path: "s/b/b",
          severity: "error",
          evidence: { value: 300, limit: 299, margin: -1, unit: "kVA", state: "fault(s/b/a)", instant: "settled" },
          affects: { rack_count: 6 },
          fix: "add a busway, raise the rating, or move 1 rack",
        },
      ],
    },
    {
      // 8 racks of 100 kW over a and b: 400 kVA each, and 800 for the one that is left. The groups are told by their paths,
      // because the ids are no words, or stand for another group as well.
      name: "whole groups whose ids are no words are named by their paths",
      records: [
        ...PLACE,
        feedGroup("s/board-1", ["s/board-1/a", "s/board-1/b"]),
        ...["a", "b"].map((id) => feed(`s/board-1/${id}`, { group: "s/board-1", rated_kva: 5000 })),
        feedGroup("s/f/r/busway", ["s/f/r/busway/a", "s/f/r/busway/b"]),
        ...["a", "b"].map((id) =>
          feed(`s/f/r/busway/${id}`, { group: "s/f/r/busway", from: [`s/board-1/${id}`], rated_kva: 700 }),
        ),
        ...racks(8, { feeds: ["s/f/r/busway/a", "s/f/r/busway/b"] }),
      ],
      findings: [
        {
          message:
            "Losing board-1/a overloads f/r/busway/b: 800 kVA against 700 kVA (114.3 %). The loss of any other member of board-1 or f/r/busway does the same.",
        },
      ],
    },
    {
      // 50 kVA over: the loss of a leaves each survivor 300 kVA of 250; a rack puts 50 kVA on it.
      name: "exactly one rack too many on each survivor",
      records: [...PLACE, ...group("abc", 250), ...racks(6, ON("abc"))],
      findings: [{ fix: "add a busway, raise the rating, or move 1 rack" }],
    },
    {
      // The largest rack leaves first: 300 + 4 x 50 = 500 kW over two feeds is 250 each; without the largest, 100.
      name: "the largest rack leaves first",
      records: [
        ...PLACE,
        ...group("abc", 200),
        rack("s/f/r/big", { power_kw: 300, ...ON("abc") }),
        ...racks(4, { power_kw: 50, ...ON("abc") }),
      ],
      findings: [{ evidence: { value: 250 }, fix: "add a busway, raise the rating, or move 1 rack" }],
    },
    {
      // Two CDUs of 200 kW on two feeds: 200 each, 400 on one; no rack to move.
      name: "no rack could help",
      records: [
        ...PLACE,
        loop(),
        ...group("ab", 300),
        cdu("s/tcs/c1", { power_kw: 200, power_factor: 1, ...ON("ab") }),
        cdu("s/tcs/c2", { power_kw: 200, power_factor: 1, ...ON("ab") }),
      ],
      findings: [{ evidence: { value: 400 }, affects: { rack_count: 0 }, fix: "add a busway, or raise the rating" }],
    },
    {
      // Outside a group: each overloaded feed by itself. 100 kW on one of two of 60 kVA.
      name: "several: two feeds outside a group",
      records: [
        ...PLACE,
        feed("s/x", { rated_kva: 60 }),
        feed("s/y", { rated_kva: 60 }),
        rack("s/f/r/n1", { feeds: ["s/x", "s/y"] }),
      ],
      findings: [
        { path: "s/x", evidence: { value: 100, limit: 60, state: "fault(s/y)" } },
        { path: "s/y", evidence: { value: 100, limit: 60, state: "fault(s/x)" } },
      ],
    },
    {
      name: "the worst of the group represents it, whatever else does the same is counted",
      // a: 100 of 100. b: 100 of 90. Losing b puts 100 on a; losing a puts 100 on b: 111.1 %.
      records: [
        ...PLACE,
        feedGroup("s/b", ["s/b/a", "s/b/b"]),
        feed("s/b/a", { group: "s/b", rated_kva: 99 }),
        feed("s/b/b", { group: "s/b", rated_kva: 90 }),
        rack("s/f/r/n1", ON("ab")),
      ],
      findings: [
        {
          message: "Losing b/a overloads b/b: 100 kVA against 90 kVA (111.1 %). The loss of any other b does the same.",
        },
      ],
    },
  ],
  unknown: [
    {
      name: "no rating",
      records: [...PLACE, feed("s/x"), rack("s/f/r/n1", { feeds: ["s/x"] })],
      missing: ["rating of the busways (no rating stated)"],
    },
    {
      name: "the loss of an invalid feed has no consequences",
      records: [
        ...PLACE,
        feed("s/x", { rated_kva: 60 }),
        feed("s/y", { problems: INVALID }),
        rack("s/f/r/n1", { feeds: ["s/x", "s/y"] }),
      ],
      missing: [],
    },
  ],
});
