import rule from "../../../lib/rules/policy/scope-matches";
import { testRule } from "../../../lib/testing";
import { floor, rack, row, site } from "../../helpers/records";

const records = [site("north"), floor("north/hall"), row("north/hall/r"), rack("north/hall/r/n1")];
const settings = { "density/racks-apart": { severity: "info" as const } };
const scopes = (...paths: readonly string[]) => paths.map((path) => ({ paths: [path], settings }));

testRule(rule, {
  good: [
    {
      name: "a site, a pattern over racks, and one over all",
      records,
      overrides: scopes("north", "*/hall/r/n?", "**"),
    },
    { name: "one of two patterns", records, overrides: [{ paths: ["south", "north"], settings }] },
  ],
  bad: [
    {
      name: "a misspelt site, and a pattern one id too deep",
      records,
      overrides: [
        { paths: ["nroth"], settings, position: { file: "superfactory.yaml", line: 2, column: 3 } },
        ...scopes("north/hall/r/n1/*"),
      ],
      findings: [
        {
          path: "north/hall/r/n1/*",
          message_id: "unused",
          severity: "warning",
          message: 'The policy has settings for "north/hall/r/n1/*", which matches no element.',
        },
        {
          path: "nroth",
          message: 'The policy has settings for "nroth", which matches no element. Did you mean "north"?',
          position: { file: "superfactory.yaml", line: 2, column: 3 },
        },
      ],
    },
    {
      name: "the same pattern in two policies",
      records,
      overrides: scopes("south", "south"),
      findings: [{ path: "south" }, { path: "south" }],
    },
  ],
  notApplicable: [{ name: "the policy is the same everywhere", records }],
});
