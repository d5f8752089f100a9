/** Terraform as a program of the machine: away from the user's settings, states and providers. */
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import type { Terminal } from "../terminal";
import { UseError } from "../use-error";

export interface TerraformRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Terraform {
  readonly version: string;
  /** Runs it in a folder. */
  run(folder: string, ...args: readonly string[]): Promise<TerraformRun>;
}

/**
 * Finds Terraform on the PATH.
 *
 * @param folder - where its settings file is made, which says nothing
 * @throws UseError when there is none, or when it does not run
 */
export async function findTerraform(folder: string, env: Terminal["env"]): Promise<Terraform> {
  const settings = join(folder, "terraform.rc");
  writeFileSync(settings, "");
  const own = ownEnvironment(env, settings);
  const run: Terraform["run"] = (cwd, ...args) => start(cwd, args, own);
  const { stdout, stderr } = await run(folder, "version", "-json");
  const version = /"terraform_version":\s*"([^"]+)"/.exec(stdout)?.[1];
  if (version === undefined) throw failedRun("terraform version", { stdout, stderr });
  return { version, run };
}

/** What the machine's Terraform did instead of what it was asked for. */
export function failedRun(command: string, { stdout, stderr }: Pick<TerraformRun, "stdout" | "stderr">): UseError {
  const said = `${stderr}\n${stdout}`.trim();
  return new UseError({ message: `\`${command}\` failed${said === "" ? "." : `:\n${said}`}` });
}

/** Arguments, workspaces and folders that the user sets for deploying would change what is validated. */
function ownEnvironment(env: Terminal["env"], settings: string): Terminal["env"] {
  const kept = Object.entries(env).filter(([name]) => !name.startsWith("TF_"));
  return { ...Object.fromEntries(kept), TF_CLI_CONFIG_FILE: settings, TF_IN_AUTOMATION: "1", CHECKPOINT_DISABLE: "1" };
}

function start(cwd: string, args: readonly string[], env: Terminal["env"]): Promise<TerraformRun> {
  return new Promise((done, fail) => {
    const child = spawn("terraform", args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    const texts = { stdout: "", stderr: "" };
    for (const stream of ["stdout", "stderr"] as const) {
      child[stream].setEncoding("utf8").on("data", (text: string) => (texts[stream] += text));
    }
    child.on("error", (error: NodeJS.ErrnoException) => fail(error.code === "ENOENT" ? absent() : error));
    child.on("close", (code) => done({ code, ...texts }));
  });
}

function absent(): UseError {
  return new UseError({
    message: "Terraform is not installed: there is no program `terraform` on the PATH.",
    help: "Install version 1.4 or newer: https://developer.hashicorp.com/terraform/install",
  });
}
