import rule from "../../../lib/rules/thermal/weather-file-readable";
import { judgeCase, testRule } from "../../../lib/testing";
import { site } from "../../helpers/records";
import { constantWeather, UNREADABLE } from "../../helpers/weather";

const fix = "Do it.";
const withProblems = (...problems: { line?: number; message: string; fix: string }[]) => [
  site("s", { weather: { ...UNREADABLE, problems } }),
];

testRule(rule, {
  good: [{ name: "a whole file", records: [site("s", { weather: constantWeather(20) })] }],
  bad: [
    {
      name: "a problem in a line, with its fix",
      records: [site("s", { weather: UNREADABLE })],
      findings: [
        {
          message: "cut.epw:4008: The file is cut: it has 4000 hours instead of 8760.",
          path: "s",
          severity: "error",
          fix: "Give the whole file.",
        },
      ],
    },
    {
      name: "a problem of the whole file",
      records: withProblems({ message: 'The weather file "cut.epw" is not there.', fix }),
      findings: [{ message_id: "file", message: 'cut.epw: The weather file "cut.epw" is not there.' }],
    },
  ],
  notApplicable: [{ name: "no weather", records: [site()] }],
});

test("several problems of one file are several findings", () => {
  const records = withProblems({ line: 9, message: "One.", fix }, { line: 9, message: "Other.", fix });
  const { findings } = judgeCase(rule, { name: "", records });
  expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(2);
});
