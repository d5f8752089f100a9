import type { Complaint, PartPath } from "./catalog-problem";
import type { Part, PartTable } from "./parts";
import { didYouMean } from "./suggest";

/** Keys that name the part instead of stating a value, and so need no source. */
const NAMING_KEYS: ReadonlySet<string> = new Set(["id", "kind", "title", "sources", "generation", "type"]);

/** The keys of a part that a source must vouch for. */
export function valueKeysOf(part: Part): string[] {
  return Object.keys(part).filter((key) => !NAMING_KEYS.has(key));
}

/** What the schema cannot say about one part by itself: order, agreement and sources of its values. */
export function complaintsAbout(part: Part): Complaint[] {
  return [...orderComplaints(part), ...agreementComplaints(part), ...sourceComplaints(part)];
}

/**
 * What can only be judged with the other parts at hand: that the parts it names are there and fit.
 *
 * @param broken - Ids of parts that exist but have problems of their own: naming one is no further problem.
 */
export function referenceComplaints(part: Part, table: PartTable, broken: ReadonlySet<string>): Complaint[] {
  const coolantAt = (id: string | undefined, path: PartPath): Complaint[] =>
    id === undefined || broken.has(id) ? [] : coolantComplaints(id, path, table);
  if (part.kind === "cdu") return coolantAt(part.rated_coolant, ["rated_coolant"]);
  if (part.kind !== "rack") return [];
  const source = part.flow_curve_of;
  const standIn = source === undefined || broken.has(source) ? [] : standInComplaints(part, source, table);
  return [...coolantAt(part.flow_curve?.coolant, ["flow_curve", "coolant"]), ...standIn];
}

function coolantComplaints(id: string, path: PartPath, table: PartTable): Complaint[] {
  if (partIn(table, id)?.kind === "coolant") return [];
  const known = Object.keys(table).filter((other) => table[other]?.kind === "coolant");
  return [
    value(path, `"${id}" is not a coolant of the catalog.${didYouMean(id, known)} Known are ${known.join(", ")}.`),
  ];
}

function standInComplaints(part: Part & { kind: "rack" }, id: string, table: PartTable): Complaint[] {
  const path = ["flow_curve_of"];
  const other = partIn(table, id);
  const allowed = "Name a rack of the same generation that has a flow_curve of its own.";
  if (part.flow_curve !== undefined) {
    return [
      {
        path,
        at: "key",
        message: "A part with a flow_curve of its own needs no flow_curve_of. Remove one of the two.",
      },
    ];
  }
  if (other?.kind !== "rack") {
    const racks = Object.keys(table).filter((name) => hasCurve(table[name]));
    return [value(path, `"${id}" is not a rack of the catalog.${didYouMean(id, racks)} ${allowed}`)];
  }
  if (other.flow_curve === undefined) return [value(path, `"${id}" has no flow_curve of its own. ${allowed}`)];
  if (part.generation !== undefined && other.generation === part.generation) return [];
  const mine = part.generation === undefined ? "states no generation" : `is of generation "${part.generation}"`;
  const its = other.generation === undefined ? "states none" : `is of generation "${other.generation}"`;
  return [
    value(path, `This part ${mine}, and "${id}" ${its}: a flow curve stands in within one generation only. ${allowed}`),
  ];
}

function hasCurve(part: Part | undefined): boolean {
  return part?.kind === "rack" && part.flow_curve !== undefined;
}

function orderComplaints(part: Part): Complaint[] {
  if (part.kind === "coolant") return ascending(part.points, "temperature_c", ["points"]);
  if (part.kind === "rack" && part.flow_curve) {
    return ascending(part.flow_curve.points, "supply_c", ["flow_curve", "points"]);
  }
  return [];
}

function ascending<K extends string>(
  points: readonly Readonly<Record<K, number>>[],
  key: K,
  path: PartPath,
): Complaint[] {
  return points.flatMap((point, index) => {
    const before = points[index - 1];
    if (before === undefined || point[key] > before[key]) return [];
    const message = `Points stand in ascending order of ${key}, but ${point[key]} follows ${before[key]}. Sort them, each temperature once.`;
    return [value([...path, index, key], message)];
  });
}

function agreementComplaints(part: Part): Complaint[] {
  if (part.kind === "coolant") return [];
  const pairs: (readonly [string, string])[] = [["supply_min_c", "supply_max_c"]];
  if (part.kind === "rack") pairs.push(["supply_max_c", "return_max_c"], ["tdp_kw", "peak_kw"]);
  const values = part as unknown as Readonly<Record<string, number | undefined>>;
  return pairs.flatMap(([lower, upper]) => {
    const [low, high] = [values[lower], values[upper]];
    if (low === undefined || high === undefined || low <= high) return [];
    return [value([upper], `"${upper}" is ${high}, below "${lower}" of ${low}. Correct one of the two.`)];
  });
}

function sourceComplaints(part: Part): Complaint[] {
  const keys = valueKeysOf(part);
  const vouchable = [...keys, ..."generation type".split(" ").filter((key) => Object.hasOwn(part, key))];
  const misnamed = part.sources.flatMap((source, index) =>
    (source.of ?? []).flatMap((key, position) => {
      if (vouchable.includes(key)) return [];
      const message = `The source vouches for "${key}", which this part does not have.${didYouMean(key, vouchable)} Name its own keys.`;
      return [value(["sources", index, "of", position], message)];
    }),
  );
  const vouched = new Set(part.sources.flatMap((source) => source.of ?? keys));
  const bare = keys.filter((key) => !vouched.has(key));
  return [...misnamed, ...bare.map((key) => unvouched(key))];
}

function unvouched(key: string): Complaint {
  const message = `No source vouches for "${key}". Add it to the "of" of a source, or give a source without "of", which vouches for the whole part.`;
  return { path: [key], at: "key", message };
}

function value(path: PartPath, message: string): Complaint {
  return { path, at: "value", message };
}

function partIn(table: PartTable, id: string): Part | undefined {
  return Object.hasOwn(table, id) ? table[id] : undefined;
}
