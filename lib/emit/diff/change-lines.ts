/** What was added, removed, moved and changed, in one line per like change. */
import { compareText } from "../../core/order";
import type { RecordKind } from "../../model/records";
import { DIMENSIONS } from "../../units/dimensions";
import { render } from "../../units/render";
import { counted } from "../pretty/text";
import type { DiffDocument, ElementMove, ElementName, PropertyChange } from "./diff-document";

const KIND_WORDS: Readonly<Record<RecordKind, string>> = {
  site: "site",
  floor: "floor",
  "air-unit": "air unit",
  row: "row",
  rack: "rack",
  "power-feed": "feed",
  "power-group": "group of feeds",
  "cooling-loop": "cooling loop",
  cdu: "CDU",
  "facility-water": "facility water loop",
  "rejection-unit": "heat rejection unit",
  pump: "pump",
  "ai-wan-link": "WAN link",
};
const GROUPS = "groups of feeds";
/** Places that one line names before it only counts them. */
const PLACES_SHOWN = 6;

/** Racks first, then what they stand in and hang on. */
const ORDER: readonly RecordKind[] = [
  "rack",
  "row",
  "floor",
  "site",
  "power-feed",
  "power-group",
  "cooling-loop",
  "cdu",
  "facility-water",
  "rejection-unit",
  "pump",
  "air-unit",
  "ai-wan-link",
];

/** One line per like change: additions, removals, moves, then changed values. */
export function changeLines({ elements }: DiffDocument): string[] {
  return [
    ...countedLines(elements.added, "added"),
    ...countedLines(elements.removed, "removed"),
    ...moveLines(elements.moved),
    ...valueLines(elements.changed),
  ];
}

/** "20 racks", "1 group of feeds". */
export function countedKind(count: number, kind: RecordKind): string {
  return kind === "power-group" ? counted(count, KIND_WORDS[kind], GROUPS) : counted(count, KIND_WORDS[kind]);
}

function countedLines(elements: readonly ElementName[], what: string): string[] {
  return byKind(elements).map(([kind, all]) => `${countedKind(all.length, kind)} ${what}: ${placesOf(all)}`);
}

/** Where they stand: the element itself where it is the only one there, else its parent with a count. */
function placesOf(elements: readonly ElementName[]): string {
  const places = new Map<string, string[]>();
  for (const { path } of elements) {
    const parent = path.slice(0, Math.max(0, path.lastIndexOf("/")));
    const same = places.get(parent);
    if (same) same.push(path);
    else places.set(parent, [path]);
  }
  const words = [...places].map(([parent, paths]) => {
    const [only, another] = paths;
    return another === undefined ? (only as string) : `${parent} (${paths.length})`;
  });
  return shortened(words);
}

function shortened(words: readonly string[]): string {
  const more = words.length - PLACES_SHOWN;
  const shown = words.slice(0, PLACES_SHOWN).join(", ");
  return more > 0 ? `${shown} and ${more} more` : shown;
}

function moveLines(moves: readonly ElementMove[]): string[] {
  const slots = moves.filter(({ from, to }) => from === to);
  const [single, groups] = [
    moves.filter(({ from, to, element_count }) => from !== to && element_count === 1),
    moves.filter(({ from, to, element_count }) => from !== to && element_count > 1),
  ];
  return [
    ...groups.map(
      ({ from, to, element_count, rack_count }) =>
        `${parentOf(from) === parentOf(to) ? "renamed" : "moved"}: ${from} → ${to} (${held(element_count, rack_count)})`,
    ),
    ...byKind(single).map(([kind, all]) => {
      const ways = new Map<string, number>();
      for (const { from, to } of all) {
        const isRename = parentOf(from) === parentOf(to);
        const way = all.length === 1 || isRename ? `${from} → ${to}` : `${parentOf(from)} → ${parentOf(to)}`;
        ways.set(way, (ways.get(way) ?? 0) + 1);
      }
      const words = [...ways].map(([way, count]) => (count === 1 ? way : `${way} (${count})`));
      return `${countedKind(all.length, kind)} moved: ${shortened(words)}`;
    }),
    ...slots.map(({ to, properties }) => `moved: ${to}, ${properties.map(propertyText).join(", ")}`),
  ];
}

function held(elements: number, racks: number): string {
  return racks > 0 ? `${counted(racks, "rack")}, ${counted(elements, "element")}` : counted(elements, "element");
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** Elements of one kind with the same change stand on one line. */
function valueLines(changed: DiffDocument["elements"]["changed"]): string[] {
  const groups = new Map<string, ElementName[]>();
  for (const element of changed) {
    for (const property of element.properties) {
      const key = `${propertyText(property)}\n${element.kind}`;
      const same = groups.get(key);
      if (same) same.push(element);
      else groups.set(key, [element]);
    }
  }
  return [...groups].map(([key, elements]) => {
    const [text = "", kind] = key.split("\n");
    const [first, second] = elements;
    if (!second) return `${(first as ElementName).path}: ${text}`;
    return `${countedKind(elements.length, kind as RecordKind)} changed, ${text}: ${placesOf(elements)}`;
  });
}

const UNITS = Object.values(DIMENSIONS)
  .map(({ key, symbol }) => [`_${key}`, symbol] as const)
  .sort(([left], [right]) => right.length - left.length);

/** "rated_a 800 A → 640 A". */
export function propertyText({ key, base, head }: PropertyChange): string {
  const symbol = UNITS.find(([ending]) => key.endsWith(ending))?.[1] ?? "";
  return `${key} ${valueText(base, symbol)} → ${valueText(head, symbol)}`;
}

function valueText(value: unknown, symbol: string): string {
  if (value === undefined) return "not stated";
  if (typeof value === "number") return render(value, symbol);
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.every((each) => typeof each === "string")) return `[${shortened(value)}]`;
  if (Array.isArray(value)) return counted(value.length, "value");
  return JSON.stringify(value);
}

function byKind<T extends { readonly kind?: RecordKind }>(elements: readonly T[]): [RecordKind, T[]][] {
  const groups = new Map<RecordKind, T[]>();
  for (const element of elements) {
    const kind = element.kind as RecordKind;
    const same = groups.get(kind);
    if (same) same.push(element);
    else groups.set(kind, [element]);
  }
  const rank = (kind: RecordKind): number => ORDER.indexOf(kind);
  return [...groups].sort(([left], [right]) => rank(left) - rank(right) || compareText(left, right));
}
