import rule from "../../../lib/rules/declaration/place-allowed";
import { testProblemRule } from "./problem-cases";

testProblemRule(rule, [
  { property: "scope", message: "The rack stands below no floor.", fix: "Make it below a Row or a Floor." },
  { property: "parent", message: "The floor stands inside another floor.", fix: "Make it beside the other one." },
]);
