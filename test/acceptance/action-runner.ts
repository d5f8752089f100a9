/** Runs the steps of action.yml as GitHub does: expressions, environment, the event, and the files for outputs and summary. */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

import { ROOT } from "../helpers/source-imports";

interface Step {
  readonly name: string;
  readonly id?: string;
  readonly if?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly "working-directory"?: string;
  readonly "continue-on-error"?: boolean;
}

export interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string; readonly description: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

export const ACTION = parse(readFileSync(join(ROOT, "action.yml"), "utf8")) as Action;

/** What GitHub knows of a run. */
export interface Circumstances {
  /** The checkout. */
  readonly workspace: string;
  readonly event_name: string;
  readonly event: object;
  readonly ref: string;
  readonly sha: string;
  readonly token?: string;
  readonly api_url?: string;
  readonly actor?: string;
}

export interface ActionRun {
  /** 0 when the job goes on, else it has failed. */
  readonly code: number;
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** Names of the steps that ran, those of other actions included. */
  readonly steps: readonly string[];
  /** What other actions were given. */
  readonly used: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const REPOSITORY = "acme/sites";

export async function runAction(inputs: Readonly<Record<string, string>>, at: Circumstances): Promise<ActionRun> {
  const temporary = mkdtempSync(join(at.workspace, "..", "runner-"));
  const eventPath = join(temporary, "event.json");
  writeFileSync(eventPath, JSON.stringify(at.event));
  const github = { repository: REPOSITORY, actor: "someone", token: "", ...at };
  const defaults = Object.entries(ACTION.inputs).map(([name, each]) => [
    name,
    evaluated(each.default ?? "", { github }),
  ]);
  const context: Context = { github, inputs: { ...Object.fromEntries(defaults), ...inputs }, steps: {} };
  const { FORCE_COLOR: _force, NO_COLOR: _no, ...inherited } = process.env;
  const environment = {
    ...inherited,
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_ACTION_PATH: ROOT,
    GITHUB_API_URL: at.api_url ?? "http://127.0.0.1:9",
    GITHUB_EVENT_NAME: at.event_name,
    GITHUB_EVENT_PATH: eventPath,
    GITHUB_REF: at.ref,
    GITHUB_REPOSITORY: REPOSITORY,
    GITHUB_RUN_ID: "42",
    GITHUB_SERVER_URL: "https://github.example",
    GITHUB_SHA: at.sha,
    GITHUB_WORKSPACE: at.workspace,
    RUNNER_TEMP: temporary,
  };
  const run = {
    code: 0,
    log: "",
    summary: "",
    steps: [] as string[],
    used: {} as Record<string, Record<string, string>>,
  };
  for (const [number, step] of ACTION.runs.steps.entries()) {
    if (run.code !== 0 || (step.if !== undefined && !isTrue(step.if, context))) continue;
    run.steps.push(step.name);
    if (step.run === undefined) {
      run.used[step.uses ?? ""] = evaluatedAll(step.with ?? {}, context);
      continue;
    }
    const files = join(temporary, String(number));
    mkdirSync(files);
    const [output, summary] = [join(files, "output"), join(files, "summary")];
    for (const file of [output, summary]) writeFileSync(file, "");
    const cwd = join(at.workspace, evaluated(step["working-directory"] ?? ".", context));
    const env = {
      ...environment,
      ...evaluatedAll(step.env ?? {}, context),
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
    };
    // The shell that `shell: bash` stands for.
    const { code, log } = await start(["--noprofile", "--norc", "-eo", "pipefail", "-c", step.run], cwd, env);
    run.code = code;
    run.log += log;
    run.summary += readFileSync(summary, "utf8");
    const lines = readFileSync(output, "utf8")
      .split("\n")
      .filter((line) => line.includes("="));
    const pairs = lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)] as const);
    if (step.id !== undefined) context.steps = { ...context.steps, [step.id]: { outputs: Object.fromEntries(pairs) } };
  }
  const outputs = Object.entries(ACTION.outputs).map(([name, { value }]) => [name, evaluated(value, context)]);
  return { ...run, outputs: Object.fromEntries(outputs) };
}

interface Context {
  readonly github: object;
  readonly inputs?: Readonly<Record<string, string>>;
  steps?: Readonly<Record<string, { readonly outputs: Readonly<Record<string, string>> }>>;
}

function evaluatedAll(values: Readonly<Record<string, string>>, context: Context): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, evaluated(`${value}`, context)]));
}

/** A text with `${{ }}` in it; what is not there is empty. */
function evaluated(text: string, context: Context): string {
  return text.replace(/\$\{\{(.*?)\}\}/g, (_, expression: string) => `${valueOf(expression, context) ?? ""}`);
}

function isTrue(condition: string, context: Context): boolean {
  return Boolean(valueOf(condition, context));
}

/** GitHub's expressions as far as the action has them: names with dots, texts, `==`, `!=`, `&&`, `||`; null equals "". */
function valueOf(expression: string, context: Context): any {
  const script = expression
    .replace(/\b(?:github|inputs|steps)(?:\.[\w-]+)+/g, (name) => `(${name.replace(/\.([\w-]+)/g, '?.["$1"]')} ?? "")`)
    .replace(/\s*([!=])=\s*/g, " $1== ");
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  return new Function("github", "inputs", "steps", `return ${script};`)(context.github, context.inputs, context.steps);
}

function start(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<{ code: number; log: string }> {
  return new Promise((done, fail) => {
    const child = spawn("bash", args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let log = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => (log += text));
    child.on("error", fail);
    child.on("close", (code) => done({ code: code ?? 1, log }));
  });
}
