import rule from "../../../lib/rules/wan/link-within-capacity";
import type { AiWanLinkRecord } from "../../../lib/model/records";
import { testRule } from "../../../lib/testing";
import { site, wanLink } from "../../helpers/records";

/** 2 pairs x 4 wavelengths x 400 Gb/s = 3,200 Gb/s. */
const ROUTE = {
  name: "north",
  length_km: 100,
  fibre_pair_count: 2,
  wavelength_count: 4,
  wavelength_rate_gb_per_s: 400,
};
const OPEN = { name: "south", length_km: 100, fibre_pair_count: 2, wavelength_count: 4 };
const link = (more: Partial<AiWanLinkRecord>) => [site("a"), site("b"), wanLink("wan", { routes: [ROUTE], ...more })];

testRule(rule, {
  good: [
    { name: "at the demand", records: link({ demand_gb_per_s: 3200 }) },
    { name: "far inside", records: link({ demand_gb_per_s: 1 }) },
    { name: "at the committed rate", records: link({ committed_gb_per_s: 3200 }) },
    { name: "two routes carry together", records: link({ routes: [ROUTE, ROUTE], demand_gb_per_s: 6400 }) },
    { name: "the known route suffices", records: link({ routes: [ROUTE, OPEN], demand_gb_per_s: 3200 }) },
  ],
  bad: [
    {
      name: "just over",
      records: link({ demand_gb_per_s: 3201 }),
      findings: [
        {
          message: "wan carries 3,200 Gb/s, below its demand of 3,201 Gb/s.",
          path: "wan",
          evidence: { value: 3200, limit: 3201, margin: -1, unit: "Gb/s", bound: "at-least" },
        },
      ],
    },
    {
      name: "no demand stated",
      records: link({ committed_gb_per_s: 3300 }),
      findings: [{ message: "wan carries 3,200 Gb/s, below its committed rate of 3,300 Gb/s." }],
    },
    {
      name: "what must remain after a loss must be there before it",
      records: link({ demand_gb_per_s: 100, committed_gb_per_s: 3300 }),
      findings: [{ message_id: "committed" }],
    },
    {
      name: "several links, one without a route",
      records: [...link({ demand_gb_per_s: 4000 }), wanLink("backup", { demand_gb_per_s: 10 })],
      findings: [{ message: "backup carries 0 Gb/s, below its demand of 10 Gb/s." }, { path: "wan" }],
    },
  ],
  unknown: [
    {
      name: "a rate that is not stated",
      records: link({ routes: [ROUTE, OPEN], demand_gb_per_s: 3300 }),
      missing: ["rate of the wavelengths of WAN routes (none stated)"],
    },
  ],
  notApplicable: [{ name: "neither demand nor committed rate", records: link({}) }],
});
