import { readFileSync } from "node:fs";
import { relative, sep } from "node:path";
import { compareText } from "../core/order";
import { compareProblems, type CatalogProblem, type Complaint } from "./catalog-problem";
import { filesBelow } from "./folder-files";
import { complaintsAbout, referenceComplaints } from "./part-checks";
import { readPartDocument, type PartDocument } from "./part-document";
import { placeOf, type PartPlace } from "./part-id";
import { violationsOf } from "./part-schema";
import type { Part, PartKind, PartTable } from "./parts";
import { didYouMean } from "./suggest";
import { partTable } from "./table";

export interface CatalogFolder {
  /** The parts without problems, in code-unit order of their ids; none of ours. */
  readonly parts: PartTable;
  /** Every problem of every file, by file, line and column. */
  readonly problems: readonly CatalogProblem[];
}

/** The one reader of catalog folders, ours and a project's. `known` are the parts that are there already. */
export function readPartFolder(folder: string, root: string, known: PartTable): CatalogFolder {
  const base = relative(root, folder).split(sep).join("/");
  const listed = filesBelow(folder);
  const prefix = base === "" ? "" : `${base}/`;
  const problems: CatalogProblem[] = listed.problems.map(({ path, message }) => ({
    file: path === "" ? base || "." : prefix + path,
    line: 1,
    column: 1,
    message,
  }));
  const files = listed.files.map(({ path, file }) => readPartFile(path, prefix + path, file));
  const found = claimIds(files, known);
  problems.push(...files.flatMap((file) => file.problems), ...found.problems);
  const clean = files.filter((file) => !found.broken.has(file.id) && file.part !== undefined);
  const all = partTable([...Object.values(known), ...clean.map((file) => file.part as Part)]);
  const wrong = new Set<string>();
  for (const file of clean) {
    const complaints = referenceComplaints(file.part as Part, all, found.broken);
    if (complaints.length > 0) wrong.add(file.id);
    problems.push(...complaints.map((complaint) => placed(file, complaint)));
  }
  const parts = clean.filter((file) => !wrong.has(file.id)).map((file) => file.part as Part);
  return { parts: partTable(parts), problems: problems.sort(compareProblems) };
}

interface PartFile {
  /** Relative to the root. */
  readonly name: string;
  /** Empty where the place yields none. */
  readonly id: string;
  readonly document: PartDocument | undefined;
  readonly problems: readonly CatalogProblem[];
  /** Undefined where the file has a problem. */
  readonly part: Part | undefined;
}

function readPartFile(path: string, name: string, file: string): PartFile {
  const place = placeOf(path.split("/"));
  const id = typeof place === "string" ? "" : place.id;
  const at = (line: number, column: number, message: string): CatalogProblem =>
    id === "" ? { file: name, line, column, message } : { file: name, line, column, message, part: id };
  const placeProblems = typeof place === "string" ? [at(1, 1, place)] : [];
  const text = textOf(file);
  if (typeof text !== "string") {
    return {
      name,
      id,
      document: undefined,
      problems: [...placeProblems, at(1, 1, text.message)],
      part: undefined,
    };
  }
  const document = readPartDocument(text);
  const judged = judge(document, typeof place === "string" ? undefined : place);
  const problems = [
    ...placeProblems,
    ...document.problems.map(({ line, column, message }) => at(line, column, message)),
    ...judged.complaints.map((complaint) => {
      const { line, column } = document.positionOf(complaint.path, complaint.at);
      return at(line, column, complaint.message);
    }),
  ];
  return { name, id, document, problems, part: problems.length === 0 ? judged.part : undefined };
}

/** Bytes that are not UTF-8 would turn into other characters without a word. */
function textOf(file: string): string | { message: string } {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ERR_ENCODING_INVALID_ENCODED_DATA") return { message: "The file is not UTF-8. Save it as UTF-8." };
    return { message: `The file cannot be read (${code ?? String(error)}). Check its permissions.` };
  }
}

function judge(document: PartDocument, place: PartPlace | undefined): { part?: Part; complaints: Complaint[] } {
  const { value } = document;
  if (value === undefined) return { complaints: [] };
  const kind = kindOf(value, place);
  if (typeof kind !== "string") return { complaints: [kind] };
  const complaints = [...violationsOf(value, kind), ...disagreements(value, kind, place)];
  if (complaints.length > 0 || place === undefined) return { complaints };
  const { id: _, kind: __, title, ...rest } = value;
  const part = { id: place.id, kind, title, ...rest } as unknown as Part;
  return { part, complaints: complaintsAbout(part) };
}

/** What the file says it is, else what its folder says (the schema then asks for the missing key). */
function kindOf(value: Readonly<Record<string, unknown>>, place: PartPlace | undefined): PartKind | Complaint {
  const kinds: readonly PartKind[] = ["rack", "cdu", "coolant"];
  const stated = kinds.find((kind) => kind === value["kind"]);
  if (stated !== undefined) return stated;
  if (place !== undefined && value["kind"] === undefined) return place.kind;
  const suggestion = typeof value["kind"] === "string" ? didYouMean(value["kind"], kinds) : "";
  const message = `"kind" must be one of ${kinds.join(", ")}.${suggestion} State what the part is.`;
  return { path: ["kind"], at: "value", message };
}

function disagreements(
  value: Readonly<Record<string, unknown>>,
  kind: PartKind,
  place: PartPlace | undefined,
): Complaint[] {
  if (place === undefined) return [];
  const complaints: Complaint[] = [];
  if (value["kind"] !== undefined && kind !== place.kind) {
    const message = `The file says "${kind}" but stands in the folder of "${place.kind}". Move the file or correct the kind.`;
    complaints.push({ path: ["kind"], at: "value", message });
  }
  if (typeof value["id"] === "string" && value["id"] !== place.id) {
    const message = `The id says "${value["id"]}" but the file's path says "${place.id}". Remove the id, which need not be repeated, or move the file.`;
    complaints.push({ path: ["id"], at: "value", message });
  }
  return complaints;
}

/** Each id once: not one of ours, not twice in the folder. Broken are the ids of files that give no part. */
function claimIds(files: readonly PartFile[], known: PartTable): { broken: Set<string>; problems: CatalogProblem[] } {
  const broken = new Set(files.filter((file) => file.part === undefined).map((file) => file.id));
  const first = new Map<string, PartFile>();
  const problems: CatalogProblem[] = [];
  const sorted = files.filter((file) => file.id !== "").sort((left, right) => compareText(left.name, right.name));
  for (const file of sorted) {
    const earlier = first.get(file.id);
    const message = Object.hasOwn(known, file.id)
      ? `"${file.id}" is a part that superfactory ships, and a part of the project may not replace it. Rename the file, best under a vendor name of your own.`
      : earlier && `"${file.id}" is already the id of ${earlier.name}. Rename one of the two.`;
    if (earlier === undefined) first.set(file.id, file);
    if (message === undefined) continue;
    broken.add(file.id);
    problems.push({ file: file.name, line: 1, column: 1, message, part: file.id });
  }
  return { broken, problems };
}

function placed(file: PartFile, complaint: Complaint): CatalogProblem {
  const position = file.document?.positionOf(complaint.path, complaint.at) ?? { line: 1, column: 1 };
  return { file: file.name, ...position, message: complaint.message, part: file.id };
}
