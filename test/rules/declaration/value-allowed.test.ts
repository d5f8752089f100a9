import rule from "../../../lib/rules/declaration/value-allowed";
import { testProblemRule } from "./problem-cases";

testProblemRule(rule, [
  {
    property: "power",
    message: '"power" is -3 kW; allowed is a finite number above 0 kW.',
    fix: "Give a value above 0 kW.",
  },
  { property: "slot", message: '"slot" is 1.5, not a whole number.', fix: "Give a whole number of at least 1." },
]);
