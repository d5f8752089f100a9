import { problemRule } from "../../engine/problem-rule";

export default problemRule({
  id: "declaration/count-agrees",
  summary: "Counts that belong together agree.",
  why: "Units that are paired one to one, or a claim that names its number of units, say nothing when the numbers differ.",
  fix: "State as many units as the other side has.",
});
