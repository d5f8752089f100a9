/** The way back from a place in an emitted stack to the element that it says something about. */
import type { ModelIndex } from "../../model/model";
import type { PlainObject, PlainValue } from "../output/json";
import { escapeTemplate } from "./escape";
import { resourceSubjects } from "./stack-content";
import type { StackPlan } from "./stack-plan";

export interface StackSubject {
  /** As Terraform addresses it: `terraform_data.row_r01`, `local.row_r01`, `output.feed_ids`. */
  readonly address?: string | undefined;
  /** Path of the element; the site or floor of the stack where the place is about no smaller one. */
  readonly path?: string | undefined;
}

/**
 * Finds the element behind a place: the innermost one whose data hold the place, else the one that the resource stands
 * for.
 *
 * @returns a function of the keys on the way to the place, outermost first
 */
export function stackSubjects(
  plan: StackPlan,
  index: ModelIndex,
  content: PlainObject,
): (steps: readonly string[]) => StackSubject {
  const resources = resourceSubjects(plan, index);
  const paths = new Map(plan.records.map(({ path }) => [escapeTemplate(path), path]));
  return (steps) => {
    const { address, name = "" } = addressed(steps);
    // Outputs are keyed by whole paths.
    const keyed = steps[0] === "output" ? steps : [];
    const named = [...keyed, ...pathsOn(content, steps)].findLast((each) => paths.has(each));
    const path = paths.get(named ?? "") ?? resources.get(name) ?? plan.owner;
    return { address, path: path === "" ? undefined : path };
  };
}

function addressed([block, first, second]: readonly string[]): { address?: string; name?: string | undefined } {
  if (block === "resource" && first !== undefined && second !== undefined) {
    return { address: `${first}.${second}`, name: second };
  }
  if (block === "locals" && first !== undefined) return { address: `local.${first}`, name: first };
  return block === "output" && first !== undefined ? { address: `output.${first}` } : {};
}

/** What the objects on the way say of their path. */
function pathsOn(content: PlainObject, steps: readonly string[]): string[] {
  let value: PlainValue | undefined = content;
  return steps.flatMap((step) => {
    value = member(value, step);
    const path = member(value, "path");
    return typeof path === "string" ? [path] : [];
  });
}

function member(value: PlainValue | undefined, key: string): PlainValue | undefined {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as PlainObject)[key];
}
