import { problemRule } from "../../engine/problem-rule";

export default problemRule({
  id: "declaration/place-allowed",
  summary: "Every element stands where its kind belongs.",
  why: "Site, floor and row give an element its climate, its limits and its room: outside them it cannot be judged.",
  fix: "Make the element below the construct that it belongs to.",
});
