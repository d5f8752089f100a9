/** What authors say about elements beside their props: assumptions, and rules that they set aside. */
import type { Element } from "../core/element";
import type { CapturedFrame } from "../core/location";
import { compareText } from "../core/order";
import { compact } from "../core/prop-reader";
import type { Assumption, Position } from "./records";
import type { Suppression } from "./suppression";

type Locate = (frame: CapturedFrame) => Position | undefined;

/** In path order; those of one element in the order in which they were stated. */
export function statedAssumptions(elements: readonly Element[], position: Locate): Assumption[] {
  const assumptions = elements.flatMap((element) =>
    element.assumptions.map(({ text, frame }): Assumption => {
      const at = position(frame);
      return { path: element.path, text, ...(at && { position: at }) };
    }),
  );
  return assumptions.sort(byPath);
}

/** In path order; those of one element in the order in which they were stated. */
export function statedSuppressions(elements: readonly Element[], position: Locate): Suppression[] {
  const suppressions = elements.flatMap((element) =>
    element.suppressions.map(({ suppress, frame }): Suppression => {
      // A file without types may give anything: what is no text is left out, and a rule asks for it.
      const { ruleId, statement } = (suppress ?? {}) as unknown as Partial<Record<string, unknown>>;
      const { reason, until, owner } = (statement ?? {}) as Partial<Record<string, unknown>>;
      return compact({
        path: element.path,
        rule: written(ruleId) ?? "",
        reason: text(reason),
        until: written(until),
        owner: text(owner),
        position: position(frame),
      });
    }),
  );
  return suppressions.sort(byPath);
}

/** A text that says something. */
function text(given: unknown): string | undefined {
  return typeof given === "string" && given.trim() !== "" ? given : undefined;
}

/** What was written, also where it is of another kind: it is judged as it stands. */
function written(given: unknown): string | undefined {
  if (given === undefined || given === null) return undefined;
  return typeof given === "string" ? given : `(${typeof given})`;
}

function byPath(left: { readonly path: string }, right: { readonly path: string }): number {
  return compareText(left.path, right.path);
}
