/** The parts of a diff as a reader meets them, without the marks of a format. */
import type { Finding } from "../../engine/report";
import { render, renderNumber, renderPercent } from "../../units/render";
import { counted } from "../pretty/text";
import { changeLines } from "./change-lines";
import type { DiffDocument, Headroom, HeadroomChange, StackChange, TotalChange } from "./diff-document";

export interface DiffTable {
  readonly columns: readonly { readonly title: string; readonly align: "left" | "right" }[];
  readonly rows: readonly (readonly string[])[];
}

export interface DiffSection {
  readonly title: string;
  readonly lines?: readonly string[];
  readonly table?: DiffTable;
  /** What was left out, as a sentence. */
  readonly more?: string;
  /** Read when asked for: a format may fold it. */
  readonly isDetail?: boolean;
}

/** How much of each list is shown; the rest is counted. */
export interface DiffLimits {
  readonly changes: number;
  readonly findings: number;
  readonly headroom: number;
  readonly stacks: number;
}

/** "rejected (was accepted): 2 new findings, 1 fixed". */
export function verdict({ base, head, findings }: DiffDocument): string {
  const status = base.status === head.status ? head.status : `${head.status} (was ${base.status})`;
  const worse = findings.changed.filter(({ is_worse }) => is_worse).length;
  const parts = [
    counted(findings.new.length, "new finding"),
    ...(worse > 0 ? [`${worse} worse`] : []),
    `${findings.fixed.length} fixed`,
    ...(findings.set_aside.length > 0 ? [`${findings.set_aside.length} set aside`] : []),
  ];
  return `${status}: ${parts.join(", ")}`;
}

/** What matters most first; sections without content are left out. */
export function diffSections(diff: DiffDocument, limits: DiffLimits): DiffSection[] {
  const { findings } = diff;
  const changes = changeLines(diff);
  const worse = findings.changed.filter(({ is_worse }) => is_worse);
  const better = findings.changed.filter(({ is_worse }) => !is_worse);
  const sections: DiffSection[] = [
    { title: "New findings", ...cut(findings.new.map(findingRow), limits.findings, FINDING_COLUMNS) },
    {
      title: "Worse findings",
      ...cut(
        worse.map(({ head }) => findingRow(head)),
        limits.findings,
        FINDING_COLUMNS,
      ),
    },
    { title: "Rules that are no longer judged by", lines: diff.rules_off },
    { title: "What changed", lines: changes.slice(0, limits.changes), ...moreOf(changes.length, limits.changes) },
    { title: "Totals", table: { columns: TOTAL_COLUMNS, rows: diff.totals.filter(isChanged).map(totalRow) } },
    {
      title: "Fixed findings",
      isDetail: true,
      ...cut(findings.fixed.map(findingRow), limits.findings, FINDING_COLUMNS),
    },
    {
      title: "Findings with other numbers",
      isDetail: true,
      ...cut(
        better.map(({ head }) => findingRow(head)),
        limits.findings,
        FINDING_COLUMNS,
      ),
    },
    {
      title: "Findings set aside",
      isDetail: true,
      ...cut(findings.set_aside.map(findingRow), limits.findings, FINDING_COLUMNS),
    },
    { title: "Headroom", isDetail: true, ...cut(diff.headroom.map(headroomRow), limits.headroom, HEADROOM_COLUMNS) },
    { title: "Terraform", isDetail: true, ...cut(diff.stacks.map(stackRow), limits.stacks, STACK_COLUMNS) },
    { title: "Judged with other", isDetail: true, lines: diff.judged_with },
  ];
  return sections.filter(({ lines = [], table }) => lines.length > 0 || (table?.rows.length ?? 0) > 0);
}

const left = (title: string) => ({ title, align: "left" as const });
const right = (title: string) => ({ title, align: "right" as const });
const FINDING_COLUMNS = [left("place"), left("severity"), left("rule"), left("finding")];
const TOTAL_COLUMNS = [left(""), right("before"), right("after"), right("change")];
const HEADROOM_COLUMNS = [left("place"), right("before"), right("after"), right("room"), left("worst state")];
const STACK_COLUMNS = [left("stack"), left("change"), left("resources")];

function cut(rows: readonly (readonly string[])[], limit: number, columns: DiffTable["columns"]) {
  return { table: { columns, rows: rows.slice(0, limit) }, ...moreOf(rows.length, limit) };
}

function moreOf(count: number, limit: number): { more?: string } {
  return count > limit ? { more: `${renderNumber(count - limit)} more; --format json lists all.` } : {};
}

function findingRow({ path, position, severity, outcome, rule, message }: Finding): string[] {
  const place = position ? `${position.file}:${position.line}` : path;
  return [place, outcome === "unknown" ? "unknown" : severity, rule, message];
}

function isChanged({ base, head }: TotalChange): boolean {
  return base !== head;
}

function totalRow({ name, unit, base, head, base_is_lower_bound, head_is_lower_bound }: TotalChange): string[] {
  const side = (value: number, isLowerBound: boolean): string => (isLowerBound ? "≥ " : "") + render(value, unit);
  const change = head - base;
  const sign = change > 0 ? "+" : "";
  return [name, side(base, base_is_lower_bound), side(head, head_is_lower_bound), sign + render(change, unit)];
}

function headroomRow({ path, base, head }: HeadroomChange): string[] {
  const use = (side: Headroom | undefined): string => (side ? renderPercent(side.value / side.limit) : "-");
  const room = head ? `${renderNumber(head.limit - head.value)} ${head.unit}` : "-";
  return [path, use(base), use(head), room, head?.state ?? "gone"];
}

function stackRow({ stack, change, added, removed, changed }: StackChange): string[] {
  if (change !== "changed") return [stack, change, counted(added.length + removed.length, "resource")];
  const named = (sign: string, names: readonly string[]): string[] => names.map((name) => `${sign}${name}`);
  const all = [...named("~", changed), ...named("+", added), ...named("-", removed)];
  const more = all.length - RESOURCES_SHOWN;
  return [stack, change, all.slice(0, RESOURCES_SHOWN).join(", ") + (more > 0 ? ` and ${more} more` : "")];
}

const RESOURCES_SHOWN = 12;
