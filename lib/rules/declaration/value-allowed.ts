import { problemRule } from "../../engine/problem-rule";

export default problemRule({
  id: "declaration/value-allowed",
  summary: "Every value is one that its property can have.",
  why: "A value that is not finite, of another kind, or out of its range makes the element meaningless, and every figure that depends on it unknown.",
  fix: "Give a value of the stated kind and range.",
});
