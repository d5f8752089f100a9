import type { Document, Node, Pair, YAMLMap } from "yaml";
import type { Complaint, PartPath } from "./catalog-problem";
import { LineStarts, type Position } from "./line-starts";

export type Placed = Position & { readonly message: string };

/** A YAML file, read: its value where the text allows one, what is wrong with the text, and where things stand. */
export interface PartDocument {
  /** Undefined where the text is not one plain YAML mapping. */
  readonly value: Readonly<Record<string, unknown>> | undefined;
  readonly problems: readonly Placed[];
  positionOf(path: PartPath, at: Complaint["at"]): Position;
}

type Yaml = typeof import("yaml");

/** What the problems of a file call it. */
export interface DocumentWords {
  /** "part" */
  readonly one: string;
  /** What an empty file should state, as a sentence. */
  readonly contents: string;
  /** How its text begins: "kind: rack". */
  readonly example: string;
}

const PART: DocumentWords = {
  one: "part",
  contents: "State at least kind, title and sources.",
  example: "kind: rack",
};

/**
 * Reads the text of one part, or of another file of keys and values. `yaml` is loaded here, so that a project without such
 * files never loads it.
 */
export function readPartDocument(text: string, words: DocumentWords = PART): PartDocument {
  const yaml = require("yaml") as Yaml;
  const plain = text.replace(/^\uFEFF/, "");
  const lines = new LineStarts(plain);
  const document = yaml.parseDocument(plain, { prettyErrors: false, uniqueKeys: false, logLevel: "error" });
  const textProblems = problemsOfText(document, lines, words);
  const shapeProblems = textProblems.length > 0 ? [] : problemsOfShape(yaml, document, lines, words);
  const problems = [...textProblems, ...shapeProblems];
  const readable = textProblems.length === 0 && yaml.isMap(document.contents) && !hasAlias(yaml, document);
  return {
    value: readable ? (document.toJS() as Record<string, unknown>) : undefined,
    problems: [...problems, ...(readable ? problemsOfKeys(yaml, document, lines) : [])],
    positionOf: (path, at) => lines.positionOf(offsetOf(yaml, document.contents, path, at)),
  };
}

/** What to do about the mistakes that people make most, by the parser's code. */
const SYNTAX_FIXES: Readonly<Record<string, string>> = {
  BLOCK_AS_IMPLICIT_KEY: 'Put a text that holds ": " in quotes, or correct the indentation.',
  MISSING_CHAR: "Close what was opened: quotes, brackets or braces.",
  TAB_AS_INDENT: "Indent with spaces.",
  TAG_RESOLVE_FAILED: "Remove the tag.",
};

/**
 * One problem per place, since the parser often says two things about one mistake; and none after a token that it did
 * not expect, since from there on it expects none of them.
 */
function problemsOfText(document: Document.Parsed, lines: LineStarts, { one }: DocumentWords): Placed[] {
  const first = new Map<number, Placed>();
  for (const { code, message, pos } of [...document.errors, ...document.warnings]) {
    const text = message.replace(/;.*$/s, "").trim();
    const wrong =
      code === "MULTIPLE_DOCS"
        ? `A second YAML document begins here, and one is allowed. Write one ${one} per file, without a second ---.`
        : `This is not valid YAML: ${text}. ${SYNTAX_FIXES[code] ?? "Correct the text."}`;
    const words = `${wrong} The values of the file are judged after that.`;
    if (!first.has(pos[0])) first.set(pos[0], { ...lines.positionOf(pos[0]), message: words });
    if (code === "UNEXPECTED_TOKEN") break;
  }
  return [...first.values()];
}

function problemsOfShape(
  yaml: Yaml,
  document: Document.Parsed,
  lines: LineStarts,
  { one, contents: wanted, example }: DocumentWords,
): Placed[] {
  const contents = document.contents;
  if (contents === null || (yaml.isScalar(contents) && contents.value === null)) {
    return [{ line: 1, column: 1, message: `The file is empty. ${wanted}` }];
  }
  const problems: Placed[] = [];
  if (!yaml.isMap(contents)) {
    const message = `A ${one} is a mapping of keys to values, such as "${example}". Write one key per line.`;
    problems.push({ ...lines.positionOf(contents.range[0]), message });
  }
  yaml.visit(document, {
    Alias: (_, alias) => {
      const message = `A ${one} uses no aliases, but here is "*${alias.source}". Write the value out.`;
      problems.push({ ...lines.positionOf(alias.range?.[0] ?? 0), message });
    },
  });
  return problems;
}

function hasAlias(yaml: Yaml, document: Document.Parsed): boolean {
  let found = false;
  yaml.visit(document, { Alias: () => ((found = true), yaml.visit.BREAK) });
  return found;
}

/** Keys that stand twice in one mapping: the last would silently win. */
function problemsOfKeys(yaml: Yaml, document: Document.Parsed, lines: LineStarts): Placed[] {
  const problems: Placed[] = [];
  yaml.visit(document, {
    Map: (_, map) => {
      const first = new Map<string, Position>();
      for (const pair of map.items) {
        const position = lines.positionOf(keyOffset(pair));
        const key = keyText(pair);
        const earlier = first.get(key);
        if (earlier === undefined) first.set(key, position);
        else {
          const message = `The key "${key}" is given twice; the first stands in line ${earlier.line}. Keep one of the two.`;
          problems.push({ ...position, message });
        }
      }
    },
  });
  return problems;
}

/** Where a path leads in the text; as far as it goes, when the text ends before the path does. */
function offsetOf(yaml: Yaml, root: Node | null, path: PartPath, at: Complaint["at"]): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  path.forEach((step, index) => {
    if (yaml.isMap(node)) {
      const pair = pairOf(node, String(step));
      if (pair === undefined) return;
      const value = pair.value as Node | null;
      const keyMeant = (at === "key" && index === path.length - 1) || isEmpty(yaml, value);
      offset = keyMeant ? keyOffset(pair) : (value?.range?.[0] ?? keyOffset(pair));
      node = value;
    } else if (yaml.isSeq(node)) {
      const item = node.items[Number(step)] as Node | undefined;
      offset = item?.range?.[0] ?? offset;
      node = item;
    }
  });
  return offset;
}

/** `tdp_kw:` without a value: the key is all there is to point at. */
function isEmpty(yaml: Yaml, value: Node | null): boolean {
  return value === null || (yaml.isScalar(value) && value.value === null && value.range?.[0] === value.range?.[1]);
}

/** The pair that counts: of two equal keys the last, as in the value read. */
function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.findLast((pair) => keyText(pair) === key);
}

function keyText(pair: Pair): string {
  const key = pair.key as { readonly value?: string | number } | string | number | null;
  return String((typeof key === "object" ? key?.value : key) ?? "");
}

function keyOffset(pair: Pair): number {
  return (pair.key as Node | null)?.range?.[0] ?? 0;
}
