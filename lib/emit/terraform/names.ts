import { createHash } from "node:crypto";

/** Something that needs a name: what it is, in full, and the name that it would have if it were alone. */
export interface Nameable {
  /** Identifies the subject among the others: its path, for instance. */
  readonly subject: string;
  /** Made by {@link slug}, so that it holds letters, digits, `-` and `_` only. */
  readonly wanted: string;
}

/** Longest name before a hash takes the place of its end; file systems allow 255 bytes with prefix and suffix. */
const LONGEST = 120;
const HASH_LENGTHS = [8, 16, 64];

/** The text with every character that Terraform identifiers and folders may not hold replaced by `-`. */
export function slug(text: string): string {
  return text.replace(/[^A-Za-z0-9_-]/g, "-");
}

/**
 * A name per subject, no two alike, not even where upper and lower case are one. A name that several subjects want, or
 * that is too long, gets a short hash of its subject; so a name depends neither on the order of the subjects nor on
 * subjects that want another name.
 */
export function namesOf(nameables: readonly Nameable[]): ReadonlyMap<string, string> {
  const wanting = new Map<string, number>();
  for (const { wanted } of nameables) wanting.set(folded(wanted), (wanting.get(folded(wanted)) ?? 0) + 1);
  for (const length of HASH_LENGTHS) {
    const names = new Map(
      nameables.map(({ subject, wanted }) => {
        const alone = wanting.get(folded(wanted)) === 1 && wanted.length <= LONGEST;
        return [subject, alone ? wanted : `${wanted.slice(0, LONGEST)}-${hashOf(subject).slice(0, length)}`];
      }),
    );
    if (new Set([...names.values()].map(folded)).size === names.size) return names;
  }
  throw new Error("Two subjects have the same SHA-256 hash.");
}

function folded(name: string): string {
  return name.toLowerCase();
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
