/** What can be wrong with one declaration and shows only when the whole is there: places, references, part names. */
import type { PartKind, PartTable } from "../catalog/parts";
import { didYouMean } from "../catalog/suggest";
import { compareText } from "../core/order";
import type { Problem } from "../core/problem";
import { ownCircle } from "./feed-chain";
import type { ModelRecord, RecordKind } from "./records";

type Records = ReadonlyMap<string, ModelRecord>;

/** Where an element must stand: below one of these kinds, at any depth. */
const PLACES: Partial<Record<RecordKind, { readonly below: RecordKind; readonly words: string }>> = {
  floor: { below: "site", words: "a Site" },
  row: { below: "floor", words: "a Floor" },
  rack: { below: "floor", words: "a Row or a Floor" },
  "power-feed": { below: "site", words: "a Site" },
  "power-group": { below: "site", words: "a Site" },
  "cooling-loop": { below: "site", words: "a Site" },
};

/**
 * An element outside its place: a rack on no floor, a site inside a site. Where an element above lacks the same place,
 * that one reports it.
 */
export function checkPlaces(record: ModelRecord, recordsAbove: RecordsAbove): Problem[] {
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
  return [];
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
  return above;
}

/** Members of a group whose sources could not be given out: which of them serves whom is not known. */
export function checkGroup(record: ModelRecord, problemsOf: (path: string) => readonly Problem[]): Problem[] {
  if (record.kind !== "power-feed" || record.group === undefined) return [];
  const group = record.group;
  const unclear = problemsOf(group).filter(
    ({ rule, property }) => rule === "declaration/count-agrees" || property === "count",
  );
  return unclear.map((each) => ({ ...each, reported_by: group }));
}

/** One property that refers to elements of one kind: a single one, or a list. */
interface References {
  readonly property: string;
  readonly paths: readonly string[];
  readonly kind: RecordKind;
  readonly isList: boolean;
}

/** References to elements that are not part of this facility, or of another kind (possible from JavaScript). */
export function checkReferences(record: ModelRecord, records: Records): Problem[] {
  const problems: Problem[] = [];
  for (const { property, paths, kind, isList } of referencesOf(record)) {
    paths.forEach((path, at) => {
      const known = records.get(path)?.kind === kind;
      if (known && (kind === "site" || !isElsewhere(record.path, path, records))) return;
      const named = isList ? `${property}[${at}]` : property;
      problems.push({
        rule: "declaration/reference-known",
        property: named,
        message: `"${named}" refers to "${path}", which ${known ? "stands on another site" : `is no ${kind} of this facility`}.`,
        fix: `Refer to an element that stands ${known ? "on the same site" : "below the same Superfactory"}.`,
      });
    });
  }
  return [...problems, ...checkCircle(record, records)];
}

/** A feed among its own sources, which a list that is changed after the feed was made can do. */
function checkCircle(record: ModelRecord, records: Records): Problem[] {
  if (record.kind !== "power-feed") return [];
  const feedAt = (path: string) => {
    const found = records.get(path);
    return found?.kind === "power-feed" ? found : undefined;
  };
  const way = ownCircle(feedAt, record)?.map(({ path }) => path);
  if (!way) return [];
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
function isElsewhere(path: string, other: string, records: Records): boolean {
  const [own, its] = [siteAbove(path, records), siteAbove(other, records)];
  return own !== undefined && its !== undefined && own !== its;
}

function siteAbove(path: string, records: Records): string | undefined {
  for (let cut = path.indexOf("/"); cut > 0; cut = path.indexOf("/", cut + 1)) {
    const above = path.slice(0, cut);
    if (records.get(above)?.kind === "site") return above;
  }
  return undefined;
}

function referencesOf(record: ModelRecord): References[] {
  const many = (property: string, paths: readonly string[], kind: RecordKind): References[] =>
    paths.length === 0 ? [] : [{ property, paths, kind, isList: true }];
  const one = (property: string, path: string | undefined, kind: RecordKind): References[] =>
    path === undefined ? [] : [{ property, paths: [path], kind, isList: false }];
  switch (record.kind) {
    case "rack":
      return [...many("feeds", record.feeds, "power-feed"), ...one("cooling", record.loop, "cooling-loop")];
    case "power-feed":
      return [...many("from", record.from, "power-feed"), ...one("bypass", record.bypass, "power-feed")];
    case "cdu":
      return many("cdu.feeds", record.feeds, "power-feed");
    case "air-unit":
      return one("air.loop", record.rejects_to, "cooling-loop");
    case "ai-wan-link":
      return many("between", record.sites, "site");
    default:
      return [];
  }
}

/** Names of parts that no catalog has, or that name a part of another kind. */
export function checkParts(record: ModelRecord, parts: PartTable): Problem[] {
  switch (record.kind) {
    case "rack":
      return checkPart("model", record.model, "rack", parts);
    case "cdu":
      return checkPart("cdu.model", record.model, "cdu", parts);
    case "cooling-loop":
      return checkPart("coolant", record.coolant, "coolant", parts);
    default:
      return [];
  }
}

function checkPart(property: string, id: string | undefined, kind: PartKind, parts: PartTable): Problem[] {
  if (id === undefined || (Object.hasOwn(parts, id) && parts[id]?.kind === kind)) return [];
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
