import { problemRule } from "../../engine/problem-rule";

export default problemRule({
  id: "declaration/part-known",
  summary: "Every part that is named stands in the catalog.",
  why: "Power, heat, flow and mass come from the part's data: without them nothing about the element can be judged.",
  fix: "Use a part of the catalog, or add one to the project's catalog folder.",
});
