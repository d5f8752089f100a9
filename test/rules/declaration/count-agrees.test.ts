import rule from "../../../lib/rules/declaration/count-agrees";
import { testProblemRule } from "./problem-cases";

testProblemRule(rule, [
  { property: "fromEach", message: "3 units are paired with 4 sources.", fix: "State as many units as sources." },
  { property: "claims", message: "A claim of 4N3 is stated for 3 units.", fix: "State 4 units." },
]);
