/** What can be wrong with one declaration and shows only when the whole is there: places, references, part names. */
import type { PartKind, PartTable } from "../catalog/parts";
import { didYouMean } from "../catalog/suggest";
import type { Problem } from "../core/problem";
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

/** An element outside its place: a rack on no floor, a site inside a site. */
export function checkPlaces(record: ModelRecord, records: Records): Problem[] {
  const place = PLACES[record.kind];
  const parents = kindsAbove(record.path, records);
  if (place && !parents.includes(place.below)) {
    const what = record.kind.replace("-", " ");
    return [problem("scope", `The ${what} stands below no ${place.below}.`, `Make it below ${place.words}.`)];
  }
  if (parents.includes(record.kind)) {
    return [problem("scope", `The ${record.kind} stands inside another ${record.kind}.`, "Make it beside the other one.")];
  }
  return [];
}

function problem(property: string, message: string, fix: string): Problem {
  return { rule: "declaration/place-allowed", property, message, fix };
}

function kindsAbove(path: string, records: Records): RecordKind[] {
  const kinds: RecordKind[] = [];
  for (let cut = path.lastIndexOf("/"); cut > 0; cut = path.lastIndexOf("/", cut - 1)) {
    const record = records.get(path.slice(0, cut));
    if (record) kinds.push(record.kind);
  }
  return kinds;
}

interface Reference {
  readonly property: string;
  readonly path: string;
  readonly kind: RecordKind;
}

/** References to elements that are not part of this facility, or of another kind (possible from JavaScript). */
export function checkReferences(record: ModelRecord, records: Records): Problem[] {
  return referencesOf(record).flatMap(({ property, path, kind }) => {
    if (records.get(path)?.kind === kind) return [];
    return [
      {
        rule: "declaration/reference-known" as const,
        property,
        message: `"${property}" refers to "${path}", which is no ${kind} of this facility.`,
        fix: "Refer to an element that stands below the same Superfactory.",
      },
    ];
  });
}

function referencesOf(record: ModelRecord): Reference[] {
  const many = (property: string, paths: readonly string[], kind: RecordKind): Reference[] =>
    paths.map((path, at) => ({ property: `${property}[${at}]`, path, kind }));
  const one = (property: string, path: string | undefined, kind: RecordKind): Reference[] =>
    path === undefined ? [] : [{ property, path, kind }];
  switch (record.kind) {
    case "rack":
      return [...many("feeds", record.feeds, "power-feed"), ...one("cooling", record.loop, "cooling-loop")];
    case "power-feed":
      return many("from", record.from, "power-feed");
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
