import type { PartKind } from "./parts";
import { didYouMean } from "./suggest";

const KINDS: readonly PartKind[] = ["rack", "cdu", "coolant"];
const SEGMENT = /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/;

export interface PartPlace {
  readonly kind: PartKind;
  readonly id: string;
}

/**
 * What a file's place in the catalog says: `rack/acme/gb300.yaml` is the rack `acme/gb300`. Ids are safe as object keys:
 * lower-case words, and no name that every object inherits.
 *
 * @param segments - Folders and file name below the catalog folder.
 * @returns The kind and the id, or what is wrong with the place.
 */
export function placeOf(segments: readonly string[]): PartPlace | string {
  const [kindName = "", ...names] = segments;
  const kind = KINDS.find((candidate) => candidate === kindName);
  if (segments.length < 2) return `A part stands in the folder of its kind: ${layouts()}.`;
  if (kind === undefined) {
    return `"${kindName}" is not a kind of part; allowed are ${KINDS.join(", ")}.${didYouMean(kindName, KINDS)} Rename the folder.`;
  }
  const depthAllowed = kind === "coolant" ? names.length <= 2 : names.length === 2;
  if (!depthAllowed) return `A ${kind} stands at ${layoutOf(kind)}. Move the file.`;
  const ids = names.map((name, index) => (index === names.length - 1 ? name.replace(/\.yaml$/, "") : name));
  const wrong = ids.find((name) => !SEGMENT.test(name));
  if (wrong !== undefined) {
    return `"${wrong}" cannot be part of an id: allowed are a to z, 0 to 9 and, between them, ".", "_" or "-". Rename it.`;
  }
  const id = ids.join("/");
  return id in {} ? `"${id}" is a reserved word and cannot be an id. Rename the file.` : { kind, id };
}

function layoutOf(kind: PartKind): string {
  return kind === "coolant" ? "coolant/<part>.yaml" : `${kind}/<vendor>/<part>.yaml`;
}

function layouts(): string {
  return KINDS.map(layoutOf).join(", ");
}
