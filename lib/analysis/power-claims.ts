/** Proves redundancy claims: takes out every set of members that the claim says may be out, and looks. */
import type { ModelIndex } from "../model/model";
import { parseRedundancy, type RedundancyForm } from "../core/redundancy";
import { type FeedStress, newlyLost, type SingleLosses, stressesIn } from "./power-losses";
import type { StateEvaluator } from "./power-state";
import { isWithin } from "./tolerance";

export type ClaimFlaw =
  /** The group has a number of members that the claim does not fit. */
  | { readonly kind: "size"; readonly members: number; readonly needs: string }
  /** A single loss refutes the claim: the rules on single losses report it. */
  | { readonly kind: "single-loss"; readonly lost: string }
  /** With these members out a survivor is above its rating. */
  | { readonly kind: "overload"; readonly lost: readonly string[]; readonly feed: string; readonly stress: FeedStress }
  /** With these members out racks are lost. */
  | { readonly kind: "racks-lost"; readonly lost: readonly string[]; readonly racks: readonly string[] }
  /** An element between the sources and the group takes several members with it. */
  | { readonly kind: "shared"; readonly element: string; readonly members: readonly string[] }
  /** Too many sets of members for a proof: nothing is known. */
  | { readonly kind: "unproved"; readonly set_count: number };

export interface ClaimProof {
  readonly path: string;
  readonly claim: string;
  readonly set_count: number;
  readonly flaw?: ClaimFlaw;
}

/** Sets beyond which a proof is not attempted: 5,000 states of a large group take about a second. */
const MOST_SETS = 5000;

/** Proofs of all groups that claim something, in path order. */
export function proveClaims(index: ModelIndex, evaluator: StateEvaluator, losses: SingleLosses): ClaimProof[] {
  return index.all("power-group").flatMap((group) => {
    const form = group.claims === undefined ? undefined : parseRedundancy(group.claims);
    if (!form || group.claims === undefined || group.problems) return [];
    const members = group.members.map((path) => evaluator.network.byPath.get(path)).filter((at) => at !== undefined);
    return [{ path: group.path, claim: group.claims, ...prove(form, members, group.path, evaluator, losses) }];
  });
}

type Proof = Pick<ClaimProof, "set_count" | "flaw">;

function prove(
  form: RedundancyForm,
  members: readonly number[],
  group: string,
  evaluator: StateEvaluator,
  losses: SingleLosses,
): Proof {
  const needs = sizeNeeded(form, members.length);
  if (needs !== undefined) return { set_count: 0, flaw: { kind: "size", members: members.length, needs } };
  const count = setCount(form, members.length);
  const single = singleLossFlaw(form, members, evaluator, losses);
  if (single) return { set_count: count, flaw: single };
  if (form.form === "2N" || form.form === "aNb") {
    const shared = sharedFlaw(group, evaluator, losses);
    if (shared) return { set_count: count, flaw: shared };
  }
  if (count > MOST_SETS) return { set_count: 0, flaw: { kind: "unproved", set_count: count } };
  for (const out of provedSets(form, members)) {
    if (out.length < 2) continue;
    const flaw = setFlaw(evaluator, out);
    if (flaw) return { set_count: count, flaw };
  }
  return { set_count: count };
}

function sizeNeeded(form: RedundancyForm, members: number): string | undefined {
  if (form.form === "aNb" && members !== form.units) return `${form.units} members`;
  if (form.form === "N+k" && members <= form.spare) return `more than ${form.spare} members`;
  if (form.form === "N+N" && members % 2 !== 0) return "an even number of members";
  if (form.form === "2N" && (members < 2 || members % 2 !== 0)) return "two sides of equally many members";
  return undefined;
}

function setCount(form: RedundancyForm, members: number): number {
  switch (form.form) {
    case "N":
      return 1;
    case "N+k":
      return choices(members, form.spare);
    case "N+N":
      return choices(members, members / 2);
    case "aNb":
      return choices(members, form.units - form.needed);
    case "2N":
      return form.plus === 0 ? 2 : members;
  }
}

/** Every set of members that the claim allows to be out; the sides of `2N` are the first and the second half. */
function* provedSets(form: RedundancyForm, members: readonly number[]): Generator<readonly number[]> {
  const half = members.length / 2;
  const sides = [members.slice(0, half), members.slice(half)] as const;
  switch (form.form) {
    case "N":
      return;
    case "N+k":
      return yield* subsets(members, form.spare);
    case "N+N":
      return yield* subsets(members, half);
    case "aNb":
      return yield* subsets(members, form.units - form.needed);
    case "2N":
      for (const [side, other] of [sides, [sides[1], sides[0]]] as const) {
        if (form.plus === 0) yield side;
        else for (const one of other) yield [...side, one];
      }
  }
}

function* subsets(members: readonly number[], size: number, from = 0): Generator<readonly number[]> {
  if (size === 0) return yield [];
  for (let at = from; at <= members.length - size; at++) {
    for (const rest of subsets(members, size - 1, at + 1)) yield [members[at] as number, ...rest];
  }
}

function choices(all: number, some: number): number {
  let count = 1;
  for (let k = 1; k <= some; k++) count = (count * (all - some + k)) / k;
  return Math.round(count);
}

/** A claim beyond `N` says at least that each member may be out. */
function singleLossFlaw(
  form: RedundancyForm,
  members: readonly number[],
  evaluator: StateEvaluator,
  losses: SingleLosses,
): ClaimFlaw | undefined {
  if (form.form === "N") return undefined;
  const own = new Set(members);
  const overload = losses.overloads.find((each) => own.has(each.lost[0] as number));
  const lost = overload?.lost[0] ?? losses.rackLosses.find((each) => own.has(each.lost))?.lost;
  return lost === undefined ? undefined : { kind: "single-loss", lost: pathAt(evaluator, lost) };
}

/** The sources themselves are not shared paths: they carry a claim of their own. */
function sharedFlaw(group: string, evaluator: StateEvaluator, losses: SingleLosses): ClaimFlaw | undefined {
  for (const { lost, members, group: taken } of losses.sharedLosses) {
    const node = evaluator.network.nodes[lost];
    if (taken !== group || !node || node.parents.length === 0) continue;
    return { kind: "shared", element: node.record.path, members };
  }
  return undefined;
}

function setFlaw(evaluator: StateEvaluator, out: readonly number[]): ClaimFlaw | undefined {
  const paths = out.map((at) => pathAt(evaluator, at));
  return evaluator.withLost(out, (change) => {
    const classes = newlyLost(evaluator, evaluator, change);
    const racks = classes.flatMap((at) => evaluator.classes[at]?.paths ?? []);
    if (racks.length > 0) return { kind: "racks-lost", lost: paths, racks: racks.sort() };
    const state = `maintenance(${paths.join(" + ")})`;
    const over = stressesIn(evaluator, change, out, state, "settled").find(
      ({ stress }) => !isWithin(stress.value, stress.limit),
    );
    return over && { kind: "overload", lost: paths, feed: pathAt(evaluator, over.feed), stress: over.stress };
  });
}

function pathAt(evaluator: StateEvaluator, at: number): string {
  return evaluator.network.nodes[at]?.record.path ?? "";
}
