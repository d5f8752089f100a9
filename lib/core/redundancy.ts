/** The redundancies that can be claimed: `N`, `N+1`, `N+2`, ..., `N+N`, `2N`, `2N+1`, `4N3` ("four to make three"), ... */
export type RedundancyName = "N" | `N+${number}` | "N+N" | "2N" | "2N+1" | `${number}N${number}`;

/** What a claim means for a group of units. */
export type RedundancyForm =
  | { readonly form: "N" }
  /** Any `spare` units may be out. */
  | { readonly form: "N+k"; readonly spare: number }
  /** `spare` is half of the group. */
  | { readonly form: "N+N" }
  /** Two sides, each of which carries everything; `plus` further units may be out of the other side. */
  | { readonly form: "2N"; readonly plus: 0 | 1 }
  /** `needed` of `units` carry everything. */
  | { readonly form: "aNb"; readonly units: number; readonly needed: number };

/** Reads a claim; undefined when it is none. `4N3` must leave something out: `3N3` and `2N3` are not claims. */
export function parseRedundancy(name: string): RedundancyForm | undefined {
  if (name === "N") return { form: "N" };
  if (name === "N+N") return { form: "N+N" };
  if (name === "2N") return { form: "2N", plus: 0 };
  if (name === "2N+1") return { form: "2N", plus: 1 };
  const spare = /^N\+([1-9]\d*)$/.exec(name);
  if (spare?.[1]) return { form: "N+k", spare: Number(spare[1]) };
  const distributed = /^([1-9]\d*)N([1-9]\d*)$/.exec(name);
  if (!distributed?.[1] || !distributed[2]) return undefined;
  const [units, needed] = [Number(distributed[1]), Number(distributed[2])];
  return units > needed ? { form: "aNb", units, needed } : undefined;
}

/**
 * A redundancy that the author claims for a group of like units. Claims are never taken as true: they are proved.
 *
 * @example
 * Redundancy.of("4N3")
 */
export class Redundancy {
  readonly brand = "redundancy" as const;

  private constructor(
    /** The claim as written; an impossible one is kept, and reported by the element that states it. */
    readonly name: string,
  ) {}

  static of(name: RedundancyName): Redundancy {
    return new Redundancy(name);
  }

  toString(): string {
    return this.name;
  }
}
