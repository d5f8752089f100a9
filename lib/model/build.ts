/** Walks the construct tree once and turns it into the plain model. The only file of `model` that sees constructs. */
import { type Construct, type IConstruct } from "constructs";

import type { PartTable } from "../catalog/parts";
import { Element } from "../core/element";
import { type CapturedFrame, positionOf } from "../core/location";
import { compareText } from "../core/order";
import type { Problem } from "../core/problem";
import { checkGroup, checkParts, checkPlaces, checkReferences, recordsAboveIn, siteAboveIn } from "./declared-checks";
import type { Model } from "./model";
import { partsUsedBy } from "./part-selection";
import type { ModelRecord, Position } from "./records";
import { statedAssumptions, statedSuppressions } from "./stated";

export interface BuildOptions {
  readonly name: string;
  /** Our parts and the project's. */
  readonly parts: PartTable;
  /** Makes a file name of the runtime relative to the project's root. */
  readonly relative: (file: string) => string;
}

export interface BuiltModel {
  readonly model: Model;
  /** The user's line for an element; formats its stack frame at the first call. */
  locate(path: string): Position | undefined;
}

/**
 * Builds the model below a Superfactory. What is wrong with a declaration becomes part of the records.
 *
 * @throws UnreadableProps for an element whose props are not what its type says, which only a file without types can do
 */
export function buildModel(root: Construct, { name, parts, relative }: BuildOptions): BuiltModel {
  const elements = elementsBelow(root);
  const byPath = new Map<string, Element>();
  for (const element of elements) byPath.set(element.path, element);
  const declared = elements.map((element) => element.declaration());
  const records = new Map<string, ModelRecord>();
  for (const { record } of declared) records.set(record.path, record as ModelRecord);
  const flawed = declared.filter(({ problems }) => problems.length > 0);
  const ownProblems = new Map(flawed.map(({ record, problems }) => [record.path, problems]));
  const problemsOf = (path: string) => ownProblems.get(path) ?? NO_PROBLEMS;
  const recordsAbove = recordsAboveIn(records);
  const siteAbove = siteAboveIn(records);
  const checked = declared.map(({ record, problems }) => {
    const own = record as ModelRecord;
    const all = [
      problems,
      checkPlaces(own, recordsAbove),
      checkReferences(own, records, siteAbove),
      checkParts(own, parts),
      checkGroup(own, problemsOf),
    ];
    return all.every((some) => some.length === 0) ? own : { ...own, problems: all.flat() };
  });
  const position = (frame: CapturedFrame) => relativePosition(frame, relative);
  const locate = (path: string) => {
    const element = byPath.get(path);
    return element && position(element.frame);
  };
  const sorted = oncePerLine(
    checked.sort((left, right) => compareText(left.path, right.path)),
    locate,
  );
  const model = {
    factory: name,
    records: sorted,
    parts: partsUsedBy(sorted, parts),
    assumptions: statedAssumptions(elements, position),
    suppressions: statedSuppressions(elements, position),
  };
  return { model, locate };
}

const NO_PROBLEMS: readonly Problem[] = [];

function elementsBelow(root: Construct): Element[] {
  const found: Element[] = [];
  const visit = (construct: IConstruct): void => {
    if (Element.isElement(construct)) found.push(construct);
    for (const child of construct.node.children) visit(child);
  };
  visit(root);
  return found;
}

/** A mistake on one line is one finding, also where a loop or a builder made many elements there. */
function oncePerLine(
  records: readonly ModelRecord[],
  locate: (path: string) => Position | undefined,
): readonly ModelRecord[] {
  if (records.every(({ problems }) => problems === undefined)) return records;
  const reporters = new Map<string, { readonly path: string; count: number }>();
  const keyOf = (record: ModelRecord, problem: Problem): string => {
    const at = locate(record.path);
    return [problem.rule, problem.property, problem.message, at?.file, at?.line, at?.column].join("\n");
  };
  for (const record of records) {
    for (const problem of record.problems ?? []) {
      if (problem.reported_by) continue;
      const reporter = reporters.get(keyOf(record, problem));
      if (reporter) reporter.count++;
      else reporters.set(keyOf(record, problem), { path: record.path, count: 0 });
    }
  }
  return records.map((record) => {
    if (!record.problems) return record;
    const problems = record.problems.map((problem) => {
      if (problem.reported_by) return problem;
      const reporter = reporters.get(keyOf(record, problem));
      if (!reporter || (reporter.path === record.path && reporter.count === 0)) return problem;
      return reporter.path === record.path
        ? { ...problem, repeat_count: reporter.count }
        : { ...problem, reported_by: reporter.path };
    });
    return { ...record, problems };
  });
}

function relativePosition(frame: CapturedFrame, relative: (file: string) => string): Position | undefined {
  const position = positionOf(frame);
  return position && { ...position, file: relative(position.file) };
}
