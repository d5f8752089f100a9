/** What a claim says may be out: whether it fits the group, and every set of members that its proof takes out. */
import type { RedundancyForm } from "../../core/redundancy";

/** What the group would have to be for the claim to make sense; undefined where it fits. */
export function sizeNeeded(form: RedundancyForm, members: number): string | undefined {
  if (form.form === "aNb" && members !== form.units) return `${form.units} members`;
  if (form.form === "N+k" && members <= form.spare) return `more than ${form.spare} members`;
  if (form.form === "N+N" && (members < 2 || members % 2 !== 0)) return "an even number of members";
  if (form.form === "2N" && (members < 2 || members % 2 !== 0)) return "two sides of equally many members";
  return undefined;
}

/** Number of sets that {@link provedSets} yields. */
export function setCount(form: RedundancyForm, members: number): number {
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

/**
 * Every set of members that the claim allows to be out. `N`: nothing. `N+k`: every choice of k. `aNb`: every choice of
 * a - b. `N+N`: every half. `2N`: each side, which is the first or the second half of the members in their stated order.
 * `2N+1`: each side, and with it any one member of the other.
 */
export function* provedSets(form: RedundancyForm, members: readonly number[]): Generator<readonly number[], void> {
  const half = members.length / 2;
  if (form.form === "N") yield [];
  if (form.form === "N+k") yield* subsets(members, form.spare);
  if (form.form === "N+N") yield* subsets(members, half);
  if (form.form === "aNb") yield* subsets(members, form.units - form.needed);
  if (form.form !== "2N") return;
  const [left, right] = [members.slice(0, half), members.slice(half)];
  if (form.plus === 0) {
    yield left;
    yield right;
    return;
  }
  for (const one of right) yield [...left, one];
  for (const one of left) yield [...right, one];
}

function* subsets(members: readonly number[], size: number, from = 0): Generator<readonly number[], void> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let at = from; at <= members.length - size; at++) {
    for (const rest of subsets(members, size - 1, at + 1)) yield [members[at] as number, ...rest];
  }
}

function choices(all: number, some: number): number {
  let count = 1;
  for (let k = 1; k <= some; k++) count = (count * (all - some + k)) / k;
  return Math.round(count);
}
