import rule from "../../../lib/rules/thermal/loop-in-use";
import { testRule } from "../../../lib/testing";
import { airUnit, cdu, floor, loop, rack, site } from "../../helpers/records";

const hall = [site(), floor("s/f")];

testRule(rule, {
  good: [
    { name: "a rack on the loop", records: [...hall, loop(), rack("s/f/n", { loop: "s/tcs" })] },
    { name: "air units on the loop", records: [...hall, loop(), airUnit("s/f/air-1", { rejects_to: "s/tcs" })] },
    {
      name: "a rear door on the loop",
      records: [...hall, loop(), rack("s/f/n", { rear_door_kw: 20, rear_door_to: "s/tcs" })],
    },
  ],
  bad: [
    {
      name: "CDUs alone, and racks on another loop",
      records: [...hall, loop(), cdu("s/tcs/cdu-1"), loop("s/other"), rack("s/f/n", { loop: "s/other" })],
      findings: [{ message: "tcs has no racks, and nothing else gives heat to it.", path: "s/tcs", severity: "info" }],
    },
  ],
  notApplicable: [
    {
      name: "a rack that could be meant to hang on it has problems",
      records: [
        ...hall,
        loop(),
        rack("s/f/n", {
          problems: [{ rule: "declaration/reference-known", property: "cooling", message: "Wrong.", fix: "Mend it." }],
        }),
      ],
    },
  ],
});
