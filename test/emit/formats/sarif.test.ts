import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import Ajv from "ajv";

import { sarif, sarifAudit } from "../../../lib/emit/formats/sarif";
import type { FormatInput } from "../../../lib/emit/formats/format-input";
import type { Finding } from "../../../lib/engine/report";
import { finding, inputOf, manyFindings, reportOf, SAMPLE } from "./sample";
import { SARIF_STRUCTURE } from "./sarif-structure";

interface Place {
  readonly physicalLocation?: {
    readonly artifactLocation: { readonly uri: string };
    readonly region: Readonly<Record<string, number>>;
  };
  readonly logicalLocations: readonly { readonly fullyQualifiedName: string }[];
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly Place[];
  readonly relatedLocations?: readonly Place[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions?: readonly Record<string, unknown>[];
}

interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  readonly automationDetails: { readonly id: string };
  readonly invocations: readonly { readonly toolExecutionNotifications?: readonly unknown[] }[];
  readonly results: readonly Result[];
  readonly properties: Readonly<Record<string, number>>;
}

/** The schema of OASIS, as a package of its editors' company carries it; the draft that it names is not what it needs. */
const OASIS = require.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
const ajv = new Ajv({ strict: false, unicodeRegExp: false, validateFormats: false });
const validators = [ajv.compile(SARIF_STRUCTURE), ajv.compile(oasis(OASIS))];

function oasis(file: string): object {
  const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
  return schema;
}

function runsOf(text: string): readonly Run[] {
  const log = JSON.parse(text) as { readonly runs: readonly Run[] };
  for (const validate of validators) {
    validate(log);
    expect(validate.errors ?? []).toEqual([]);
  }
  return log.runs;
}

function resultsOf(input: FormatInput): readonly Result[] {
  return runsOf(sarif(input)).flatMap(({ results }) => results);
}

const one = (changes: Partial<Finding>): FormatInput => inputOf([reportOf([finding(changes)])]);

test("a result names its rule, its one line in the repository, its element and what belongs to it", () => {
  const [run] = runsOf(sarif(inputOf([SAMPLE])));
  const [result] = run?.results ?? [];
  expect(run?.tool.driver.rules[result?.ruleIndex ?? -1]?.id).toBe(result?.ruleId);
  expect(result?.locations[0]).toEqual({
    physicalLocation: {
      artifactLocation: { uri: "sites/lakeside.ts", uriBaseId: "%SRCROOT%" },
      region: { startLine: 17, startColumn: 32, endLine: 17 },
    },
    logicalLocations: [{ fullyQualifiedName: "north/busway/b", kind: "element" }],
  });
  expect(result?.relatedLocations?.[0]).toMatchObject({ id: 1, message: { text: "north/busway/a: is lost" } });
  expect(run?.results.map(({ level }) => level)).toEqual(["error", "warning"]);
  expect(run?.automationDetails.id).toBe("superfactory/lakeside/");
});

test("engineering findings are no security alerts", () => {
  expect(sarif(inputOf([SAMPLE]))).not.toContain("security-severity");
});

test("fingerprints are unique and stay when lines shift", () => {
  const marks = (findings: readonly Finding[]) =>
    resultsOf(inputOf([reportOf(findings)])).map(({ partialFingerprints }) => partialFingerprints);
  const before = marks(manyFindings(500));
  expect(marks(manyFindings(500, () => ({ position: { file: "b.ts", line: 9, column: 1 } })))).toEqual(before);
  expect(new Set(before.map((each) => each["primaryLocationLineHash"])).size).toBe(500);
});

test("suppressed findings are for auditors only, with the reason and where it stands", () => {
  expect(resultsOf(inputOf([SAMPLE])).some(({ suppressions }) => suppressions)).toBe(false);
  const audited = runsOf(sarifAudit(inputOf([SAMPLE]))).flatMap(({ results }) => results);
  expect(audited.flatMap(({ suppressions = [] }) => suppressions)).toEqual([
    {
      kind: "inSource",
      status: "accepted",
      justification: "Test stand.",
      location: {
        physicalLocation: {
          artifactLocation: { uri: "sites/lakeside.ts", uriBaseId: "%SRCROOT%" },
          region: { startLine: 3, startColumn: 1, endLine: 3 },
        },
      },
      properties: { by: "suppression", owner: "power team", until: "2027-03-31" },
    },
  ]);
  const known = inputOf([reportOf([], { known: [finding()] })]);
  expect(runsOf(sarifAudit(known))[0]?.results[0]?.suppressions?.[0]).toMatchObject({ kind: "external" });
});

test("a path is a URI, and brackets and braces of users are no links and no placeholders", () => {
  const at = { file: "a b/100%#x?.ts", line: 1, column: 1 };
  const [result] = resultsOf(one({ position: at, message: "See [here](https://x) and {0}." }));
  expect(result?.locations[0]?.physicalLocation?.artifactLocation.uri).toBe("sites/a%20b/100%25%23x%3F.ts");
  expect(result?.message.text).toContain("\\[here](https://x) and {{0}}.");
});

test("a finding without a line is at the file that was judged", () => {
  const { position: _, ...placeless } = finding();
  const [result] = resultsOf(inputOf([reportOf([placeless])]));
  expect(result?.locations[0]?.physicalLocation?.artifactLocation.uri).toBe("sites/lakeside.ts");
});

const GITHUB = { runs: 20, results: 25_000, rules: 25_000, bytes: 10_000_000, description: 1024, locations: 1000 };

function expectWithinLimits(text: string): readonly Run[] {
  const runs = runsOf(text);
  expect(gzipSync(text).length).toBeLessThanOrEqual(GITHUB.bytes);
  expect(runs.length).toBeLessThanOrEqual(GITHUB.runs);
  for (const run of runs) {
    expect(run.results.length).toBeLessThanOrEqual(GITHUB.results);
    expect(run.tool.driver.rules.length).toBeLessThanOrEqual(GITHUB.rules);
  }
  return runs;
}

test("30,000 findings stay within the limits of GitHub: the most severe are kept, the rest counted", () => {
  const [run] = expectWithinLimits(sarif(inputOf([reportOf(manyFindings(30_000))])));
  const kept = run?.results.length ?? 0;
  expect(kept).toBe(GITHUB.results);
  // 15,000 of each level: all errors are there, and before the warnings.
  expect(run?.results.slice(0, 15_000).every(({ level }) => level === "error")).toBe(true);
  expect(run?.properties).toEqual({ resultCount: 30_000, omittedResultCount: 30_000 - kept });
  expect(JSON.stringify(run?.invocations)).toContain(`${(30_000 - kept).toLocaleString("en-US")} more warnings`);
});

test("texts that do not compress are what is cut first", () => {
  let state = 1;
  const noise = (): string => {
    const bytes = Buffer.alloc(740);
    for (let at = 0; at < bytes.length; at += 4) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      bytes.writeUInt32LE(Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) >>> 0, at);
    }
    return bytes.toString("base64");
  };
  // 9,000 x 2 x 740 bytes are 13 MB that no compression makes less.
  const many = manyFindings(9000, () => ({ message: noise(), fix: noise() }));
  const [run] = expectWithinLimits(sarif(inputOf([reportOf(many)])));
  expect(run?.properties["omittedResultCount"]).toBeGreaterThan(0);
});

test("more facilities than a file holds: those with most errors are kept, the others named", () => {
  const reports = Array.from({ length: 22 }, (_, at) => reportOf(at === 21 ? [finding()] : [], { factory: `f${at}` }));
  const runs = expectWithinLimits(sarif(inputOf(reports)));
  expect(runs.map(({ automationDetails }) => automationDetails.id)).toContain("superfactory/f21/");
  expect(runs[0]?.invocations[0]?.toolExecutionNotifications).toHaveLength(2);
});
