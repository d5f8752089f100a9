/** Sets of missing inputs as small numbers, so that states of thousands of feeds can be joined without building lists. */
import { type Missing, NOTHING_MISSING } from "../amount";

/** Number of the empty set. */
export const NOTHING = 0;

const FIRST_FACTOR = 2 ** 26;

/** Numbers every set of missing inputs once. Inputs of one site that lack the same thing for the same reason are one. */
export class MissingSets {
  private readonly inputs: Missing[] = [];
  private readonly inputNumbers = new Map<string, number>();
  private readonly doubts = new Set<number>();
  private readonly members: (readonly number[])[] = [[]];
  private readonly lists: (readonly Missing[])[] = [NOTHING_MISSING];
  private readonly setNumbers = new Map<string, number>([["", NOTHING]]);
  private readonly joined = new Map<number, number>();

  /** @param siteOf - site of an element, so that an input that two sites lack is named in both */
  constructor(private readonly siteOf: (path: string) => string) {}

  /** The number of a set of inputs. */
  of(missing: readonly Missing[]): number {
    return missing.length === 0 ? NOTHING : this.numbered(missing.map((each) => this.inputNumber(each)));
  }

  /** As {@link of}, for inputs that decide whether something is supplied at all: a load that lacks one is no lower bound. */
  ofDoubt(missing: Missing): number {
    const input = this.inputNumber(missing);
    this.doubts.add(input);
    return this.numbered([input]);
  }

  join(left: number, right: number): number {
    if (left === right || right === NOTHING) return left;
    if (left === NOTHING) return right;
    const key = left < right ? left * FIRST_FACTOR + right : right * FIRST_FACTOR + left;
    const before = this.joined.get(key);
    if (before !== undefined) return before;
    const both = this.numbered([...(this.members[left] ?? []), ...(this.members[right] ?? [])]);
    this.joined.set(key, both);
    return both;
  }

  list(set: number): readonly Missing[] {
    return this.lists[set] ?? NOTHING_MISSING;
  }

  hasDoubt(set: number): boolean {
    return set !== NOTHING && (this.members[set] ?? []).some((input) => this.doubts.has(input));
  }

  private inputNumber(missing: Missing): number {
    const key = `${missing.what}\n${missing.why}\n${this.siteOf(missing.path)}`;
    const before = this.inputNumbers.get(key);
    if (before !== undefined) return before;
    this.inputNumbers.set(key, this.inputs.length);
    return this.inputs.push(missing) - 1;
  }

  private numbered(inputs: readonly number[]): number {
    const distinct = [...new Set(inputs)].sort((left, right) => left - right);
    const key = distinct.join(",");
    const before = this.setNumbers.get(key);
    if (before !== undefined) return before;
    const number = this.members.push(distinct) - 1;
    this.setNumbers.set(key, number);
    this.lists.push(distinct.map((input) => this.inputs[input] as Missing));
    return number;
  }
}
