import { defineRule } from "../../engine/define-rule";

export default defineRule({
  id: "thermal/weather-file-readable",
  severity: "error",
  appliesTo: "site",
  summary: "The weather file of a site is whole, and every hour of it has its values.",
  why: "Without one of its hours a year gives no energy and no water. What a file lacks is not made up, and the rest of the report does not depend on it.",
  fix: "Give a whole EPW file: one year of hourly values.",
  sources: [{ title: "EnergyPlus, Auxiliary Programs: EnergyPlus Weather File (EPW) Data Dictionary", mark: "VENDOR" }],
  messages: {
    line: "{file}:{line}: {problem}",
    file: "{file}: {problem}",
  },
  check({ subject, report, notApplicable }) {
    const { weather } = subject;
    if (!weather) return notApplicable();
    (weather.problems ?? []).forEach(({ line, message: problem, fix }, at) => {
      const details = { fix, detail: `${weather.source}#${at + 1}` };
      if (line === undefined) report("file", { ...details, data: { file: weather.source, problem } });
      else report("line", { ...details, data: { file: weather.source, line, problem } });
    });
  },
});
