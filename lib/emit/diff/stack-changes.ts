/** Which Terraform stacks and resources of two plans differ. Loads no cdktf: the content of a stack is plain data. */
import { type RackLoads, rackLoads } from "../../analysis/rack-load";
import { compareText } from "../../core/order";
import { ModelIndex } from "../../model/model";
import type { ModelRecord } from "../../model/records";
import type { PlanDocument } from "../documents/documents";
import { stackContent } from "../terraform/stack-content";
import { planStacks, type StackPlan } from "../terraform/stack-plan";
import type { StackChange } from "./diff-document";

/**
 * @param changed - elements, of either side, that state something else than their partner or have none
 */
export function stackChanges(
  base: PlanDocument,
  head: PlanDocument,
  changed: { readonly base: ReadonlySet<ModelRecord>; readonly head: ReadonlySet<ModelRecord> },
): StackChange[] {
  const sameParts = JSON.stringify(base.judged_with.parts) === JSON.stringify(head.judged_with.parts);
  if (sameParts && base.factory === head.factory && changed.base.size + changed.head.size === 0) return [];
  const owners = sameParts ? new Set([...ownersIn(base, changed.base), ...ownersIn(head, changed.head)]) : undefined;
  const [before, after] = [new Stacks(base, owners), new Stacks(head, owners)];
  const names = [...new Set([...before.plans.keys(), ...after.plans.keys()])].sort(compareText);
  const holders = sameParts
    ? new Set([...before.holdersOf(changed.base), ...after.holdersOf(changed.head)])
    : undefined;
  return names.flatMap((stack): StackChange[] => {
    const [left, right] = [before.plans.get(stack), after.plans.get(stack)];
    const isTouched =
      left?.records.some((record) => changed.base.has(record)) ||
      right?.records.some((record) => changed.head.has(record));
    if (left && right && sameParts && !isTouched) return [];
    // A stack that only one side has is told whole.
    const wanted = left && right ? holders : undefined;
    return resourceChanges(stack, before.resources(stack, wanted), after.resources(stack, wanted));
  });
}

/** Sites, floors and links make the stacks and their names: they are always looked at. */
const MAKES_STACKS: ReadonlySet<string> = new Set(["site", "floor", "ai-wan-link"]);

/** The floor or site that each path stands in; empty outside all of them. */
function ownerOf({ model }: PlanDocument): (path: string) => string {
  const places = new Set(
    model.elements.filter(({ kind }) => kind === "floor" || kind === "site").map(({ path }) => path),
  );
  return (path) => {
    let place = path;
    while (place !== "" && !places.has(place)) place = place.slice(0, Math.max(0, place.lastIndexOf("/")));
    return place;
  };
}

function ownersIn(plan: PlanDocument, records: ReadonlySet<ModelRecord>): string[] {
  const owner = ownerOf(plan);
  return [...records].map(({ path }) => owner(path));
}

/** Most floors of a large facility do not change: what stands on them is left out. */
function elementsOf(plan: PlanDocument, owners: ReadonlySet<string> | undefined): readonly ModelRecord[] {
  const { elements } = plan.model;
  if (!owners) return elements;
  const owner = ownerOf(plan);
  return elements.filter(({ kind, path }) => MAKES_STACKS.has(kind) || owners.has(owner(path)));
}

function resourceChanges(stack: string, base: Resources | undefined, head: Resources | undefined): StackChange[] {
  const names = (side: Resources | undefined): string[] => [...(side?.keys() ?? [])].sort(compareText);
  if (!base) return [{ stack, change: "added", added: names(head), removed: [], changed: [] }];
  if (!head) return [{ stack, change: "removed", added: [], removed: names(base), changed: [] }];
  const change = {
    added: names(head).filter((name) => !base.has(name)),
    removed: names(base).filter((name) => !head.has(name)),
    changed: names(head).filter((name) => base.has(name) && base.get(name) !== head.get(name)),
  };
  const isSame = Object.values(change).every(({ length }) => length === 0);
  return isSame ? [] : [{ stack, change: "changed", ...change }];
}

/** What each resource of a stack says, as text. */
type Resources = ReadonlyMap<string, string>;

/** The stacks of one plan; the content of a stack is made when it is asked for. */
class Stacks {
  readonly plans: ReadonlyMap<string, StackPlan>;
  private readonly index: ModelIndex;
  private loads: RackLoads | undefined;

  /** @param owners - floors and sites that are asked for; absent for all */
  constructor(plan: PlanDocument, owners: ReadonlySet<string> | undefined) {
    const { factory, judged_with, assumptions } = plan;
    const records = elementsOf(plan, owners);
    this.index = new ModelIndex({ factory, records, parts: judged_with.parts, assumptions });
    this.plans = new Map(planStacks(this.index).map((plan) => [plan.name, plan]));
  }

  /** Rows and floors whose racks' resources the elements can change. */
  holdersOf(records: ReadonlySet<ModelRecord>): string[] {
    return [...records].flatMap(({ path }) => this.index.rowOf(path)?.path ?? this.index.floorOf(path)?.path ?? []);
  }

  /** @param wanted - rows and floors whose racks are asked for; absent for all */
  resources(stack: string, wanted?: ReadonlySet<string>): Resources | undefined {
    const plan = this.plans.get(stack);
    if (!plan) return undefined;
    this.loads ??= rackLoads(this.index);
    const { resource, locals = {} } = stackContent(plan, this.index, { racks: this.loads }, wanted);
    return new Map(
      Object.entries(resource.terraform_data).map(([name, content]) => [name, JSON.stringify([content, locals[name]])]),
    );
  }
}
