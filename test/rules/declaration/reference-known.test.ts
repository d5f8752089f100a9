import rule from "../../../lib/rules/declaration/reference-known";
import { testProblemRule } from "./problem-cases";

testProblemRule(rule, [
  {
    property: "feeds[0]",
    message: '"feeds[0]" is not an element of the facility.',
    fix: "Pass the object that was constructed.",
  },
  {
    property: "cooling",
    message: '"cooling" refers to "x", which is no cooling-loop of this facility.',
    fix: "Refer to another.",
  },
]);
