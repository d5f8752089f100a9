/** `superfactory whatif`: one state of a facility in detail. */
import { losableKind, losablePaths, whatIf } from "../analysis/power/whatif";
import type { Instant } from "../analysis/power/supply";
import { didYouMean } from "../catalog/suggest";
import { paint } from "../emit/pretty/paint";
import { whatIfText } from "../emit/pretty/whatif";
import { whatIfDocument } from "../emit/documents/whatif-document";
import { conditionsDocument } from "../emit/documents/conditions-document";
import { type Conditions, underConditions } from "../model/conditions";
import { type Judged, judgePlan, type Project } from "../synth";
import { judgeNamed, type JudgingOptions } from "./judge-command";
import type { Terminal } from "./terminal";
import { UseError, type UseProblem } from "./use-error";
import { checkConditions, type ConditionOptions, givenConditions } from "./whatif-conditions";
import { jsonText } from "../emit/formats/json-text";

export interface WhatIfOptions extends JudgingOptions, ConditionOptions {
  readonly format: "pretty" | "json";
  /** Paths of what is lost, as the report names them. */
  readonly lose?: readonly string[] | undefined;
  /** The one instant that is wanted. */
  readonly instant?: Instant | undefined;
}

/**
 * Takes elements of the facility of a file, or of a plan, out together, under other conditions than those of its design
 * day. Returns the exit code: 1 when a survivor is overloaded, racks are lost against a claim, or an error is found under
 * the conditions.
 *
 * @throws UseError when a path names nothing that can be lost, or a condition is none
 */
export async function whatIfCommand(name: string, options: WhatIfOptions, terminal: Terminal): Promise<number> {
  const { lose = [], instant } = options;
  const conditions = givenConditions(options);
  if (lose.length === 0 && !conditions) {
    throw new UseError({ message: "Nothing is asked: give --lose <path>, --ambient <°C> or --supply <loop>=<°C>." });
  }
  const { all, project } = await judgeNamed(name, options, terminal);
  const declared = facilityWith(all, lose, [...(conditions?.supply_c.keys() ?? [])], name);
  if (conditions) checkConditions(declared, conditions, name);
  const judged = conditions ? judgedUnder(declared, conditions, project) : declared;
  const change = conditions && conditionsDocument(conditions, declared.report, judged.report);
  const { index, analysis } = judged;
  const lost = lose.length === 0 ? undefined : whatIf(index, analysis, lose, instant);
  const found = whatIfDocument(index, lost, change);
  const text = options.format === "json" ? jsonText(found) : whatIfText(found, paint(terminal.outColour));
  terminal.out(text);
  return found.verdict === "fails" ? 1 : 0;
}

/** The facility judged once more, by the same rules and settings. */
function judgedUnder({ plan }: Judged, conditions: Conditions, project: Project): Judged {
  return judgePlan(
    { ...plan, model: { ...plan.model, elements: underConditions(plan.model.elements, conditions) } },
    project,
  );
}

/** The facility that has all of the elements; a file may declare several. */
function facilityWith(
  all: readonly Judged[],
  paths: readonly string[],
  loops: readonly string[],
  file: string,
): Judged {
  const [only, other] = all.filter(({ index }) => loops.every((path) => index.find(path) !== undefined));
  if (paths.length === 0 && only && !other) return only;
  if (paths.length === 0 && loops.length === 0) {
    const help = "Name an element of the one that is meant with --lose, or a loop of it with --supply.";
    throw new UseError({ message: "The file declares several facilities.", file, help });
  }
  if (paths.length === 0) return all[0] as Judged;
  const found = all.find(({ index }) => paths.every((path) => losableKind(index, path) !== undefined));
  if (found) return found;
  const unknown = paths.filter((path) => all.every(({ index }) => losableKind(index, path) === undefined));
  if (unknown.length > 0) throw new UseError(unknown.map((path) => ({ ...unknownPath(all, path), file })));
  throw new UseError({ message: "The elements are of different facilities: they cannot be lost together.", file });
}

function unknownPath(all: readonly Judged[], path: string): UseProblem {
  const help =
    "Feeds, CDUs, air units, rejection units and pumps can be lost; give their paths as the report names them.";
  const other = all.map(({ index }) => index.find(path)).find((record) => record !== undefined);
  if (other) return { message: `${path} is a ${other.kind}, whose loss is not modelled.`, help };
  const candidates = all.flatMap(({ index }) => losablePaths(index));
  return { message: `There is no element ${path}.${didYouMean(path, candidates)}`, help };
}
