/** What can be wrong with one declaration and shows only when the whole is there: places, references, part names. */
import type { PartKind, PartTable } from "../catalog/parts";
import { didYouMean } from "../catalog/suggest";
import { compareText } from "../core/order";
import type { Problem } from "../core/problem";
import { ownCircle } from "./circle";
import { referencesOf } from "./declared-references";
import { checkFreezing, checkWaterCircle } from "./declared-water";
import type { ModelRecord, PowerFeedRecord, RecordKind } from "./records";

type Records = ReadonlyMap<string, ModelRecord>;

/** Shared, because nearly every check of every element finds nothing. */
const NO_PROBLEMS: readonly Problem[] = [];

/** Where an element must stand: below one of these kinds, at any depth. */
const PLACES: Partial<Record<RecordKind, { readonly below: RecordKind; readonly words: string }>> = {
  floor: { below: "site", words: "a Site" },
  row: { below: "floor", words: "a Floor" },
  rack: { below: "floor", words: "a Row or a Floor" },
  "power-feed": { below: "site", words: "a Site" },
  "power-group": { below: "site", words: "a Site" },
  "cooling-loop": { below: "site", words: "a Site" },
  "facility-water": { below: "site", words: "a Site" },
};

/**
 * An element outside its place: a rack on no floor, a site inside a site. Where an element above lacks the same place,
 * that one reports it.
 */
export function checkPlaces(record: ModelRecord, recordsAbove: RecordsAbove): readonly Problem[] {
  const place = PLACES[record.kind];
  const above = recordsAbove(record.path);
  if (place && !above.some(({ kind }) => kind === place.below)) {
    const what = record.kind.replace("-", " ");
    const reporter = above.findLast(({ kind }) => PLACES[kind]?.below === place.below);
    const found = problem("scope", `The ${what} stands below no ${place.below}.`, `Make it below ${place.words}.`);
    return [reporter ? { ...found, reported_by: reporter.path } : found];
  }
  if (above.some(({ kind }) => kind === record.kind)) {
    return [
      problem("scope", `The ${record.kind} stands inside another ${record.kind}.`, "Make it beside the other one."),
    ];
  }
  return NO_PROBLEMS;
}

function problem(property: string, message: string, fix: string): Problem {
  return { rule: "declaration/place-allowed", property, message, fix };
}

/** The records above a path, the nearest first. */
export type RecordsAbove = (path: string) => readonly ModelRecord[];

/** Elements of one parent share what stands above them. */
export function recordsAboveIn(records: Records): RecordsAbove {
  const known = new Map<string, readonly ModelRecord[]>();
  const above = (path: string): readonly ModelRecord[] => {
    const parent = path.slice(0, Math.max(0, path.lastIndexOf("/")));
    if (parent === "") return [];
    const found = known.get(parent);
    if (found) return found;
    const record = records.get(parent);
    const all = record ? [record, ...above(parent)] : above(parent);
    known.set(parent, all);
    return all;
  };
  // Brothers and sisters come one after the other: nothing is looked up for the second of them.
  let start = "/";
  let last: readonly ModelRecord[] = [];
  return (path) => {
    if (path.startsWith(start) && path.lastIndexOf("/") === start.length - 1) return last;
    start = path.slice(0, path.lastIndexOf("/") + 1) || "/";
    return (last = above(path));
  };
}

/** Members of a group whose sources could not be given out: which of them serves whom is not known. */
export function checkGroup(record: ModelRecord, problemsOf: (path: string) => readonly Problem[]): readonly Problem[] {
  if (record.kind !== "power-feed" || record.group === undefined) return NO_PROBLEMS;
  const group = record.group;
  const problems = problemsOf(group);
  if (problems.length === 0) return NO_PROBLEMS;
  const unclear = problems.filter(({ rule, property }) => rule === "declaration/count-agrees" || property === "count");
  return unclear.map((each) => ({ ...each, reported_by: group }));
}

/** References to elements that are not part of this facility, or of another kind (possible from JavaScript). */
export function checkReferences(record: ModelRecord, records: Records, siteAbove: SiteAbove): readonly Problem[] {
  const problems: Problem[] = [];
  let own: string | undefined;
  for (const { property, paths, kinds, isList } of referencesOf(record)) {
    paths.forEach((path, at) => {
      const kind = records.get(path)?.kind;
      const known = kind !== undefined && kinds.includes(kind);
      if (known && (kind === "site" || !isElsewhere((own ??= outermostSite(record.path, records)), siteAbove(path))))
        return;
      const named = isList ? `${property}[${at}]` : property;
      problems.push({
        rule: "declaration/reference-known",
        property: named,
        message: `"${named}" refers to "${path}", which ${known ? "stands on another site" : `is no ${kinds.join(" or ")} of this facility`}.`,
        fix: `Refer to an element that stands ${known ? "on the same site" : "below the same Superfactory"}.`,
      });
    });
  }
  if (record.kind === "power-feed") problems.push(...checkCircle(record, records));
  if (record.kind === "facility-water") problems.push(...checkWaterCircle(record, records));
  return problems.length === 0 ? NO_PROBLEMS : problems;
}

/** A feed among its own sources, which a list that is changed after the feed was made can do. */
function checkCircle(record: PowerFeedRecord, records: Records): readonly Problem[] {
  if (record.from.length === 0) return NO_PROBLEMS;
  const feedAt = (path: string) => {
    const found = records.get(path);
    return found?.kind === "power-feed" ? found : undefined;
  };
  const way = ownCircle(feedAt, record, ({ from }) => from)?.map(({ path }) => path);
  if (!way) return NO_PROBLEMS;
  const first = [...way].sort(compareText)[0] as string;
  return [
    {
      rule: "declaration/reference-known",
      property: "from",
      message: `"from" leads back to the feed itself: ${[record.path, ...way].join(" → ")}.`,
      fix: "Take the feed out of the sources of what it supplies.",
      ...(first !== record.path && { reported_by: first }),
    },
  ];
}

/** Nothing supplies or cools across sites: between them run optical links only. */
function isElsewhere(own: string | undefined, its: string | undefined): boolean {
  return own !== undefined && its !== undefined && own !== its;
}

/** The path of the outermost site above an element. */
export type SiteAbove = (path: string) => string | undefined;

/** Few elements are referred to, by very many. */
export function siteAboveIn(records: Records): SiteAbove {
  const known = new Map<string, string | undefined>();
  return (path) => {
    const before = known.get(path);
    if (before !== undefined) return before;
    const found = outermostSite(path, records);
    known.set(path, found);
    return found;
  };
}

function outermostSite(path: string, records: Records): string | undefined {
  for (let cut = path.indexOf("/"); cut > 0; cut = path.indexOf("/", cut + 1)) {
    const above = path.slice(0, cut);
    if (records.get(above)?.kind === "site") return above;
  }
  return undefined;
}

/** Names of parts that no catalog has, or that name a part of another kind; and what a part does not allow. */
export function checkParts(record: ModelRecord, parts: PartTable): readonly Problem[] {
  switch (record.kind) {
    case "rack":
      return checkPart("model", record.model, "rack", parts);
    case "cdu":
      return checkPart("cdu.model", record.model, "cdu", parts);
    case "cooling-loop":
    case "facility-water":
      return [...checkPart("coolant", record.coolant, "coolant", parts), ...checkFreezing(record, parts)];
    default:
      return NO_PROBLEMS;
  }
}

function checkPart(property: string, id: string | undefined, kind: PartKind, parts: PartTable): readonly Problem[] {
  if (id === undefined || (Object.hasOwn(parts, id) && parts[id]?.kind === kind)) return NO_PROBLEMS;
  const known = Object.keys(parts)
    .filter((each) => parts[each]?.kind === kind)
    .sort();
  return [
    {
      rule: "declaration/part-known",
      property,
      message: `"${id}" is no ${kind} of the catalog.${didYouMean(id, known)}`,
      fix: `Use one of ${known.join(", ")}, or add the part to the project's catalog folder.`,
    },
  ];
}
