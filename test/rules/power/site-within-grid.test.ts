import rule from "../../../lib/rules/power/site-within-grid";
import { testRule } from "../../../lib/testing";
import { airUnit, cdu, feed, floor, loop, racks, rejectionUnit, row, site } from "../../helpers/records";

/** 2 x 100 kW of IT, one of them network; CDU 10, fans 5 + 3, house 2; a transformer of 80 %: 200 / 0.8 - 200 = 50 kW. */
const plant = (limit: number, more: object = {}) => [
  site("s", { grid_connection_kw: limit, house_load_kw: 2, ...more }),
  floor(),
  row(),
  loop("s/tcs", { rejection: { kind: "dry-cooler", fan_power_kw: 3 } }),
  rejectionUnit("s/tcs/dry-cooler-1", { rejection_kind: "dry-cooler", fan_power_kw: 3 }),
  cdu("s/tcs/c1", { power_kw: 10, power_factor: 1, feeds: ["s/m"] }),
  airUnit("s/f/a1", { fan_power_kw: 5 }),
  feed("s/m"),
  feed("s/t", { feed_kind: "transformer", efficiency: 0.8, from: ["s/m"] }),
  ...racks(2, { feeds: ["s/t"], role: "network" }),
];

testRule(rule, {
  good: [
    // 200 + 10 + 5 + 3 + 2 + 50 = 270 kW.
    { name: "at the limit", records: plant(270) },
    { name: "far inside", records: plant(5000) },
  ],
  bad: [
    {
      name: "just over",
      records: plant(269),
      findings: [
        { message: "s draws 270 kW, above its grid connection of 269 kW.", evidence: { value: 270, limit: 269 } },
      ],
    },
    {
      name: "IT alone",
      records: plant(199),
      findings: [{ message_id: "it", evidence: { value: 200, limit: 199 }, affects: { rack_count: 2 } }],
    },
  ],
  unknown: [
    {
      name: "house load",
      records: plant(500, { house_load_kw: undefined }),
      missing: ["lighting and other house loads (not stated)"],
    },
  ],
  notApplicable: [{ name: "no limit", records: [site(), floor(), row(), ...racks(2)] }],
});
