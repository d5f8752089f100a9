import { type RuleSettings, settingsProblems } from "../../lib/engine/options";
import type { Severity } from "../../lib/engine/report";
import { rules } from "../../lib/rules";
import { floor, rack, row, site } from "../helpers/records";
import { judged, powerRule } from "./small-rules";

const HALL = [
  site(),
  floor(),
  row(),
  rack("s/f/r/n1", { power_kw: 150 }),
  rack("s/f/r/n2", { power_kw: undefined } as object),
];
const severities = (settings: RuleSettings) =>
  judged(HALL, [powerRule], { settings }).findings.map(({ severity, outcome }) => [severity, outcome]);

describe("severity", () => {
  test.each([
    [
      undefined,
      [
        ["error", "fail"],
        ["warning", "unknown"],
      ],
    ],
    [
      "error" as const,
      [
        ["error", "fail"],
        ["warning", "unknown"],
      ],
    ],
    [
      "warning" as const,
      [
        ["warning", "fail"],
        ["info", "unknown"],
      ],
    ],
    [
      "info" as const,
      [
        ["info", "fail"],
        ["info", "unknown"],
      ],
    ],
    ["off" as const, []],
  ])("%s", (severity, expected) => {
    expect(severities(severity === undefined ? {} : { "test/power": { severity } })).toEqual(expected);
  });

  test("off counts nothing and leaves every rack known", () => {
    const judgement = judged(HALL, [powerRule], { settings: { "test/power": { severity: "off" } } });
    expect(judgement.outcomes).toEqual({ pass: 0, fail: 0, unknown: 0, "not-applicable": 0 });
    expect(judgement.rules.map(({ rule }) => rule)).toEqual(["test/power"]);
    expect(judgement.known_rack_count).toBe(2);
  });
});

describe("options", () => {
  const failures = (options?: Record<string, number>) =>
    judged(HALL, [powerRule], { settings: options ? { "test/power": { options } } : {} }).outcomes.fail;

  test("have defaults, which settings change", () => {
    expect(failures()).toBe(1);
    expect(failures({})).toBe(1);
    expect(failures({ limit_kw: 150 })).toBe(0);
    expect(failures({ limit_kw: 149.9 })).toBe(1);
  });
});

describe("problems of settings", () => {
  test.each<[string, unknown, string[]]>([
    ["none", { "test/power": { severity: "off", options: { limit_kw: 10 } } }, []],
    ["at the upper bound", { "test/power": { options: { limit_kw: 500 } } }, []],
    ["an unknown rule", { "test/powr": {} }, ['There is no rule "test/powr". `superfactory rules` lists them.']],
    [
      "an unknown severity",
      { "test/power": { severity: "fatal" } },
      ['The severity of test/power is "fatal"; it must be one of error, warning, info, off.'],
    ],
    [
      "an unknown option",
      { "test/power": { options: { limit: 10 } } },
      ['Rule test/power has no option "limit"; it has limit_kw.'],
    ],
    [
      "the name of an inherited property",
      { "test/power": { options: { toString: 10 } } },
      ['Rule test/power has no option "toString"; it has limit_kw.'],
    ],
    [
      "a wrong type",
      { "test/power": { options: { limit_kw: "10" } } },
      ['Option "limit_kw" of test/power is "10"; it must be a number.'],
    ],
    [
      "not a number",
      { "test/power": { options: { limit_kw: NaN } } },
      ['Option "limit_kw" of test/power is NaN; it must be a number.'],
    ],
    [
      "too small",
      { "test/power": { options: { limit_kw: 9.9 } } },
      ['Option "limit_kw" of test/power is 9.9; allowed is 10 to 500.'],
    ],
    [
      "too large",
      { "test/power": { options: { limit_kw: 501 } } },
      ['Option "limit_kw" of test/power is 501; allowed is 10 to 500.'],
    ],
  ])("%s", (_, settings, expected) => {
    expect(settingsProblems([powerRule], settings as RuleSettings)).toEqual(expected);
  });

  test("all at once", () => {
    const settings = {
      "test/power": { severity: "no", options: { a: 1, b: 2 } },
      "x/y": {},
    } as unknown as RuleSettings;
    expect(settingsProblems([powerRule], settings)).toHaveLength(4);
  });
});

describe("a rule that cannot be suppressed keeps at least its own severity", () => {
  const wrong = (own: Severity, severity: Severity | "off"): string[] =>
    settingsProblems([{ ...powerRule, severity: own, suppressible: false }], { "test/power": { severity } });
  const refused = (severity: string, allowed: string): string[] => [
    `The severity of test/power is ${severity}, but the rule cannot be suppressed. Remove it here; allowed is ${allowed}.`,
  ];

  test.each<[Severity, Severity | "off", string[]]>([
    ["error", "error", []],
    ["error", "warning", refused("warning", "error")],
    ["error", "info", refused("info", "error")],
    ["error", "off", refused("off", "error")],
    ["warning", "error", []],
    ["warning", "warning", []],
    ["warning", "info", refused("info", "warning, or error")],
    ["warning", "off", refused("off", "warning, or error")],
    ["info", "off", refused("off", "info, or error or warning")],
  ])("%s set to %s", (own, severity, expected) => {
    expect(wrong(own, severity)).toEqual(expected);
  });

  test("which all rules on declarations and on suppressions are, and feeds in a circle", () => {
    const ids = rules
      .map(({ id }) => id)
      .filter((id) => /^(declaration|suppression)\/|^power\/feed-cycle-free$/.test(id));
    expect(ids).toHaveLength(13);
    for (const id of ids) expect(settingsProblems(rules, { [id]: { severity: "off" } })).toHaveLength(1);
  });
});
