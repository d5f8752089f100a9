/** What changed between two plans, by meaning and not by text. */
import { compareText } from "../../core/order";
import type { ModelRecord, RackRecord } from "../../model/records";
import type { PlanDocument } from "../documents/documents";
import {
  DIFF_SCHEMA_VERSION,
  type DiffDocument,
  type DiffSide,
  type ElementChange,
  type ElementMove,
  type ElementName,
} from "./diff-document";
import { findingChanges, type SideFindings } from "./finding-changes";
import { matchElements, type Matching } from "./match";
import { type MappedPath, propertyChanges } from "./properties";
import { PLACE_KEYS } from "./signature";
import { stackChanges } from "./stack-changes";
import type { Subtree } from "./subtrees";
import { headroomChanges, totalChanges } from "./values";

/** Compares two plans, accepted or rejected. */
export function diffPlans(base: PlanDocument, head: PlanDocument): DiffDocument {
  const before = byPath(base.model.elements);
  const matching = matchElements(before, byPath(head.model.elements));
  const mapped: MappedPath = (path) => matching.pairs.get(path)?.path;
  const off = rulesOff(head);
  const compared = compareElements(before, matching, mapped);
  return {
    schema_version: DIFF_SCHEMA_VERSION,
    factory: head.factory,
    base: sideOf(base),
    head: sideOf(head),
    head_counts: head.report.counts,
    totals: totalChanges(base, head),
    elements: {
      added: matching.added.map(nameOf).sort(byName),
      removed: matching.removed.map(nameOf).sort(byName),
      moved: compared.moved,
      changed: compared.changed,
    },
    headroom: headroomChanges(base, head, mapped),
    findings: findingChanges(findingsOf(base), findingsOf(head), mapped, off),
    stacks: stackChanges(base, head, compared.touched),
    rules_off: [...off].filter((id) => !rulesOff(base).has(id)).sort(compareText),
    judged_with: judgedWith(base, head),
  };
}

function findingsOf({ report: { findings, suppressed = [], known = [] } }: PlanDocument): SideFindings {
  return { open: findings, setAside: [...suppressed, ...known] };
}

/** A plan of a facility that is not there: the other side of one that is new or gone. */
export function emptyPlan(plan: PlanDocument): PlanDocument {
  const { report } = plan;
  const totals = { ...report.totals, rack_count: 0, gpu_count: 0, it_power_kw: 0, known_rack_count: 0 };
  const none = { sites: [], feeds: [], loops: [], single_points_of_failure: [], links: [] };
  return {
    ...plan,
    status: "accepted",
    model: { elements: [] },
    analysis: {},
    report: {
      ...report,
      status: "accepted",
      counts: { error_count: 0, warning_count: 0, info_count: 0 },
      totals: { ...totals, ...none },
      findings: [],
    },
  };
}

function byPath(elements: readonly ModelRecord[]): ReadonlyMap<string, ModelRecord> {
  return new Map(elements.map((element) => [element.path, element]));
}

function sideOf({ status, model }: PlanDocument): DiffSide {
  return { status, element_count: model.elements.length };
}

function nameOf(record: ModelRecord): ElementName {
  const model = "model" in record ? record.model : undefined;
  return { path: record.path, kind: record.kind, ...(model !== undefined && { model }) };
}

function byName(left: ElementName, right: ElementName): number {
  return compareText(left.path, right.path);
}

interface Compared {
  readonly moved: readonly ElementMove[];
  readonly changed: readonly ElementChange[];
  /** Elements that state something else than their partner, or have none. */
  readonly touched: { readonly base: ReadonlySet<ModelRecord>; readonly head: ReadonlySet<ModelRecord> };
}

function compareElements(base: ReadonlyMap<string, ModelRecord>, matching: Matching, mapped: MappedPath): Compared {
  const moved: ElementMove[] = [];
  const changed: ElementChange[] = [];
  const own = matching.moved.filter(({ from, to }) => !goesAlong(from, to, mapped));
  const roots = new Map(own.map((move) => [move.from.root, move]));
  const touched = { base: new Set(matching.removed), head: new Set(matching.added) };
  for (const { from, to } of own) if (from.kind === undefined) moved.push(moveOf(from, to, []));
  for (const [path, head] of matching.pairs) {
    const before = base.get(path) as ModelRecord;
    const properties = propertyChanges(before, head, mapped);
    if (properties.length > 0 || path !== head.path) {
      touched.base.add(before);
      touched.head.add(head);
    }
    const move = roots.get(path);
    if (move) moved.push(moveOf(move.from, move.to, properties));
    else if (properties.length > 0 && isOnlyPlace(properties.map(({ key }) => key))) {
      moved.push({ ...oneMove(before, head), properties });
    } else if (properties.length > 0) changed.push({ ...nameOf(head), properties });
  }
  return {
    moved: moved.sort((left, right) => compareText(left.to, right.to)),
    changed: changed.sort(byName),
    touched,
  };
}

/** What stands where it stood in a place that has moved has not moved by itself. */
function goesAlong(from: Subtree, to: Subtree, mapped: MappedPath): boolean {
  return from.name === to.name && mapped(from.parent) === to.parent;
}

/** A rack that only takes another slot, or a row that stands elsewhere, has moved. */
function isOnlyPlace(keys: readonly string[]): boolean {
  return keys.every((key) => PLACE_KEYS.has(key));
}

function moveOf(from: Subtree, to: Subtree, properties: ElementMove["properties"]): ElementMove {
  const racks = from.records.filter((record): record is RackRecord => record.kind === "rack");
  const own = from.records.find(({ path }) => path === from.root);
  return {
    from: from.root,
    to: to.root,
    ...(own && kindAndModel(own)),
    element_count: from.records.length,
    rack_count: racks.length,
    properties,
  };
}

function oneMove(from: ModelRecord, to: ModelRecord): Omit<ElementMove, "properties"> {
  const rack_count = from.kind === "rack" ? 1 : 0;
  return { from: from.path, to: to.path, ...kindAndModel(from), element_count: 1, rack_count };
}

function kindAndModel(record: ModelRecord): Omit<ElementName, "path"> {
  const { path: _path, ...rest } = nameOf(record);
  return rest;
}

/** Catalog parts that differ, and whether settings do, in sentences. */
function judgedWith(base: PlanDocument, head: PlanDocument): string[] {
  const [before, after] = [base.judged_with, head.judged_with];
  const ids = [...new Set([...Object.keys(before.parts), ...Object.keys(after.parts)])].sort(compareText);
  const parts = ids.filter(
    (id) =>
      Object.hasOwn(before.parts, id) &&
      Object.hasOwn(after.parts, id) &&
      JSON.stringify(before.parts[id]) !== JSON.stringify(after.parts[id]),
  );
  const text = (value: unknown): string =>
    JSON.stringify(value, (key, each: unknown) => (key === "position" ? undefined : each)) ?? "";
  const isOther = (left: unknown, right: unknown): boolean => text(left) !== text(right);
  return [
    ...parts.map((id) => `part ${id}`),
    ...(isOther(before.settings, after.settings) ? ["rule settings"] : []),
    ...(isOther(before.overrides, after.overrides) ? ["rule settings of some places"] : []),
    ...(isOther(before.suppressions, after.suppressions) ? ["suppressions of the policy"] : []),
    ...(isOther(base.suppressions, head.suppressions) ? ["suppressions in the facility"] : []),
    ...(isOther(before.baseline, after.baseline) ? ["baseline"] : []),
    ...(before.date === after.date ? [] : [`date ${before.date ?? "none"} and ${after.date ?? "none"}`]),
    ...(isOther(before.project_rules, after.project_rules) ? ["rules of the project"] : []),
    ...(base.generator.version === head.generator.version
      ? []
      : [`version ${base.generator.version} and ${head.generator.version}`]),
  ];
}

/** Rules that are off everywhere or in some places. */
function rulesOff({ judged_with }: PlanDocument): ReadonlySet<string> {
  const all = [judged_with.settings, ...(judged_with.overrides ?? []).map(({ settings }) => settings)];
  const ids = all.flatMap((settings) => Object.entries(settings).filter(([, { severity }]) => severity === "off"));
  return new Set(ids.map(([id]) => id));
}
