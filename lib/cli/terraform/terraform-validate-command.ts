/** `superfactory terraform-validate`: what Terraform itself says of the stacks, by the lines that made them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import {
  TERRAFORM_VALIDATION_SCHEMA_VERSION,
  type TerraformDiagnostic,
  type TerraformValidationDocument,
} from "../../emit/documents/terraform-validation-document";
import { emitStacks } from "../../emit";
import { OutputError } from "../../emit/output/error";
import { terraformValidationText } from "../../emit/pretty/terraform-validation";
import { planStacks, type StackPlan } from "../../emit/terraform/stack-plan";
import type { Judged } from "../../synth";
import { judgeNamed, type JudgingOptions } from "../judge-command";
import type { Terminal } from "../terminal";
import { UseError } from "../use-error";
import { locateDiagnostics, readDiagnostics } from "./diagnostics";
import { failedRun, findTerraform, type Terraform } from "./run-terraform";
import { jsonText } from "../../emit/formats/json-text";

export interface TerraformValidateOptions extends JudgingOptions {
  readonly format: "pretty" | "json";
}

/**
 * Lets Terraform validate the stacks of a facility, or of a plan, in a folder of their own: nothing of the project is
 * written or read. Returns the exit code: 1 for an error of Terraform's, or a facility that is rejected.
 *
 * @throws UseError when Terraform is not installed, or does not answer
 */
export async function terraformValidateCommand(
  name: string,
  options: TerraformValidateOptions,
  terminal: Terminal,
): Promise<number> {
  const { all, source } = await judgeNamed(name, options, terminal);
  const found = await inOwnFolder((folder) => validateAll(all, folder, terminal));
  const text = options.format === "json" ? jsonText(found) : terraformValidationText(found, source, terminal.outColour);
  terminal.out(text);
  const isRejected = found.facilities.some(({ status }) => status === "rejected");
  return isRejected || found.diagnostics.some(({ severity }) => severity === "error") ? 1 : 0;
}

async function inOwnFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "superfactory-terraform-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function validateAll(
  all: readonly Judged[],
  folder: string,
  { env }: Terminal,
): Promise<TerraformValidationDocument> {
  const terraform = await findTerraform(folder, env);
  const accepted = all.filter(({ report }) => report.status === "accepted");
  const diagnostics: TerraformDiagnostic[] = [];
  for (const [at, judged] of accepted.entries()) {
    diagnostics.push(...(await validateFacility(judged, join(folder, String(at)), terraform)));
  }
  const facilities = all.map(({ index, report: { factory, status, counts } }) => ({
    factory,
    status,
    error_count: counts.error_count,
    stacks: status === "accepted" ? planStacks(index).map((plan) => plan.name) : [],
  }));
  const schema_version = TERRAFORM_VALIDATION_SCHEMA_VERSION;
  return { schema_version, terraform_version: terraform.version, facilities, diagnostics };
}

/** One stack after the other: each is a process that takes a core. */
async function validateFacility(judged: Judged, folder: string, terraform: Terraform): Promise<TerraformDiagnostic[]> {
  const texts = new Map(stacksOf(judged).map(({ path, content }) => [path, content]));
  const diagnostics: TerraformDiagnostic[] = [];
  for (const plan of planStacks(judged.index)) {
    const path = `stacks/${plan.name}/cdk.tf.json`;
    const text = texts.get(path) ?? "";
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    const said = await validateStack(dirname(file), plan, terraform);
    diagnostics.push(...locateDiagnostics(said, plan, { path, text }, judged));
  }
  return diagnostics;
}

function stacksOf(judged: Judged): ReturnType<typeof emitStacks> {
  try {
    return emitStacks(judged);
  } catch (error) {
    if (error instanceof OutputError) throw new UseError({ message: error.message });
    throw error;
  }
}

/** Where the stack cannot even be initialised, validating says why with the place; where it does not, the tool failed. */
async function validateStack(folder: string, { name }: StackPlan, terraform: Terraform) {
  const init = await terraform.run(folder, "init", "-backend=false", "-input=false", "-no-color");
  const validate = await terraform.run(folder, "validate", "-json", "-no-color");
  const said = readDiagnostics(validate.stdout);
  if (!said) throw failedRun(`terraform validate (stack ${name})`, validate);
  const isExplained = said.some(({ severity }) => severity === "error");
  if (init.code !== 0 && !isExplained) throw failedRun(`terraform init (stack ${name})`, init);
  return said;
}
