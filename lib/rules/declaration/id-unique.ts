import { problemRule } from "../../engine/problem-rule";

/** What the element's id got behind it because the wanted one was taken. */
const NUMBERED = /~\d+$/;

export default problemRule({
  id: "declaration/id-unique",
  summary: "Every element has an id of its own within its parent.",
  why: "Paths name elements in findings, in the plan and in the deployment: two elements of one path cannot be told apart.",
  fix: "Give each element of one parent an id of its own.",
  related({ path }, _problem, index) {
    const first = NUMBERED.test(path) ? index.find(path.replace(NUMBERED, "")) : undefined;
    return first ? [{ path: first.path, role: "has this id already" }] : [];
  },
});
