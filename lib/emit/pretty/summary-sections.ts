/** The tables of the summary. */
import { compareText } from "../../core/order";
import { render, renderNumber, renderPercent } from "../../units/render";
import type {
  FloorTotals,
  Lacking,
  LinkTotals,
  SinglePoint,
  SiteTotals,
  Totals,
  WorstState,
} from "../documents/documents";
import { counted, PAGE_COLUMNS, plain, wrap } from "./text";
import { type Column, table } from "./table";

const KILOWATTS_PER_MEGAWATT = 1000;
const GIGABITS_PER_TERABIT = 1000;
/** How many feeds, loops and single points of failure are listed. */
const LISTED = 10;
const LISTED_POINTS = 3;
const NONE = "-";

const left = (title: string): Column => ({ title, align: "left" });
const right = (title: string): Column => ({ title, align: "right" });

const PLACES: readonly Column[] = [
  left("Place"),
  right("racks"),
  right("GPUs"),
  right("IT MW"),
  right("L/min"),
  right("air kW"),
  right("site MW"),
  right("site/IT"),
];

/** A table of a summary before it is laid out; control characters of users are gone, nothing else is escaped. */
export interface SummaryTable {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

/** Sites and their floors; what a number lacks stands below the table, and such a number is a lower bound. */
export function placeLines(totals: Totals): string[] {
  const { columns, rows } = placeTable(totals);
  return [...table(columns, rows, { columns: PAGE_COLUMNS }), ...totals.sites.flatMap(lackLines)];
}

/** Sites and their floors, and several sites together. */
export function placeTable(totals: Totals): SummaryTable {
  const rows = totals.sites.flatMap((site) => [
    siteCells(site),
    ...site.floors.map((each) => floorCells(each, site.path)),
  ]);
  const bound = totals.sites.map(itMark).find((mark) => mark !== "") ?? "";
  const it = bound + megawatts(totals.it_power_kw);
  const all = ["all", renderNumber(totals.rack_count), renderNumber(totals.gpu_count), it];
  return { columns: PLACES, rows: totals.sites.length === 1 ? rows : [...rows, all] };
}

function siteCells(site: SiteTotals): string[] {
  const { rack_count, gpu_count, it_power_kw, site_power_kw, design_power_ratio, lacks } = site;
  return [
    plain(site.path),
    renderNumber(rack_count),
    renderNumber(gpu_count),
    itMark(site) + megawatts(it_power_kw),
    flowCell(site),
    "",
    boundMark(lacks) + megawatts(site_power_kw),
    design_power_ratio === undefined ? "unknown" : renderNumber(design_power_ratio),
  ];
}

/** Where only the highest flow of a rack is published, the sum is known from above and not from below. */
function flowCell(site: SiteTotals): string {
  const { coolant_flow_l_per_min: flow, coolant_flow_at_most_l_per_min: atMost, flow_lacks } = site;
  if (flow === 0 && atMost !== undefined) return `≤ ${renderNumber(atMost)}`;
  return boundMark(flow_lacks) + renderNumber(flow);
}

function floorCells(floor: FloorTotals, site: string): string[] {
  return [
    `  ${plain(floor.path.startsWith(`${site}/`) ? floor.path.slice(site.length + 1) : floor.path)}`,
    renderNumber(floor.rack_count),
    renderNumber(floor.gpu_count),
    boundMark(floor.lacks) + megawatts(floor.it_power_kw),
    "",
    boundMark(floor.air_lacks) + renderNumber(floor.air_heat_kw),
  ];
}

function megawatts(kilowatts: number): string {
  return renderNumber(kilowatts / KILOWATTS_PER_MEGAWATT);
}

/** What the racks of a floor lack makes the IT power of the site a lower bound; what its plant lacks does not. */
function itMark({ floors }: SiteTotals): string {
  return floors.map(({ lacks }) => boundMark(lacks)).find((mark) => mark !== "") ?? "";
}

function boundMark(lacks: Lacking): string {
  return lacks.length > 0 ? "≥ " : "";
}

function lackLines(site: SiteTotals): string[] {
  const lists = [site.lacks, site.flow_lacks, ...site.floors.flatMap(({ lacks, air_lacks }) => [lacks, air_lacks])];
  const inputs = new Set(lists.flat().map(({ what, why }) => `${what} (${why})`));
  if (inputs.size === 0) return [];
  return wrap(`≥ ${plain(site.path)} lacks ${plain([...inputs].join(", "))}.`, PAGE_COLUMNS - 2).map((line, at) =>
    at === 0 ? line : `  ${line}`,
  );
}

/** The ten that use most of their limit, in their worst state; those that stand alike share a line. */
export function usageLines(title: string, noun: string, all: readonly WorstState[]): string[] {
  if (all.length === 0) return [];
  const { columns, rows, count } = usageTable(title, all);
  const more = all.length - count;
  return [
    ...table(columns, rows, { columns: PAGE_COLUMNS }),
    ...(more > 0 ? [`  and ${counted(more, `more ${noun}`)}`] : []),
  ];
}

/** The fullest as a table, and how many of all it tells of. */
export function usageTable(title: string, all: readonly WorstState[]): SummaryTable & { readonly count: number } {
  const fullest = [...all].sort(
    (one, other) => other.used_percent - one.used_percent || compareText(one.path, other.path),
  );
  const alike = new Map<string, WorstState[]>();
  for (const each of fullest) {
    const key = [renderPercent(each.used_percent / 100), render(each.value, each.unit), render(each.limit, each.unit)];
    const same = alike.get(key.join("\n"));
    if (same) same.push(each);
    else alike.set(key.join("\n"), [each]);
  }
  const listed = [...alike.values()].slice(0, LISTED);
  const rows = listed
    .map((same) => ({ ...(same[0] as WorstState), others: same.length - 1 }))
    .map(({ path, used_percent, value, limit, unit, state, lacks, others }) => [
      plain(path) + (others > 0 ? ` (+${renderNumber(others)})` : ""),
      boundMark(lacks) + renderPercent(used_percent / 100),
      render(value, unit),
      render(limit, unit),
      plain(state),
    ]);
  const columns = [left(`${title} (+ alike)`), right("used"), right("value"), right("limit"), left("in state")];
  return { columns, rows, count: listed.flat().length };
}

/** How many single losses take racks, and those that take most. */
export function riskLines(points: readonly SinglePoint[]): string[] {
  if (points.length === 0) return ["Single points of failure: none found in the losses that are computed."];
  const taken = ({ rack_count, uncooled_rack_count }: SinglePoint): number => rack_count + uncooled_rack_count;
  const worst = [...points].sort((one, other) => taken(other) - taken(one) || compareText(one.path, other.path));
  const hasUncooled = points.some(({ uncooled_rack_count }) => uncooled_rack_count > 0);
  const columns = [left("Loss of"), right("racks"), ...(hasUncooled ? [right("uncooled")] : []), left("claimed")];
  const rows = worst
    .slice(0, LISTED_POINTS)
    .map(({ path, rack_count, uncooled_rack_count, claim }) => [
      plain(path),
      renderNumber(rack_count),
      ...(hasUncooled ? [renderNumber(uncooled_rack_count)] : []),
      claim ?? "no claim: unknown",
    ]);
  const more = points.length - rows.length;
  return [
    `Single points of failure: ${renderNumber(points.length)}`,
    ...table(columns, rows, { columns: PAGE_COLUMNS, indent: "  " }),
    ...(more > 0 ? [`  and ${counted(more, "more loss", "more losses")}`] : []),
  ];
}

/** Links between the sites. */
export function linkLines(links: readonly LinkTotals[]): string[] {
  if (links.length === 0) return [];
  const columns = [left("Link"), right("Tb/s"), right("one route lost"), right("committed"), right("one way")];
  const rows = links.map((link) => [
    plain(link.path),
    terabits(link.capacity_gb_per_s),
    terabits(link.capacity_one_route_lost_gb_per_s),
    terabits(link.committed_gb_per_s, NONE),
    latency(link),
  ]);
  return table(columns, rows, { columns: PAGE_COLUMNS });
}

function terabits(gigabits: number | undefined, none = "unknown"): string {
  return gigabits === undefined ? none : renderNumber(gigabits / GIGABITS_PER_TERABIT);
}

function latency({ latency_ms, latency_is_lower_bound }: LinkTotals): string {
  if (latency_ms === undefined) return "unknown";
  return (latency_is_lower_bound ? "≥ " : "") + render(latency_ms, "ms");
}
