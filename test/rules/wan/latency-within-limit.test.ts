import type { WanRoute } from "../../../lib/model/records";
import rule from "../../../lib/rules/wan/latency-within-limit";
import { testRule } from "../../../lib/testing";
import { site, wanLink } from "../../helpers/records";

/** One degree of the equator: 111.319490793 km, so 0.545466 ms at 4.9 µs per km. */
const SITES = [site("a", { latitude_deg: 0, longitude_deg: 0 }), site("b", { latitude_deg: 0, longitude_deg: 1 })];
const link = (routes: WanRoute[], limit: number | undefined) => [
  ...SITES,
  wanLink("wan", { routes, ...(limit !== undefined && { latency_limit_s: limit }) }),
];

testRule(rule, {
  good: [
    { name: "at the limit: 1,000 km x 4.9 µs = 4.9 ms", records: link([{ name: "n", length_km: 1000 }], 0.0049) },
    { name: "far inside", records: link([{ name: "n", length_km: 1 }], 0.0049) },
    { name: "geodesic x 1.2 = 0.65456 ms", records: link([{ name: "n", route_factor: 1.2 }], 0.000655) },
  ],
  bad: [
    {
      name: "just over: 1,001 km x 4.9 µs = 4.9049 ms",
      records: link(
        [
          { name: "s", length_km: 10 },
          { name: "n", length_km: 1001 },
        ],
        0.0049,
      ),
      findings: [
        {
          message: "Route n of wan takes 4.905 ms one way over 1,001 km, above the limit of 4.900 ms.",
          path: "wan",
          evidence: { value: 4.9049, limit: 4.9, margin: -0.0049, unit: "ms", bound: "at-most" },
        },
      ],
    },
    {
      name: "the geodesic alone is over",
      records: link([{ name: "n" }], 0.0005),
      findings: [
        { message: "Route n of wan takes 0.5455 ms one way over at least 111.3 km, above the limit of 0.5000 ms." },
      ],
    },
    {
      name: "several links",
      records: [
        ...link([{ name: "n", length_km: 300 }], 0.001),
        wanLink("xan", { routes: [{ name: "n", route_factor: 1.5 }], latency_limit_s: 0.0008 }),
      ],
      // 300 km: 1.47 ms. 111.319490793 km x 1.5 x 4.9 µs: 0.818198257 ms.
      findings: [{ evidence: { value: 1.47, limit: 1 } }, { evidence: { value: 0.818198257, limit: 0.8 } }],
    },
  ],
  unknown: [
    {
      name: "the geodesic is within, the route may not be",
      records: link([{ name: "n" }], 0.0049),
      missing: ["length of WAN routes (neither a length nor a route factor stated)"],
    },
    {
      name: "a factor and no coordinates",
      records: [
        site("a"),
        site("b"),
        wanLink("wan", { routes: [{ name: "n", route_factor: 1.3 }], latency_limit_s: 1 }),
      ],
      missing: ["coordinates of the sites of WAN links (no location stated)"],
    },
  ],
  notApplicable: [
    { name: "no limit", records: link([{ name: "n", length_km: 1 }], undefined) },
    { name: "no routes", records: link([], 0.001) },
  ],
});
