import { DOMParser } from "@xmldom/xmldom";
import { parse as parseCsv } from "csv-parse/sync";
import { marked } from "marked";

import { FORMAT_NAMES, FORMATS, type FormatName } from "../../../lib/emit/formats";
import type { FormatInput } from "../../../lib/emit/formats/format-input";
import { shown, visible } from "../../../lib/emit/formats/visible";
import { HOSTILE_NAMES } from "./hostile-names";
import { finding, inputOf, reportOf } from "./sample";
import { runnerCommands } from "./workflow-runner";

/** A report that has the name wherever a user can give one. */
function bearing(name: string): FormatInput {
  const position = { file: `${name}.ts`, line: 1, column: 1 };
  const aside = { path: name, reason: name, owner: name, until: name, position };
  const one = finding({
    path: `north/${name}`,
    message: `${name} carries ${name}.`,
    fix: name,
    position,
    related: [{ path: name, role: "is lost", position }],
    affects: { rack_count: 1, racks: [`${name}/n1`] },
  });
  const report = reportOf(
    [one, { ...one, outcome: "unknown", severity: "warning", missing: { what: name, why: name } }],
    {
      factory: name,
      suppressed: [{ ...one, suppression: aside }],
    },
  );
  return inputOf([report]);
}

const made = (format: FormatName, input: FormatInput): string => FORMATS[format].load()(input);

/** Everything that acts on a terminal or hides from a reader, and no line break. */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/u;

test.each(HOSTILE_NAMES.flatMap((name) => FORMAT_NAMES.map((format) => [name.slice(0, 40), format, name] as const)))(
  "%j in %s does nothing",
  (_, format, name) => {
    // As a reader of the bytes sees it: half a character becomes a replacement character there.
    const text = Buffer.from(made(format, bearing(name))).toString();
    const lines = text.split(format === "csv" ? "\r\n" : "\n");
    expect(lines.filter((line) => UNSEEN.test(line))).toEqual([]);
    const commands = runnerCommands(text).map((each) => each.name);
    expect(commands).toEqual(format === "github" ? ["error", "warning"] : []);
  },
);

describe.each([...HOSTILE_NAMES])("%j can be read", (name) => {
  const input = bearing(name);
  const message = visible(`${name} carries ${name}.`);

  test("in JUnit", () => {
    const onError = (level: string, reason: string): never => {
      throw new Error(`${level}: ${reason}`);
    };
    const document = new DOMParser({ onError }).parseFromString(made("junit", input), "text/xml");
    const [failure] = [...document.getElementsByTagName("failure")];
    expect(failure?.getAttribute("message")).toBe(shown(`${name} carries ${name}.`, 1000));
    expect(document.getElementsByTagName("testcase")).toHaveLength(5);
  });

  test("in CSV", () => {
    const rows = parseCsv<Record<string, string>>(made("csv", input), { columns: true });
    expect(rows).toHaveLength(3);
    expect(rows[0]?.["message"]?.replace(/^'/, "")).toBe(message);
  });

  test("in JSON, SARIF and Code Quality", () => {
    expect((JSON.parse(made("json", input)) as { factory: string }).factory).toBe(name);
    expect((JSON.parse(made("sarif", input)) as { runs: unknown[] }).runs).toHaveLength(1);
    const [issue] = JSON.parse(made("gitlab", input)) as { description: string; location: { path: string } }[];
    expect(issue?.description.startsWith(shown(`${name} carries ${name}.`, 1000))).toBe(true);
  });

  test("in annotations and terse lines", () => {
    const [command] = runnerCommands(made("github", input));
    expect(command?.message.split("\n")[0]).toBe(shown(`${name} carries ${name}.`, 1000));
    expect(made("terse", input).split("\n")).toHaveLength(3);
  });

  test("in Markdown, which keeps its shape", () => {
    const tags = (text: string): string[] =>
      [...marked.parse(text, { async: false }).matchAll(/<(\/?[a-z][a-z0-9]*)/gi)].map(([, tag = ""]) => tag);
    expect(tags(made("markdown", input))).toEqual(tags(made("markdown", bearing("plain"))));
  });
});
