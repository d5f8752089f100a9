import type { ModelIndex } from "../../model/model";
import type { OutputFile } from "../output/file";
import { renderJson } from "../output/json";
import { CollectingApp } from "./collecting-app";
import type { RackPower } from "./rack-holder";
import { stackContent } from "./stack-content";
import { planStacks } from "./stack-plan";
import type { PlainStack } from "./stacks/plain-stack";

export interface TerraformInput {
  readonly index: ModelIndex;
  readonly analysis: RackPower;
  /**
   * How many folders the output folder lies below the folder that keeps the states: 2 for `out/lakeside`, 1 for
   * `cdktf.out`.
   */
  readonly outputDepth: number;
}

/**
 * Terraform JSON by way of cdktf, in cdktf's own layout: `manifest.json` and `stacks/<stack>/cdk.tf.json`. Pure: writes
 * nothing, starts no process, needs no Terraform; the same facility gives the same bytes.
 */
export function emitTerraform({ index, analysis, outputDepth }: TerraformInput): OutputFile[] {
  const plans = planStacks(index);
  const app = new CollectingApp();
  const stacks = new Map<string, PlainStack>();
  for (const plan of plans) {
    const content = stackContent(plan, index, analysis);
    stacks.set(plan.name, app.addStack(plan.name, { content, statePath: statePath(plan.name, outputDepth) }));
  }
  for (const plan of plans) {
    for (const name of plan.dependencies) stacks.get(plan.name)?.addDependency(stacks.get(name) as PlainStack);
  }
  app.synth();
  const files = [...app.stackContents()].map(([path, content]) => ({ path, content }));
  return [{ path: "manifest.json", content: renderJson(app.manifestContent()) }, ...files];
}

/** From the folder of the stack, `<output>/stacks/<stack>`, to the folder above the output that keeps the states. */
function statePath(stack: string, outputDepth: number): string {
  return `${"../".repeat(outputDepth + 2)}terraform.${stack}.tfstate`;
}
