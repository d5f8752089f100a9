/** FNV-1a over UTF-16 code units, 64 bits as two halves: stable, small, and free of Node's crypto. */
const PRIME = 0x01000193;
const SEEDS = [0x811c9dc5, 0x9dc5811c] as const;

/** Names a finding across runs: rule, message, subject and detail, never the line. Sixteen hexadecimal digits. */
export function fingerprint(parts: readonly string[]): string {
  const text = parts.map((part) => `${part.length}:${part}`).join("");
  return SEEDS.map((seed) => hash(text, seed).toString(16).padStart(8, "0")).join("");
}

function hash(text: string, seed: number): number {
  let state = seed;
  for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), PRIME);
  return state >>> 0;
}
