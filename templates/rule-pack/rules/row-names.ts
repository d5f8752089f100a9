import { defineRule } from "superfactory/rules";

export default defineRule({
  id: "house/row-names",
  severity: "warning",
  appliesTo: "row",
  summary: "Row names start with the letter r.",
  why: "Our labels are printed that way.",
  fix: "Rename the row.",
  sources: [{ title: "House standard", mark: "ASSUMPTION" }],
  messages: { other: "{row} does not start with r." },
  check({ subject, report }) {
    const name = subject.path.slice(subject.path.lastIndexOf("/") + 1);
    if (!name.startsWith("r")) report("other", { data: { row: name } });
  },
});
