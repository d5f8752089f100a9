/** Members of a group that nothing tells apart: then all sets of one size are the same state, and one of them is proof. */
import { compareText } from "../../core/order";
import type { RedundancyForm } from "../../core/redundancy";
import type { PowerFeedRecord } from "../../model/records";
import { provedSets } from "./claim-sets";
import type { FeedNode } from "./network";
import type { StateEvaluator } from "./state";

/**
 * The sets to take out: all that the claim names, or the first of them where the members are interchangeable. Sides of a
 * `2N` are halves in the stated order and are not reduced.
 */
export function setsToProve(
  form: RedundancyForm,
  members: readonly number[],
  evaluator: StateEvaluator,
): Iterable<readonly number[]> {
  const sets = provedSets(form, members);
  if (!isOneSetEnough(form, members, evaluator)) return sets;
  const first = sets.next();
  return first.done ? [] : [first.value];
}

/** True where one set stands for all: every member is like every other, and so is all that it stands between. */
export function isOneSetEnough(form: RedundancyForm, members: readonly number[], evaluator: StateEvaluator): boolean {
  if (form.form === "N" || form.form === "2N") return false;
  const { nodes } = evaluator.network;
  const [first, ...others] = members.map((at) => nodes[at] as FeedNode);
  if (!first || others.some((other) => !isLike(first, other))) return false;
  const isEvenBelow = first.children.every((child) => nodes[child]?.record.sources === "parallel");
  return isEvenBelow && !isBypass(nodes, members) && feedsAllAlike(evaluator, members);
}

/** The same nameplate, from the same sources, to the same feeds. */
function isLike(one: FeedNode, other: FeedNode): boolean {
  return (
    contentOf(one.record) === contentOf(other.record) &&
    one.voltage_v === other.voltage_v &&
    isSame(one.parents, other.parents) &&
    isSame(one.children, other.children)
  );
}

/** Everything that the record says, but its path. */
function contentOf({ path: _, ...content }: PowerFeedRecord): string {
  return JSON.stringify(Object.entries(content).sort(([left], [right]) => compareText(left, right)));
}

function isSame(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((each, at) => each === other[at]);
}

function isBypass(nodes: readonly FeedNode[], members: readonly number[]): boolean {
  const paths = new Set(members.map((at) => nodes[at]?.record.path));
  return nodes.some(({ record }) => record.bypass !== undefined && paths.has(record.bypass));
}

/** Consumers directly on the members hang on all of them, with as many shelves on each. */
function feedsAllAlike({ classes }: StateEvaluator, members: readonly number[]): boolean {
  return classes.every(({ feeds, shelvesOnFeed }) => {
    const shelves = members.map((at) => shelvesOnFeed[feeds.indexOf(at)] ?? 0);
    return shelves.every((count) => count === shelves[0]);
  });
}
