/**
 * A computed number that may lack an input. With something missing, `value` is the lower bound that the rest gives.
 * Nothing here ever fills a gap with a guess.
 */
export interface Amount {
  readonly value: number;
  readonly missing: readonly Missing[];
}

/** An input that is not there: "load of the CDUs", "no feed stated". */
export interface Missing {
  readonly what: string;
  readonly why: string;
  /** An element that lacks it: the first of those that are summed up. */
  readonly path: string;
  /** The element is invalid: its own problem is reported, and this is only a consequence of it. */
  readonly invalid?: true;
}

export const NOTHING_MISSING: readonly Missing[] = [];

export function known(value: number): Amount {
  return { value, missing: NOTHING_MISSING };
}

/** Unknown, with a lower bound of `atLeast`. */
export function unknownAmount(missing: Missing | readonly Missing[], atLeast = 0): Amount {
  return { value: atLeast, missing: Array.isArray(missing) ? missing : [missing as Missing] };
}

export function isKnown(amount: Amount): boolean {
  return amount.missing.length === 0;
}

/** Sums in the order given; what any part lacks, the sum lacks. */
export function sum(amounts: Iterable<Amount>): Amount {
  let value = 0;
  let missing: readonly Missing[] = NOTHING_MISSING;
  for (const amount of amounts) {
    value += amount.value;
    missing = joinMissing(missing, amount.missing);
  }
  return { value, missing };
}

export function scale(amount: Amount, factor: number): Amount {
  return { value: amount.value * factor, missing: amount.missing };
}

/** What depends on an invalid element: unknown, but no finding of its own. */
export function invalidElement(path: string): Missing {
  return { what: "an element with problems of its own", why: "reported there", path, invalid: true };
}

/** Union by what is lacking, so that 14,000 racks of one model lack one thing; cheap when either side is empty. */
export function joinMissing(left: readonly Missing[], right: readonly Missing[]): readonly Missing[] {
  if (right.length === 0 || left === right) return left;
  if (left.length === 0) return right;
  const seen = new Set(left.map(missingKey));
  const added = right.filter((each) => !seen.has(missingKey(each)));
  return added.length === 0 ? left : [...left, ...added];
}

function missingKey(missing: Missing): string {
  return `${missing.what}\n${missing.why}`;
}
