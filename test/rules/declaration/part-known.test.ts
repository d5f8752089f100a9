import rule from "../../../lib/rules/declaration/part-known";
import { testProblemRule } from "./problem-cases";

testProblemRule(rule, [
  { property: "model", message: '"nvidia/gb301" is no rack of the catalog.', fix: "Use one of nvidia/gb300-nvl72." },
  { property: "coolant", message: '"tea" is no coolant of the catalog.', fix: "Use one of pg25, water." },
]);
