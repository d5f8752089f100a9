import type { Quantity } from "../units/quantity";
import { DIMENSIONS, type Dimension } from "../units/dimensions";
import { render } from "../units/render";
import type { Problem, ProblemRule } from "./problem";
import { parseRedundancy, type Redundancy } from "./redundancy";

/** Bounds of a value, in the unit of its JSON key. */
export interface Bounds {
  readonly min?: number;
  readonly max?: number;
  /** The value must be greater than this. */
  readonly above?: number;
}

/** Anything that can be referred to. */
interface Referable {
  readonly path: string;
  /** The Superfactory that it stands below. */
  readonly root?: unknown;
}

const POSITIVE: Bounds = { above: 0 };

/** Reads the props of one element: returns what may enter the record, and notes what may not. */
export class PropReader {
  readonly problems: Problem[] = [];

  /** @param root - the Superfactory of the element; a reference to an element of another one is a problem */
  constructor(private readonly root?: unknown) {}

  note(rule: ProblemRule, property: string, message: string, fix: string): void {
    this.problems.push({ rule, property, message, fix });
  }

  /** A quantity's number in the unit of its JSON key; undefined when absent or not allowed. */
  quantity<D extends Dimension>(
    property: string,
    given: Quantity<NoInfer<D>> | undefined,
    dimension: D,
    bounds: Bounds = POSITIVE,
  ): number | undefined {
    if (given === undefined) return undefined;
    const symbol = DIMENSIONS[dimension].symbol;
    if (typeof given !== "object" || given === null || given.dimension !== dimension) {
      const what = typeof given === "object" ? "another kind of value" : `${JSON.stringify(given)}`;
      this.note(
        "declaration/value-allowed",
        property,
        `"${property}" is ${what}, not a quantity in ${symbol}.`,
        `Give a quantity of the dimension "${dimension}".`,
      );
      return undefined;
    }
    return this.bounded(property, given.value, bounds, symbol);
  }

  /** A plain number (count, fraction, degrees of latitude); undefined when absent or not allowed. */
  number(property: string, given: number | undefined, bounds: Bounds = {}): number | undefined {
    if (given === undefined) return undefined;
    if (typeof given !== "number") {
      this.note(
        "declaration/value-allowed",
        property,
        `"${property}" is ${JSON.stringify(given)}, not a number.`,
        `Give a number${rangeWords(bounds, "")}.`,
      );
      return undefined;
    }
    return this.bounded(property, given, bounds, "");
  }

  /** A whole number. */
  integer(property: string, given: number | undefined, bounds: Bounds): number | undefined {
    const value = this.number(property, given, bounds);
    if (value === undefined || Number.isInteger(value)) return value;
    this.note(
      "declaration/value-allowed",
      property,
      `"${property}" is ${value}, not a whole number.`,
      `Give a whole number${rangeWords(bounds, "")}.`,
    );
    return undefined;
  }

  /** One of a fixed list of words. */
  oneOf<T extends string | number | boolean>(
    property: string,
    given: T | undefined,
    allowed: readonly T[],
  ): T | undefined {
    if (given === undefined || allowed.includes(given)) return given;
    this.note(
      "declaration/value-allowed",
      property,
      `"${property}" is ${JSON.stringify(given)}, which is not one of ${allowed.map((word) => JSON.stringify(word)).join(", ")}.`,
      `Choose one of ${allowed.map((word) => JSON.stringify(word)).join(", ")}.`,
    );
    return undefined;
  }

  /** A group of props; undefined when absent or anything but such a group. */
  object<T extends object>(property: string, given: T | undefined): T | undefined {
    if (given === undefined || (typeof given === "object" && given !== null && !Array.isArray(given))) return given;
    const what = Array.isArray(given) ? "a list" : JSON.stringify(given);
    this.note(
      "declaration/value-allowed",
      property,
      `"${property}" is ${what}, not an object with props.`,
      "Give an object with the props that the reference names, or leave it out.",
    );
    return undefined;
  }

  /** Free text that must not be empty. */
  text(property: string, given: string | undefined): string | undefined {
    if (given === undefined || (typeof given === "string" && given !== "")) return given;
    this.note("declaration/value-allowed", property, `"${property}" is not a text.`, "Give a text that is not empty.");
    return undefined;
  }

  /** A list of texts, none of which is empty; a list of nothing says nothing. */
  texts(property: string, given: readonly string[] | undefined): readonly string[] | undefined {
    if (given === undefined) return undefined;
    const isList =
      Array.isArray(given) && (given as unknown[]).every((each) => typeof each === "string" && each !== "");
    if (isList) return given.length > 0 ? (given as readonly string[]) : undefined;
    const fix = "Give a list of texts, none of them empty.";
    this.note("declaration/value-allowed", property, `"${property}" is not a list of texts.`, fix);
    return undefined;
  }

  /** The name of a claim. */
  redundancy(property: string, given: Redundancy | undefined): string | undefined {
    if (given === undefined) return undefined;
    if (typeof given === "object" && parseRedundancy(given.name)) return given.name;
    this.note(
      "declaration/value-allowed",
      property,
      `"${property}" is ${JSON.stringify(String(given))}, which is not a redundancy.`,
      'Use "N", "N+1" (or more), "N+N", "2N", "2N+1" or "aNb" with a greater than b, such as "4N3".',
    );
    return undefined;
  }

  /** The path of another element. */
  reference(property: string, given: Referable | undefined): string | undefined {
    if (given === undefined) return undefined;
    if (this.isSound(given)) return given.path;
    if (typeof given !== "object" || given === null || typeof (given as Referable).path !== "string") {
      return this.noElement(property, "is not an element of the facility");
    }
    // Another facility may well have an element of the same path.
    this.note(
      "declaration/reference-known",
      property,
      `"${property}" refers to "${(given as Referable).path}" of another Superfactory.`,
      "Refer to an element that stands below the same Superfactory.",
    );
    return undefined;
  }

  /** The paths of other elements; a gap in the list (an index beyond the end of another one) is a problem. */
  references(property: string, given: readonly Referable[] | undefined): string[] | undefined {
    if (given === undefined) return undefined;
    if (!Array.isArray(given)) return this.noElement(property, "is not a list of elements");
    const paths: string[] = [];
    (given as readonly (Referable | undefined)[]).forEach((each, index) => {
      const path = this.isSound(each) ? each.path : this.referenceAt(`${property}[${index}]`, each);
      if (path !== undefined) paths.push(path);
    });
    return paths;
  }

  /** Told first, so that the names of list members are made only for problems. */
  private isSound(given: unknown): given is Referable {
    if (typeof given !== "object" || given === null) return false;
    const { path, root } = given as Partial<Referable>;
    return typeof path === "string" && (this.root === undefined || root === undefined || root === this.root);
  }

  private referenceAt(name: string, given: Referable | undefined): string | undefined {
    return given === undefined ? this.noElement(name, "is undefined") : this.reference(name, given);
  }

  private noElement(property: string, what: string): undefined {
    const fix = "Pass the object that was constructed, not its id or path.";
    this.note("declaration/reference-known", property, `"${property}" ${what}.`, fix);
    return undefined;
  }

  private bounded(property: string, value: number, bounds: Bounds, symbol: string): number | undefined {
    const inside =
      Number.isFinite(value) &&
      (bounds.min === undefined || value >= bounds.min) &&
      (bounds.max === undefined || value <= bounds.max) &&
      (bounds.above === undefined || value > bounds.above);
    if (inside) return value;
    this.note(
      "declaration/value-allowed",
      property,
      `"${property}" is ${render(value, symbol)}; allowed is a finite number${rangeWords(bounds, symbol)}.`,
      `Give a value${rangeWords(bounds, symbol)}.`,
    );
    return undefined;
  }
}

function rangeWords(bounds: Bounds, symbol: string): string {
  const words: string[] = [];
  if (bounds.above !== undefined) words.push(`above ${render(bounds.above, symbol)}`);
  if (bounds.min !== undefined) words.push(`of at least ${render(bounds.min, symbol)}`);
  if (bounds.max !== undefined) words.push(`of at most ${render(bounds.max, symbol)}`);
  return words.length === 0 ? "" : ` ${words.join(" and ")}`;
}

/** A copy without the keys that have no value, so that a record says only what was declared. */
export function compact<T extends object>(record: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const kept: Partial<T> = {};
  for (const key in record) if (record[key] !== undefined) kept[key] = record[key];
  return kept as { [K in keyof T]: Exclude<T[K], undefined> };
}
