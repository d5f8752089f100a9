/** Many like paths as one text. */
import { compareText } from "../../core/order";

/** `busway/a` ... `busway/d` → `busway/a..d`; paths of different depth → the first and how many more. */
export function pathRange(paths: readonly string[]): string {
  const split = paths.map((path) => path.split("/"));
  const depth = split[0]?.length ?? 0;
  const [first = ""] = paths;
  if (split.some((segments) => segments.length !== depth)) return `${first} (+${paths.length - 1})`;
  return Array.from({ length: depth }, (_, at) => nameRange(split.map((segments) => segments[at] ?? ""))).join("/");
}

/** `transformer-s0p1` ... `transformer-s1p2` → `transformer-s0p1..s1p2`: the first and the last, numbers by their value. */
function nameRange(names: readonly string[]): string {
  const sorted = [...new Set(names)].sort(compareNatural);
  const [first = "", last = first] = [sorted[0], sorted.at(-1)];
  if (first === last) return first;
  let common = 0;
  while (common < first.length && first[common] === last[common]) common++;
  const stem = /^.*[^A-Za-z0-9]/.exec(first.slice(0, common))?.[0] ?? "";
  return `${first}..${last.slice(stem.length)}`;
}

/** Runs of digits by their value, everything else in code-unit order. */
function compareNatural(left: string, right: string): number {
  const [one, other] = [runsOf(left), runsOf(right)];
  for (let at = 0; at < Math.min(one.length, other.length); at++) {
    const order = compareRuns(one[at] ?? "", other[at] ?? "");
    if (order !== 0) return order;
  }
  return one.length - other.length || compareText(left, right);
}

function runsOf(text: string): readonly string[] {
  return text.match(/\d+|\D+/g) ?? [];
}

function compareRuns(left: string, right: string): number {
  const areNumbers = /^\d/.test(left) && /^\d/.test(right);
  return areNumbers ? Number(left) - Number(right) : compareText(left, right);
}
