/** The one-line diagram as text: a tree from the sources with loads and headroom. */
import type { ConsumerKind } from "../../analysis/power/consumers";
import type { Analysis } from "../../analysis/analysis";
import type { FeedResult } from "../../analysis/power/power";
import type { ModelIndex } from "../../model/model";
import { renderNumber, renderPercent } from "../../units/render";
import { pathRange } from "./name-range";
import { type Branch, type Consumers, oneLineTrees, type SiteTree } from "./one-line-tree";
import { counted, PAGE_COLUMNS, plain, width } from "./text";
import { type Column, table } from "./table";

const NOUNS: Readonly<Record<Exclude<ConsumerKind, "unfed">, string>> = {
  rack: "rack",
  cdu: "CDU",
  "air-unit": "air unit",
  rejection: "heat rejection",
  trim: "trim chiller",
  pump: "pump",
  house: "house load",
};
const PLURALS: Readonly<Partial<Record<ConsumerKind, string>>> = { rejection: "heat rejections" };

/** `short`: like feeds on one line, about a screen in all; `full`: every feed; `none`: no diagram. */
export type OneLineForm = "short" | "full" | "none";

/** Lines of the short form. */
const SHOWN = 30;
const TITLES = ["One-line diagram", "feeds", "normal", "worst", "limit", "used", "claims", "loss takes"] as const;
/** Stands for the beginning of a name. */
const CUT = "…/";
const LEAST_NAME = 8;
const LEFT: ReadonlySet<string> = new Set(["One-line diagram", "claims"]);

interface Line {
  /** The drawn branches before the name. */
  readonly stem: string;
  readonly name: string;
  readonly cells: readonly string[];
}

/** The diagram as lines, in the short form of at most a hundred columns; nothing for a facility without feeds. */
export function oneLine(index: ModelIndex, analysis: Analysis, form: OneLineForm): string[] {
  const feedCount = analysis.power.feeds.size;
  if (form === "none" || feedCount === 0) return [];
  const trees = oneLineTrees(index, analysis, form === "full");
  const lines = trees.flatMap(({ site, sources }) => [
    { stem: "", name: site === "" ? "outside every site" : plain(site), cells: [] },
    ...below(sources, [], [], "", site),
  ]);
  const shown = form === "full" ? lines : lines.slice(0, SHOWN);
  return [
    ...laidOut(shown, form === "full" ? Infinity : PAGE_COLUMNS),
    ...notes(trees, lines.length - shown.length, feedCount, form),
  ];
}

/** Feeds in columns; what has no numbers runs over them. */
function laidOut(lines: readonly Line[], page: number): string[] {
  const columns = TITLES.map((title): Column => ({ title, align: LEFT.has(title) ? "left" : "right" }));
  const feeds = lines.filter(({ cells }) => cells.length > 0);
  const widths = TITLES.map((title, at) =>
    Math.max(...[title, ...feeds.map(({ cells }) => cells[at - 1] ?? "")].map(width)),
  );
  const room = page - widths.slice(1).reduce((sum, each) => sum + each + 2, 0);
  const rows = feeds.map((line) => [nameCell(line, room), ...line.cells]);
  const [titles = "", ...printed] = table(columns, rows, { columns: page });
  return [titles, ...lines.map((line) => (line.cells.length > 0 ? (printed.shift() ?? "") : nameCell(line, page)))];
}

function below(
  branches: readonly Branch[],
  consumers: readonly Consumers[],
  others: readonly (readonly string[])[],
  stem: string,
  site: string,
): Line[] {
  const all = [
    ...branches.map((each) => (mark: string, next: string) => branchLines(each, mark, next, site)),
    ...consumers.map((each) => (mark: string) => [{ stem: mark, name: consumerName(each), cells: [] }]),
    ...others.map((paths) => (mark: string) => [
      { stem: mark.replace("─", "┄"), name: `${rangeIn(paths, site)} (${counted(paths.length, "feed")})`, cells: [] },
    ]),
  ];
  return all.flatMap((lines, at) => {
    const isLast = at === all.length - 1;
    return lines(`${stem}${isLast ? "└─ " : "├─ "}`, `${stem}${isLast ? "   " : "│  "}`);
  });
}

function branchLines(branch: Branch, mark: string, next: string, site: string): Line[] {
  const { feeds, sources, claim, takes } = branch;
  const name =
    rangeIn(
      feeds.map(({ path }) => path),
      site,
    ) + (sources === undefined ? "" : ` ${SOURCE_MARKS[sources]}`);
  const cells = [
    renderNumber(feeds.length),
    ...loadCells(feeds),
    claim ?? "-",
    takes === 0 ? "" : counted(takes, "rack"),
  ];
  return [{ stem: mark, name, cells }, ...below(branch.branches, branch.consumers, branch.others, next, site)];
}

const SOURCE_MARKS = { transfer: "⇄", parallel: "∥", unstated: "?" } as const;

/** Of the feed that uses most of its limit. */
function loadCells(feeds: readonly FeedResult[]): string[] {
  const used = ({ worst }: FeedResult): number => (worst ? worst.value / worst.limit : -1);
  const fullest = feeds.reduce((most, next) => (used(next) > used(most) ? next : most));
  const { worst, missing } = fullest;
  const isKw = worst?.unit === "kW";
  const normal = boundMark(missing) + renderNumber(isKw ? fullest.normal_kw : fullest.normal_kva);
  if (!worst) return [normal, "", "no rating", ""];
  const value = boundMark(worst.missing) + renderNumber(worst.value);
  return [normal, value, `${renderNumber(worst.limit)} ${worst.unit}`, renderPercent(worst.value / worst.limit)];
}

function boundMark(missing: readonly unknown[]): string {
  return missing.length > 0 ? "≥ " : "";
}

function consumerName({ kind, count, kw, is_bound, feed_count }: Consumers): string {
  if (kind === "unfed") return "loads without a feed";
  const what = counted(count, NOUNS[kind], PLURALS[kind]);
  const feeds = feed_count > 1 ? `, ${feed_count} feeds each` : "";
  return `${what} of ${is_bound ? "≥ " : ""}${renderNumber(kw)} kW${feeds}`;
}

/** Paths as people say them inside their site. */
function rangeIn(paths: readonly string[], site: string): string {
  const start = `${site}/`;
  return plain(pathRange(paths.map((path) => (path.startsWith(start) ? path.slice(start.length) : path))));
}

/** The branches stay; of the name the end tells more than the beginning. */
function nameCell({ stem, name }: Line, columns: number): string {
  const room = columns - width(stem);
  if (width(name) <= room) return stem + name;
  const segments = name.split("/");
  while (segments.length > 1 && width(segments.join("/")) > room - CUT.length) segments.shift();
  const characters = [...segments.join("/")];
  while (width(characters.join("")) > Math.max(room - CUT.length, LEAST_NAME)) characters.shift();
  return stem + CUT + characters.join("");
}

function notes(trees: readonly SiteTree[], hidden: number, feedCount: number, form: OneLineForm): string[] {
  const all = trees.flatMap(({ sources }) => sources.flatMap(withBelow));
  const signs = [
    all.some(({ sources }) => sources === "transfer") && "⇄ transfers between several sources",
    all.some(({ sources }) => sources === "parallel") && "∥ several sources in parallel",
    all.some(({ sources }) => sources === "unstated") && "? not stated how its sources serve",
    all.some(({ others }) => others.length > 0) && "┄ another source of a feed drawn elsewhere",
  ].filter((each) => each !== false);
  const gathered =
    form === "full" || all.length === feedCount
      ? []
      : [`${counted(feedCount, "feed")} in ${counted(all.length, "line")}, the fullest of each`];
  const more = hidden > 0 ? [`${counted(hidden, "more line")}`] : [];
  const hint = gathered.length + more.length > 0 ? ["--one-line full shows every feed"] : [];
  const words = [...signs, ...gathered, ...more, ...hint];
  return words.length === 0 ? [] : [`  ${words.join("; ")}.`];
}

function withBelow(branch: Branch): Branch[] {
  return [branch, ...branch.branches.flatMap(withBelow)];
}
