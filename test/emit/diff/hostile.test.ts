/** Names of users in the texts of a difference: shown, and without any effect. */
import { marked } from "marked";

import { diffPlans } from "../../../lib/emit/diff/diff";
import { diffMarkdown } from "../../../lib/emit/diff/diff-markdown";
import { diffPretty } from "../../../lib/emit/diff/diff-pretty";
import type { DiffDocument } from "../../../lib/emit/diff/diff-document";
import type { ModelRecord } from "../../../lib/model/records";
import { HOSTILE_NAMES } from "../formats/hostile-names";
import { runnerCommands } from "../formats/workflow-runner";
import { hall, PARENT, planOf, rowOf } from "./small-facility";

/** A row more with the name, one renamed to it, an overload in it, a model of that name. */
function bearing(name: string): DiffDocument {
  const [old, other, third] = ["old", "a", "b"].map((id) => `${PARENT}/${id}`) as [string, string, string];
  const base = hall(...rowOf(old, 3), ...rowOf(other, 3));
  const head = hall(...rowOf(`${PARENT}/${name}`, 3), ...rowOf(other, 30), ...rowOf(`${third}${name}`, 25));
  const named = head.map((record): ModelRecord =>
    record.path === `${other}/n1` ? ({ ...record, model: name } as ModelRecord) : record,
  );
  return { ...diffPlans(planOf(base), planOf(named)), factory: name };
}

/** Everything that acts on a terminal or hides from a reader, and no line break. */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/u;
const tags = (text: string): string[] =>
  [...marked.parse(text, { async: false }).matchAll(/<(\/?[a-z][a-z0-9]*)/gi)].map(([, tag = ""]) => tag);

describe.each(HOSTILE_NAMES.map((name) => [name.slice(0, 40), name] as const))("%j", (_, name) => {
  const diff = bearing(name);

  test("does nothing on a terminal", () => {
    const text = Buffer.from(diffPretty(diff, false)).toString();
    expect(text.split("\n").filter((line) => UNSEEN.test(line))).toEqual([]);
    expect(runnerCommands(text)).toEqual([]);
  });

  test("does nothing in Markdown, which keeps its shape and its length", () => {
    const text = Buffer.from(diffMarkdown(diff)).toString();
    expect(text.split("\n").filter((line) => UNSEEN.test(line))).toEqual([]);
    expect(runnerCommands(text)).toEqual([]);
    const plain = tags(diffMarkdown(bearing("plain")));
    expect(new Set(tags(text))).toEqual(new Set(plain));
    expect(tags(text).filter((tag) => tag === "details")).toHaveLength(plain.filter((tag) => tag === "details").length);
    expect(text.length).toBeLessThan(60_000);
  });
});

test("a difference of everything is cut, and says so", () => {
  const rows = (name: string) =>
    Array.from({ length: 40 }, (_, at) => rowOf(`${PARENT}/${name}${at}`, 1 + (at % 7))).flat();
  const name = `x`.repeat(3000);
  const text = diffMarkdown(diffPlans(planOf(hall(...rows("a"))), planOf(hall(...rows(name)))), {
    reportUrl: "https://ci.example/1",
  });
  expect(text.length).toBeLessThan(60_000);
  expect(text.trimEnd().endsWith("[The whole report](<https://ci.example/1>)")).toBe(true);
});
