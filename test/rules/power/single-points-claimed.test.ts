import rule from "../../../lib/rules/power/single-points-claimed";
import { testRule } from "../../../lib/testing";
import { cdu, feed, feedGroup, floor, loop, racks, row, site } from "../../helpers/records";

const PLACE = [site(), floor(), row()];

testRule(rule, {
  good: [
    { name: "claimed N", records: [...PLACE, feed("s/u", { claims: "N" }), ...racks(2, { feeds: ["s/u"] })] },
    {
      name: "claimed on its group",
      records: [
        ...PLACE,
        feedGroup("s/b", ["s/b/a"], "N"),
        feed("s/b/a", { group: "s/b" }),
        ...racks(2, { feeds: ["s/b/a"] }),
      ],
    },
  ],
  bad: [],
  unknown: [
    {
      // The racks keep their feed; the only CDU of their loop stops with the board.
      name: "no claim on what takes the cooling of racks",
      records: [
        ...PLACE,
        feed("s/board"),
        feed("s/a", { claims: "N" }),
        loop("s/tcs"),
        cdu("s/tcs/cdu", { power_kw: 10, power_factor: 1, feeds: ["s/board"] }),
        ...racks(2, { feeds: ["s/a"], liquid_fraction: 0.9, loop: "s/tcs" }),
      ],
      missing: ["whether losing the cooling of racks is accepted (no claim on the lost element)"],
    },
    {
      name: "no claim, at two places: one finding",
      records: [...PLACE, feed("s/u"), feed("s/p", { from: ["s/u"] }), ...racks(2, { feeds: ["s/p"] })],
      missing: ["whether losing racks is accepted (no claim on the lost element)"],
    },
  ],
  notApplicable: [
    { name: "nothing is lost", records: [...PLACE, feed("s/a"), feed("s/b"), ...racks(2, { feeds: ["s/a", "s/b"] })] },
    {
      name: "every rack must survive: an error of another rule",
      records: [
        site("s", { survives: "any-single-loss" }),
        floor(),
        row(),
        feed("s/u"),
        ...racks(2, { feeds: ["s/u"] }),
      ],
    },
  ],
});
