/** What holds for every rule of the package, so that no review has to look for it. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

import type { AnyRule, RuleSource, SubjectKind } from "../../lib/engine/define-rule";
import { rules } from "../../lib/rules";
import type { RuleTests } from "../../lib/testing";
import { PROBLEM_RULES } from "../helpers/problem-rules";
import { ROOT, sourceFiles } from "../helpers/source-imports";

const MARKS = ["VENDOR", "VENDOR-2", "PRESS", "RULE", "MEMORY", "DERIVED", "ASSUMPTION"];
const KINDS: readonly SubjectKind[] = [
  "element",
  "site",
  "floor",
  "air-unit",
  "row",
  "rack",
  "power-feed",
  "power-group",
  "cooling-loop",
  "facility-water",
  "plant",
  "cdu",
  "facility-water",
  "rejection-unit",
  "pump",
  "ai-wan-link",
  "suppression",
  "policy-scope",
];
const files = sourceFiles("lib/rules").filter((file) => file !== "lib/rules/index.ts");

test("the registry holds every file of lib/rules, in order of the ids", () => {
  expect(rules.map(({ id }) => `lib/rules/${id}.ts`)).toEqual(files);
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
});

test("every way in which a declaration can be wrong has its rule", () => {
  const declared = rules.filter(({ id }) => id.startsWith("declaration/"));
  expect(declared.map(({ id }) => id)).toEqual([...PROBLEM_RULES].sort());
  expect(rules.filter(({ onInvalid }) => onInvalid)).toEqual(declared);
});

/** Rules that never fail: what they report is an input that is missing. */
const ONLY_UNKNOWN: ReadonlySet<string> = new Set(["power/single-points-claimed"]);

describe.each(rules.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  test("says what should hold, thing first", () => {
    expect(id).toMatch(/^[a-z]+\/[a-z0-9]+(-[a-z0-9]+)+$/);
    expect(["error", "warning", "info"]).toContain(rule.severity);
    expect(KINDS).toContain(rule.appliesTo);
    expect(sentencesIn(rule.summary)).toBe(1);
  });

  test("says why, and what to do", () => {
    expect(sentencesIn(rule.why)).toBeGreaterThan(0);
    expect(sentencesIn(rule.fix)).toBeGreaterThan(0);
  });

  test("names its sources", () => {
    expect(rule.sources.length).toBeGreaterThan(0);
    rule.sources.forEach(expectSource);
  });

  test("has messages that are sentences", () => {
    expect(Object.keys(rule.messages).length > 0).toBe(!ONLY_UNKNOWN.has(rule.id));
    for (const message of Object.values(rule.messages)) {
      expect(message).toMatch(/^(\p{Lu}|\{)/u);
      // A placeholder at the end brings a sentence of its own, or the whole problem.
      expect(message).toMatch(/(\.|\.\{\w+\}|: \{\w+\})$/);
      expect(message).not.toMatch(/ {2}|\{\}|\$\{/);
    }
  });

  test("has options with a meaning, a range and a source", () => {
    for (const [name, option] of Object.entries(rule.options ?? {})) {
      expect(name).toMatch(/^[a-z0-9]+(_[a-z0-9]+)*$/);
      expect(typeof option.default).toBe(option.type);
      expect(sentencesIn(option.description)).toBeGreaterThan(0);
      expectSource(option.source);
      if (option.type !== "number") continue;
      expect(option.minimum).toBeDefined();
      expect(option.default).toBeGreaterThanOrEqual(option.minimum ?? 0);
      expect(option.default).toBeLessThanOrEqual(option.maximum ?? Infinity);
      const unit = /_(kw|k|c|m|kg|percent)(_|$)/.exec(name)?.[1];
      const symbols: Readonly<Record<string, string>> = { c: "°C", k: " K", kw: "kW", percent: "%" };
      if (unit) expect(option.description).toContain(symbols[unit] ?? unit);
    }
  });

  test("has a page", () => {
    expect(readFileSync(join(ROOT, `docs/rules/${id}.md`), "utf8")).toContain(rule.summary);
    expect(readFileSync(join(ROOT, "docs/rules/README.md"), "utf8")).toContain(`(${id}.md)`);
  });

  test("has no bare number", () => {
    expect(bareNumbers(`lib/rules/${id}.ts`)).toEqual([]);
  });

  test("has tests that report each of its messages", () => {
    expect(reportedByTests(id)).toEqual(Object.keys(rule.messages).sort());
  });
});

/** Full stops that end a sentence: not those of clauses and decimals, nor of an ellipsis. */
function sentencesIn(text: string): number {
  expect(text).toMatch(/^\p{Lu}.*[^.\s]\.$/u);
  return text.match(/\.(?=$|\s+\p{Lu})/gu)?.length ?? 0;
}

function expectSource({ title, clause, mark }: RuleSource): void {
  expect(title).toMatch(/^\S.*[^.\s]$/);
  if (clause !== undefined) expect(clause).toMatch(/^\S.*[^.\s]$/);
  expect(MARKS).toContain(mark);
}

/** Counting needs these: none, one, a pair and halves, percent. A limit does not look like that. */
const COUNTING = ["0", "1", "100"];

/** Numbers that stand in the code of a rule instead of in an option or in a named constant. */
function bareNumbers(file: string, text = readFileSync(join(ROOT, file), "utf8")): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isNumericLiteral(node) &&
      !COUNTING.includes(node.text) &&
      !isHalving(node) &&
      !isWord(node) &&
      !isNamed(node)
    ) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      found.push(`${file}:${line + 1}: ${node.text}`);
    }
    // Options stand beside `check` and carry their own source.
    if (ts.isPropertyAssignment(node) && node.name.getText() === "options") return;
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** `count / 2`, `count % 2`, `2 * needed`, `length - 2`: arithmetic on pairs, never a comparison. */
function isHalving(node: ts.NumericLiteral): boolean {
  const { parent } = node;
  const arithmetic = [
    ts.SyntaxKind.SlashToken,
    ts.SyntaxKind.PercentToken,
    ts.SyntaxKind.AsteriskToken,
    ts.SyntaxKind.MinusToken,
  ];
  return node.text === "2" && ts.isBinaryExpression(parent) && arithmetic.includes(parent.operatorToken.kind);
}

/** `1 | 3 | "dc"` in a type, `phases === 3`: a name for something, of which there is no more or less. */
function isWord({ parent }: ts.NumericLiteral): boolean {
  const equality = [ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken];
  return (
    ts.isLiteralTypeNode(parent) || (ts.isBinaryExpression(parent) && equality.includes(parent.operatorToken.kind))
  );
}

/** `const SOME_LIMIT_KW = 30` at the top of the file with its `@source`; a conversion `A_PER_B` needs none. */
function isNamed(node: ts.Node): boolean {
  const statement = ts.findAncestor(node, ts.isVariableStatement);
  if (!statement || !ts.isSourceFile(statement.parent)) return false;
  const name = statement.declarationList.declarations[0]?.name.getText() ?? "";
  const sourced = ts.getJSDocTags(statement).some((tag) => tag.tagName.text === "source");
  return /^[A-Z][A-Z0-9_]*$/.test(name) && (sourced || /_PER_/.test(name));
}

/**
 * Ids of the messages that the tables of a rule's test file make it report. The file is loaded with `testRule` replaced
 * by one that only judges the `bad` cases; their words are compared where the file runs as a test.
 */
function reportedByTests(id: string): string[] {
  const file = join(ROOT, `test/rules/${id}.test.ts`);
  if (!existsSync(file)) return [`no test file test/rules/${id}.test.ts`];
  const reported = new Set<string>();
  const runner = { describe: globalThis.describe, test: globalThis.test };
  try {
    const silent = Object.assign(() => undefined, { each: () => () => undefined });
    Object.assign(globalThis, { describe: silent, test: silent });
    jest.isolateModules(() => {
      jest.doMock("../../lib/testing", () => {
        const actual = jest.requireActual<typeof import("../../lib/testing")>("../../lib/testing");
        const testRule = (rule: AnyRule, { bad }: RuleTests): void => {
          if (rule.id !== id) return;
          for (const each of bad)
            for (const { message_id } of actual.judgeCase(rule, each).findings) reported.add(message_id);
        };
        return { ...actual, testRule };
      });
      require(file);
    });
  } finally {
    Object.assign(globalThis, runner);
    jest.dontMock("../../lib/testing");
  }
  reported.delete("unknown");
  return [...reported].sort();
}

describe("the search for bare numbers", () => {
  const search = (text: string): string[] => bareNumbers("rule.ts", text);

  test("finds limits", () => {
    expect(search("const check = (load: number) => load > 30;")).toEqual(["rule.ts:1: 30"]);
    expect(search("const LIMIT_KW = 30;")).toEqual(["rule.ts:1: 30"]);
    expect(search("const pair = (n: number) => n > 2;")).toEqual(["rule.ts:1: 2"]);
    expect(search("function f() { /** @source x */ const LIMIT_KW = 30; }")).toEqual(["rule.ts:1: 30"]);
  });

  test("leaves names of things alone", () => {
    expect(search('const three = (phases: 1 | 3 | "dc") => phases === 3;')).toEqual([]);
  });

  test("leaves options, sourced constants, conversions and counting alone", () => {
    expect(search("const rule = { options: { limit: { default: 30 } } };")).toEqual([]);
    expect(search("/** @source Standard, page 3 */\nconst LIMIT_KW = 30;")).toEqual([]);
    expect(search("const MILLISECONDS_PER_SECOND = 1000;")).toEqual([]);
    expect(search("const half = (n: number) => (n - 1) / 2 + 100;")).toEqual([]);
  });
});
