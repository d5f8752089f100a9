/** Runs Terraform in emitted stacks, away from the network and from the user's own settings. */
import { execFile, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const present = spawnSync("terraform", ["version"]).status === 0;
// In CI a missing binary must fail; elsewhere it is a skip that says why.
const wanted = present || process.env["CI"] === "true";

/** `describe` where Terraform can run; else a skipped suite that names the reason. */
export const describeWithTerraform = (name: string, suite: () => void): void =>
  (wanted ? describe : describe.skip)(wanted ? name : `${name} (skipped: no terraform on PATH)`, suite);

export interface TerraformRun {
  readonly status: number;
  readonly text: string;
}

/** The stacks below an output folder of a project. */
export class Stacks {
  constructor(
    readonly project: string,
    private readonly out: string,
  ) {
    writeFileSync(join(project, "terraform.rc"), "");
  }

  get names(): readonly string[] {
    const manifest = JSON.parse(readFileSync(join(this.out, "manifest.json"), "utf8")) as { stacks: object };
    return Object.keys(manifest.stacks);
  }

  folder(stack: string): string {
    return join(this.out, "stacks", stack);
  }

  run(stack: string, ...args: string[]): Promise<TerraformRun> {
    const unreachable = "http://127.0.0.1:9";
    const env = {
      PATH: process.env["PATH"] ?? "",
      HOME: this.project,
      TF_CLI_CONFIG_FILE: join(this.project, "terraform.rc"),
      CHECKPOINT_DISABLE: "1",
      TF_IN_AUTOMATION: "1",
      HTTP_PROXY: unreachable,
      HTTPS_PROXY: unreachable,
    };
    const options = { cwd: this.folder(stack), env, maxBuffer: 1 << 26 };
    return new Promise((done) => {
      execFile("terraform", [...args, "-no-color"], options, (error, stdout, stderr) => {
        done({ status: error ? Number(error.code ?? 1) : 0, text: `${stdout}${stderr}` });
      });
    });
  }

  async succeed(stack: string, ...args: string[]): Promise<string> {
    const { status, text } = await this.run(stack, ...args);
    if (status !== 0) throw new Error(`terraform ${args.join(" ")} in ${stack} ended with ${status}:\n${text}`);
    return text;
  }

  async apply(stack: string): Promise<void> {
    await this.succeed(stack, "init", "-input=false");
    await this.succeed(stack, "apply", "-input=false", "-auto-approve");
  }

  /** What a plan would change, as `stack: address action`. */
  async changes(stack: string): Promise<string[]> {
    const { status, text } = await this.run(stack, "plan", "-input=false", "-detailed-exitcode", "-out=changes");
    if (status === 0) return [];
    if (status !== 2) throw new Error(`terraform plan in ${stack} ended with ${status}:\n${text}`);
    interface Planned {
      resource_changes: { address: string; change: { actions: string[] } }[];
    }
    const plan = JSON.parse(await this.succeed(stack, "show", "-json", "changes")) as Planned;
    return plan.resource_changes
      .filter(({ change }) => change.actions.join() !== "no-op")
      .map(({ address, change }) => `${stack}: ${address} ${change.actions.join()}`);
  }

  /** What every stack's plan would change, in the order of the stacks. */
  async allChanges(): Promise<string[]> {
    const changes: Record<string, string[]> = {};
    await twoAtATime(this.names, async (stack) => {
      changes[stack] = await this.changes(stack);
    });
    return this.names.flatMap((stack) => changes[stack] ?? []);
  }
}

/** Does the work for each, two at a time: the machines of the tests have two cores. */
export async function twoAtATime<T>(all: readonly T[], work: (each: T) => Promise<void>): Promise<void> {
  const waiting = [...all];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
  };
  await Promise.all([worker(), worker()]);
}
