import { testRule } from "superfactory/testing";

import rule from "../rules/row-names";

testRule(rule, {
  good: [{ name: "r and a number", records: [{ kind: "row", path: "north/hall/r01" }] }],
  bad: [
    {
      name: "another letter",
      records: [{ kind: "row", path: "north/hall/a01" }],
      findings: [{ message: "a01 does not start with r.", path: "north/hall/a01" }],
    },
  ],
});
