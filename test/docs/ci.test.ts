/** docs/ci.md and the workflows name what there is: inputs, outputs, values. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

import { program } from "../../lib/cli/program";
import { ACTION } from "../acceptance/action-runner";
import { ROOT } from "../helpers/source-imports";

interface Workflow {
  readonly on: unknown;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<
    Record<string, { readonly steps: readonly { uses?: string; with?: Record<string, string> }[] }>
  >;
}

const page = readFileSync(join(ROOT, "docs/ci.md"), "utf8");
const shown = [...page.matchAll(/```yaml\n(.*?)```/gs)].map(([, text = ""]) => parse(text) as Workflow);
const own = parse(readFileSync(join(ROOT, ".github/workflows/facility.yml"), "utf8")) as Workflow;
const judge = readFileSync(join(ROOT, "action/judge.sh"), "utf8");

const uses = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps }) => steps);
/** First cells of the rows below this title. */
function firstCells(title: string): (string | undefined)[] {
  const start = page.search(new RegExp(`^\\| ${title} +\\|.*\\n\\| -`, "m"));
  const [, , ...rows] = (page.slice(start).split("\n\n")[0] ?? "").split("\n");
  return rows.map((row) => /^\| `([^`]+)` /.exec(row)?.[1]);
}

test("the table of inputs is that of the action", () => {
  expect(firstCells("input")).toEqual(Object.keys(ACTION.inputs));
});

test("the table of fail-on is what the action takes", () => {
  const [, values = ""] = /case "\$INPUT_FAIL_ON" in\n +(error \|.*)\) ;;/.exec(judge) ?? [];
  expect(firstCells("`fail-on`")).toEqual(values.split(" | "));
});

test("every output is named", () => {
  expect(Object.keys(ACTION.outputs).filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});

test("every input and output of the action is used in it", () => {
  const text = readFileSync(join(ROOT, "action.yml"), "utf8");
  expect(Object.keys(ACTION.inputs).filter((name) => !text.includes(`inputs.${name}`))).toEqual([]);
  const set = [...readFileSync(join(ROOT, "action/counts.js"), "utf8"), ...judge].join("");
  const read = [...text.matchAll(/steps\.judge\.outputs\.([\w-]+)/g)].map(([, name = ""]) => name);
  expect(read.filter((name) => !set.includes(name))).toEqual([]);
});

test("no input is pasted into a script, where its text would be code", () => {
  expect(ACTION.runs.steps.filter(({ run }) => run?.includes("${{"))).toEqual([]);
});

test.each([
  ["the page's workflow", shown[0]],
  ["the workflow of this repository", own],
] as const)("%s gives the action inputs that it has", (_, workflow) => {
  const steps = uses(workflow as Workflow).filter((step) => /^(\.\/$|OWNER\/superfactory@)/.test(step.uses ?? ""));
  expect(steps.length).toBeGreaterThan(0);
  expect(steps.flatMap((step) => Object.keys(step.with ?? {})).filter((name) => !(name in ACTION.inputs))).toEqual([]);
  expect(workflow?.permissions["security-events"]).toBe("write");
  // Without a day suppressions never end.
  expect(steps.filter((step) => !step.with?.["arguments"]?.includes("--date today"))).toEqual([]);
});

test("the workflow of this repository judges every example", () => {
  const files = uses(own).flatMap((step) => (step.uses === "./" ? [step.with?.["file"]] : []));
  expect(files.sort()).toEqual(
    readdirSync(join(ROOT, "examples"))
      .filter((name) => name.endsWith(".ts"))
      .map((name) => `examples/${name}`)
      .sort(),
  );
  expect(files.filter((file) => !existsSync(join(ROOT, file ?? "")))).toEqual([]);
});

test("every action of others is pinned to a version", () => {
  const others = [...uses(own), ...ACTION.runs.steps].flatMap((step) =>
    step.uses && step.uses !== "./" ? [step.uses] : [],
  );
  expect(others.length).toBeGreaterThan(2);
  expect(others.filter((name) => !/^[\w-]+\/[\w/-]+@v\d+$/.test(name))).toEqual([]);
});

test("every option of a command on the page is there", () => {
  const commands = program(() => undefined).commands;
  const lines = [...page.matchAll(/^superfactory (\w+) (.*)$/gm)];
  expect(lines).toHaveLength(2);
  for (const [, name, rest = ""] of lines) {
    const known = commands.find((command) => command.name() === name)?.options.map(({ long }) => long) ?? [];
    expect((rest.match(/--[a-z-]+/g) ?? []).filter((option) => !known.includes(option))).toEqual([]);
  }
});
