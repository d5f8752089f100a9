import { problemRule } from "../../engine/problem-rule";

export default problemRule({
  id: "declaration/reference-known",
  summary: "Every reference is to an element of the right kind in the same facility.",
  why: "A feed, loop or site that is not part of the facility supplies, cools and connects nothing in it.",
  fix: "Refer to an element that stands below the same Superfactory.",
});
