import { Construct } from "constructs";

import { type CapturedFrame, captureFrame } from "./location";
import type { Problem } from "./problem";
import { PropReader } from "./prop-reader";
import type { Suppress } from "./suppress";

/** What `core` knows of a record: its kind and the element's path below the Superfactory. */
export interface ElementRecord {
  readonly kind: string;
  readonly path: string;
}

const ELEMENT = Symbol.for("superfactory.Element");
const ROOT = Symbol.for("superfactory.Root");
const RESERVED = new Set(["__proto__", "constructor", "prototype", "hasOwnProperty", "toString", "valueOf"]);

/** Marks a construct below which element paths begin. */
export function markAsRoot(construct: Construct): void {
  Object.defineProperty(construct, ROOT, { value: true });
}

/** The path below the Superfactory; constructs above it (an App, a stack) never show. */
export function pathBelowRoot(construct: Construct): string {
  if (ROOT in construct) return "";
  const scope = construct.node.scope;
  if (!scope) return construct.node.id;
  const above = pathBelowRoot(scope);
  return above ? `${above}/${construct.node.id}` : construct.node.id;
}

/** The Superfactory that a construct stands below. */
function rootOf(construct: Construct): unknown {
  return construct.node.scopes.find((scope) => ROOT in scope);
}

/** The props of an element are not what its type says, so that they cannot be read at all. */
export class UnreadableProps extends Error {
  constructor(
    readonly path: string,
    /** The user's line that made the element. */
    readonly frame: CapturedFrame,
    cause: unknown,
  ) {
    super(`The props of "${path}" cannot be read: ${cause instanceof Error ? cause.message : String(cause)}.`, {
      cause,
    });
    this.name = "UnreadableProps";
  }
}

/** An author's statement that a number is a choice and not a fact, with the line that made it. */
export interface AuthorAssumption {
  readonly text: string;
  readonly frame: CapturedFrame;
}

/** A rule that the author sets aside, with the line that did it. */
export interface AuthorSuppression {
  readonly suppress: Suppress;
  readonly frame: CapturedFrame;
}

/** Shared: most elements state none. */
const NO_ASSUMPTIONS: readonly AuthorAssumption[] = [];
const NO_SUPPRESSIONS: readonly AuthorSuppression[] = [];

/**
 * The base of everything that a facility declares. It never throws for a bad value: problems are recorded, the run goes
 * on, and one run shows them all.
 */
export abstract class Element extends Construct {
  /** Path below the Superfactory, with ordinary constructs in between. */
  readonly path: string;
  /** The Superfactory that it stands below. @internal */
  readonly root: unknown;
  /** @internal */
  readonly frame: CapturedFrame;
  /** @internal */
  assumptions: readonly AuthorAssumption[] = NO_ASSUMPTIONS;
  /** @internal */
  suppressions: readonly AuthorSuppression[] = NO_SUPPRESSIONS;
  private readonly idProblem: Problem | undefined;

  constructor(scope: Construct, id: string) {
    const choice = chooseId(scope, id);
    super(scope, choice.id);
    this.idProblem = choice.problem;
    const above = Element.isElement(scope) ? scope.path : pathBelowRoot(scope);
    this.path = above ? `${above}/${choice.id}` : choice.id;
    this.root = (Element.isElement(scope) ? scope.root : undefined) ?? rootOf(this);
    this.frame = captureFrame(new.target);
  }

  /** Works across two loaded copies of the package, where `instanceof` would not. */
  static isElement(value: unknown): value is Element {
    return typeof value === "object" && value !== null && ELEMENT in value;
  }

  /**
   * States an assumption; the plan lists it with the line of this call.
   *
   * @example
   * site.assume("Design dry bulb 33 °C: no climate data are published for the site.");
   */
  assume(text: string): this {
    this.assumptions = [...this.assumptions, { text, frame: captureFrame(this.assume) }];
    return this;
  }

  /**
   * Sets rules aside for this element and all below it. What they find there stays in the report, with the reason, and
   * counts no more; the plan lists each suppression with the line of this call.
   *
   * @example
   * row.suppress(Suppress.rule("density/rack-air-heat-usual", { reason: "Rear doors follow in phase 2.", owner: "HVAC" }));
   */
  suppress(...given: readonly [Suppress, ...Suppress[]]): this {
    const frame = captureFrame(this.suppress);
    this.suppressions = [...this.suppressions, ...given.map((suppress) => ({ suppress, frame }))];
    return this;
  }

  /**
   * The element as plain data, and what is wrong with it.
   *
   * @throws UnreadableProps when the props are no object, or not built as their type says
   * @internal
   */
  declaration(): { readonly record: ElementRecord; readonly problems: readonly Problem[] } {
    const reader = new PropReader(this.root);
    if (this.idProblem) reader.problems.push(this.idProblem);
    try {
      return { record: this.describe(reader), problems: reader.problems };
    } catch (error) {
      throw new UnreadableProps(this.path, this.frame, error);
    }
  }

  /** Builds the plain record of this kind; values that are not allowed are left out and noted on the reader. @internal */
  abstract describe(read: PropReader): ElementRecord;
}

// On the prototype: one mark for all elements, instead of one definition for each.
Object.defineProperty(Element.prototype, ELEMENT, { value: true });

interface IdChoice {
  readonly id: string;
  readonly problem: Problem | undefined;
}

function chooseId(scope: Construct, wanted: string): IdChoice {
  // Terraform compares names in this form: two ids that differ only in it would meet there.
  const text = String(wanted).normalize("NFC");
  const flaw = flawOf(scope, text);
  if (!flaw) return { id: text, problem: undefined };
  const base = text.replaceAll("/", "-") || "unnamed";
  let id = RESERVED.has(base) ? `${base}~` : base;
  for (let n = 2; scope.node.tryFindChild(id); n++) id = `${base}~${n}`;
  return { id, problem: { rule: "declaration/id-unique", property: "id", ...flaw } };
}

function flawOf(scope: Construct, id: string): { message: string; fix: string } | undefined {
  if (id === "") return { message: "The id is empty.", fix: "Give the element an id that names it within its parent." };
  if (id.includes("/")) {
    return {
      message: `The id "${id}" contains "/", which separates the parts of a path.`,
      fix: `Use another character, like so: "${id.replaceAll("/", "-")}".`,
    };
  }
  if (RESERVED.has(id)) return { message: `The id "${id}" is a reserved name.`, fix: "Choose another id." };
  const first = scope.node.tryFindChild(id);
  if (!first) return undefined;
  return {
    message: `The id "${id}" is already used${firstUse(first)}.`,
    fix: "Give each element of one parent an id of its own.",
  };
}

/** The other element's path locates it: the report adds its line as a related place. */
function firstUse(first: Construct): string {
  return Element.isElement(first) ? ` by ${first.path}` : " by another construct of the same parent";
}
