import type { AiWanLinkRecord, WanRoute } from "../../../lib/model/records";
import rule from "../../../lib/rules/wan/link-survives-route-loss";
import { testRule } from "../../../lib/testing";
import { site, wanLink } from "../../helpers/records";

/** 1 pair x 1 wavelength x rate. */
const route = (name: string, rate: number | undefined, more: Partial<WanRoute> = {}): WanRoute => ({
  name,
  fibre_pair_count: 1,
  wavelength_count: 1,
  ...(rate !== undefined && { wavelength_rate_gb_per_s: rate }),
  ...more,
});
const link = (routes: WanRoute[], committed: number | undefined, more: Partial<AiWanLinkRecord> = {}) => [
  site("a"),
  site("b"),
  wanLink("wan", { routes, ...(committed !== undefined && { committed_gb_per_s: committed }), ...more }),
];

testRule(rule, {
  good: [
    { name: "at the committed rate", records: link([route("n", 400), route("s", 400)], 400) },
    { name: "far inside", records: link([route("n", 400), route("s", 400), route("e", 400)], 1) },
    {
      name: "the known routes suffice: with any one lost, 400 Gb/s of another remain",
      records: link([route("n", 400), route("s", 400), route("e", undefined)], 400),
    },
  ],
  bad: [
    {
      name: "just over, and both losses do it",
      records: link([route("n", 400), route("s", 400)], 401),
      findings: [
        {
          message:
            "With n lost, wan carries 400 Gb/s, below its committed rate of 401 Gb/s. The loss of s leaves too little as well.",
          path: "wan",
          evidence: { value: 400, limit: 401, margin: -1, unit: "Gb/s", state: "fault(wan:n)", bound: "at-least" },
        },
      ],
    },
    {
      name: "the worst loss is named: without the group of 400 + 400, 300 Gb/s of 1,100 remain",
      records: link(
        [route("n", 400, { risk_group: "duct" }), route("s", 300), route("e", 400, { risk_group: "duct" })],
        700,
      ),
      findings: [
        {
          message: "With duct lost, wan carries 300 Gb/s, below its committed rate of 700 Gb/s.",
          evidence: { value: 300, limit: 700, state: "fault(wan:duct)" },
        },
      ],
    },
    {
      name: "a single route",
      records: link([route("n", 400)], 100),
      findings: [
        {
          message: "wan has no route beside n: with it lost, nothing of the committed rate of 100 Gb/s remains.",
          evidence: { value: 0, limit: 100, state: "fault(wan:n)" },
        },
      ],
    },
    {
      name: "a single route of unknown capacity",
      records: link([route("n", undefined)], 100),
      findings: [{ message_id: "single" }],
    },
    {
      name: "one risk group for all",
      records: link([route("n", 400, { risk_group: "duct" }), route("s", 400, { risk_group: "duct" })], 100),
      findings: [
        {
          message:
            "All routes of wan are in risk group duct: with it lost, nothing of the committed rate of 100 Gb/s remains.",
        },
      ],
    },
    {
      name: "several links",
      records: [...link([route("n", 400)], 100), wanLink("xan", { routes: [route("n", 1)], committed_gb_per_s: 1 })],
      findings: [{ path: "wan" }, { path: "xan" }],
    },
  ],
  unknown: [
    {
      name: "what remains is not known",
      records: link([route("n", 400), route("s", undefined)], 100),
      missing: ["rate of the wavelengths of WAN routes (none stated)"],
    },
  ],
  notApplicable: [
    { name: "no committed rate", records: link([route("n", 400)], undefined) },
    { name: "too little with every route in service already", records: link([route("n", 10), route("s", 10)], 100) },
  ],
});
