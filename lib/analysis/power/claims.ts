/** Proves redundancy claims: takes out every set of members that the claim says may be out, and looks. */
import { compareText } from "../../core/order";
import { parseRedundancy, type RedundancyForm } from "../../core/redundancy";
import { invalidElement, type Missing } from "../amount";
import { setCount, sizeNeeded } from "./claim-sets";
import { isOneSetEnough, setsToProve } from "./claim-symmetry";
import type { Overload } from "./losses";
import { NOTHING } from "./missing";
import type { ClaimFlaw, ProofInput } from "./claim-flaw";
import { type SetJudge, setJudge } from "./set-judge";
import { sourcesStoodInFor } from "./standby";

export interface ClaimProof {
  readonly path: string;
  readonly claim: string;
  /** Sets of members that the claim allows to be out; where the members are interchangeable one of them is proof for all. */
  readonly set_count: number;
  readonly flaw?: ClaimFlaw;
}

/** Unlike sets beyond which a proof is not attempted: 5,000 states of a large group take about a second. */
const MOST_SETS = 5000;

interface Group {
  readonly path: string;
  readonly claim: string;
  readonly form: RedundancyForm;
  readonly members: readonly number[];
}

/** Proofs of all groups that claim something, in path order. A group with problems of its own is left out. */
export function proveClaims(input: ProofInput): ClaimProof[] {
  const { nodes, byPath } = input.settled.network;
  const firstOverloads = new Map<number, Overload>();
  for (const each of input.losses.overloads) {
    const lost = each.lost[0] as number;
    if (!firstOverloads.has(lost)) firstOverloads.set(lost, each);
  }
  const rackLosses = new Set(
    input.losses.rackLosses.filter((each) => each.classes.length > 0).map((each) => each.lost),
  );
  const isUncooling = (at: number): boolean =>
    (input.coolingLosses.get(nodes[at]?.record.path ?? "")?.uncooled.length ?? 0) > 0;
  const isRefuting = (at: number): boolean => firstOverloads.has(at) || rackLosses.has(at) || isUncooling(at);
  return input.index.all("power-group").flatMap((record) => {
    const { path, claims: claim } = record;
    const form = claim === undefined ? undefined : parseRedundancy(claim);
    if (!form || claim === undefined || record.problems) return [];
    const members = record.members.map((member) => byPath.get(member)).filter((at) => at !== undefined);
    const needs = sizeNeeded(form, members.length);
    if (needs !== undefined) {
      return [{ path, claim, set_count: 0, flaw: { kind: "size", members: members.length, needs } }];
    }
    const set_count = setCount(form, members.length);
    const group = { path, claim, form, members };
    const isInvalid = members.some((at) => nodes[at]?.invalid);
    const flaw = isInvalid ? unproved(set_count, [invalidElement(path)]) : flawOf(group, set_count, isRefuting, input);
    return [{ path, claim, set_count, ...(flaw && { flaw }) }];
  });
}

function flawOf(
  group: Group,
  set_count: number,
  isRefuting: (at: number) => boolean,
  input: ProofInput,
): ClaimFlaw | undefined {
  const { network } = input.settled;
  const single = group.form.form === "N" ? undefined : group.members.find(isRefuting);
  if (single !== undefined) return { kind: "single-loss", lost: network.nodes[single]?.record.path ?? "" };
  const shared = sharedFlaw(group.path, input);
  if (shared) return shared;
  if (set_count > MOST_SETS && !isOneSetEnough(group.form, group.members, input.settled)) {
    const why = `${set_count} sets of members are too many`;
    return unproved(set_count, [{ what: `proof of ${group.claim}`, why, path: group.path }]);
  }
  const judge = setJudge(input, group.members, sourcesStoodInFor(network, group.members, input.normal));
  let lack = NOTHING;
  for (const out of setsToProve(group.form, group.members, input.settled)) {
    const found = judgeSet(judge, out, input);
    if (typeof found !== "number") return found;
    lack = network.sets.join(lack, found);
  }
  return lack === NOTHING ? undefined : unproved(set_count, network.sets.list(lack));
}

/** A flaw, or the set of inputs that the judgement lacks. */
function judgeSet(judge: SetJudge, out: readonly number[], input: ProofInput): ClaimFlaw | number {
  const isJudgedAlready = !judge.isStandby && out.length < 2;
  if (!isJudgedAlready) return judge.judge(out);
  const [only] = out;
  return only === undefined ? NOTHING : lackOfSingle(only, input);
}

function lackOfSingle(lost: number, { settled, losses, coolingLosses }: ProofInput): number {
  const { nodes, sets } = settled.network;
  const cooling = coolingLosses.get(nodes[lost]?.record.path ?? "")?.missing ?? [];
  return sets.join(losses.lackOfLoss[lost] as number, sets.of(cooling));
}

function unproved(set_count: number, missing: readonly Missing[]): ClaimFlaw {
  return { kind: "unproved", set_count, missing };
}

/** The element that takes most members of a group that claims independent ones; ties by path. */
function sharedFlaw(group: string, { settled, losses }: ProofInput): ClaimFlaw | undefined {
  const shared = losses.sharedLosses.get(group) ?? [];
  const first = shared[0];
  if (!first) return undefined;
  const worst = shared.reduce((most, next) => (next.members.length > most.members.length ? next : most), first);
  const pathOf = (at: number): string => settled.network.nodes[at]?.record.path ?? "";
  const element = pathOf(worst.lost);
  const others = new Set(shared.map((each) => pathOf(each.lost)));
  others.delete(element);
  return {
    kind: "shared",
    state: `fault(${element})`,
    element,
    members: worst.members.map(pathOf),
    others: [...others].sort(compareText),
  };
}
