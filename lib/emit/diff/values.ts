/** Sums and headroom of two plans, side by side. */
import { compareText } from "../../core/order";
import type { PlanDocument, SiteTotals, WorstState } from "../documents/documents";
import type { Headroom, HeadroomChange, TotalChange } from "./diff-document";
import type { MappedPath } from "./properties";

interface Sum {
  readonly value: number;
  readonly isLowerBound?: boolean;
}

/** Name, unit, and how to read it off a plan. */
const TOTALS: readonly (readonly [name: string, unit: string, read: (plan: PlanDocument) => Sum])[] = [
  ["racks", "", ({ report }) => ({ value: report.totals.rack_count })],
  ["GPUs", "", ({ report }) => ({ value: report.totals.gpu_count })],
  ["IT power", "kW", ({ report }) => ({ value: report.totals.it_power_kw })],
  [
    "site power",
    "kW",
    (plan) =>
      sumOfSites(
        plan,
        (site) => site.site_power_kw,
        (site) => site.lacks.length > 0,
      ),
  ],
  [
    "coolant flow",
    "L/min",
    (plan) =>
      sumOfSites(
        plan,
        (site) => site.coolant_flow_l_per_min,
        (site) => site.flow_lacks.length > 0,
      ),
  ],
  ["feeds", "", (plan) => countOf(plan, "power-feed")],
  ["cooling loops", "", (plan) => countOf(plan, "cooling-loop")],
  ["single points of failure", "", ({ report }) => ({ value: report.totals.single_points_of_failure.length })],
  ["errors", "", ({ report }) => ({ value: report.counts.error_count })],
  ["warnings", "", ({ report }) => ({ value: report.counts.warning_count })],
];

export function totalChanges(base: PlanDocument, head: PlanDocument): TotalChange[] {
  return TOTALS.map(([name, unit, read]) => {
    const [before, after] = [read(base), read(head)];
    return {
      name,
      unit,
      base: before.value,
      head: after.value,
      base_is_lower_bound: before.isLowerBound ?? false,
      head_is_lower_bound: after.isLowerBound ?? false,
    };
  });
}

function sumOfSites(
  { report }: PlanDocument,
  value: (site: SiteTotals) => number,
  lacks: (site: SiteTotals) => boolean,
): Sum {
  const { sites } = report.totals;
  return { value: sites.reduce((sum, site) => sum + value(site), 0), isLowerBound: sites.some(lacks) };
}

function countOf({ model }: PlanDocument, kind: string): Sum {
  return { value: model.elements.reduce((count, element) => (element.kind === kind ? count + 1 : count), 0) };
}

/** Feeds, loops and floors whose worst state differs, the largest loss of headroom first. */
export function headroomChanges(base: PlanDocument, head: PlanDocument, mapped: MappedPath): HeadroomChange[] {
  const [before, after] = [headroomOf(base), headroomOf(head)];
  const changes: HeadroomChange[] = [];
  const seen = new Set<string>();
  for (const [path, { of, headroom }] of before) {
    const now = mapped(path);
    const other = now === undefined ? undefined : after.get(now);
    if (now !== undefined) seen.add(now);
    if (!other) changes.push({ path, of, base: headroom });
    else if (!isSame(headroom, other.headroom)) {
      changes.push({ path: now as string, of, base: headroom, head: other.headroom });
    }
  }
  for (const [path, { of, headroom }] of after) if (!seen.has(path)) changes.push({ path, of, head: headroom });
  const loss = (change: HeadroomChange): number => share(change.head) - share(change.base);
  return changes.sort((left, right) => loss(right) - loss(left) || compareText(left.path, right.path));
}

function share(headroom: Headroom | undefined): number {
  return headroom === undefined ? 0 : headroom.value / headroom.limit;
}

function isSame(left: Headroom, right: Headroom): boolean {
  return left.value === right.value && left.limit === right.limit && left.unit === right.unit;
}

type Used = { readonly of: HeadroomChange["of"]; readonly headroom: Headroom };

function headroomOf(plan: PlanDocument): Map<string, Used> {
  const { feeds, loops } = plan.report.totals;
  const worst =
    (of: Used["of"]) =>
    ({ path, value, limit, unit, state }: WorstState): [string, Used] => [
      path,
      { of, headroom: { value, limit, unit, state } },
    ];
  const floors = floorAir(plan).map(([path, headroom]): [string, Used] => [path, { of: "floor", headroom }]);
  return new Map([...feeds.map(worst("feed")), ...loops.map(worst("loop")), ...floors]);
}

/** Air heat of the floors against their air units, where both are known. */
function floorAir({ analysis }: PlanDocument): (readonly [string, Headroom])[] {
  const { floors = [] } = analysis as { floors?: readonly Readonly<Record<string, unknown>>[] };
  return floors.flatMap(({ path, air_heat_kw: value, air_cooling_kw: limit }) =>
    typeof path === "string" && typeof value === "number" && typeof limit === "number"
      ? [[path, { value, limit, unit: "kW", state: "normal" }] as const]
      : [],
  );
}
