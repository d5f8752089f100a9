/** Temperature chains as text: one line per chain, loops of equal chain together. */
import type { ChainLevel, ChainLevelName } from "../../analysis/thermal/chain-levels";
import { compareText } from "../../core/order";
import { render, renderNumber } from "../../units/render";
import type { ChainTotals } from "../documents/documents";
import { counted, PAGE_COLUMNS, plain, wrap } from "./text";

const LISTED = 5;
const INDENT = "  ";

/** The levels as people call them. */
export const CHAIN_LEVEL_NAMES: Readonly<Record<ChainLevelName, string>> = {
  "dry-bulb": "ambient",
  "wet-bulb": "ambient wet bulb",
  "heat-network": "heat network",
  "condenser-water": "condenser water",
  "facility-water": "FWS",
  "loop-supply": "TCS",
  "rack-maximum": "rack max",
  return: "return",
};

/** The chains with least room first. */
export function chainLines(chains: readonly ChainTotals[]): string[] {
  if (chains.length === 0) return [];
  const tightest = [...chains].sort(
    (one, other) => leastMargin(one) - leastMargin(other) || compareText(one.loops[0] ?? "", other.loops[0] ?? ""),
  );
  const more = chains.length - LISTED;
  return [
    "Temperatures in °C over facility water (FWS) to technology loops (TCS), worst design point",
    ...tightest.slice(0, LISTED).flatMap(linesOf),
    ...(more > 0 ? [`${INDENT}and ${counted(more, "more chain")}`] : []),
  ];
}

function leastMargin({ levels }: ChainTotals): number {
  return Math.min(...levels.map(({ margin_k }) => margin_k ?? Infinity));
}

/** Holds the words of one level together; no printed text has it. */
const GLUE = "\u00a0";

/** Lines break before an arrow; those after the first of a chain stand a little further in. */
function linesOf({ loops, levels }: ChainTotals): string[] {
  const [first = ""] = loops;
  const name = loops.length === 1 ? plain(first) : counted(loops.length, "loop");
  const glued = levels.map((level, at) => `${at === 0 ? "" : "→ "}${levelText(level)}`.replaceAll(" ", GLUE));
  return wrap(`${name}: ${glued.join(" ")}`, PAGE_COLUMNS - 2 * INDENT.length).map(
    (line, at) => INDENT + (at === 0 ? "" : INDENT) + line.replaceAll(GLUE, " "),
  );
}

/** "FWS 36 (approach 5 K, margin 0 K)". */
function levelText({ name, temperature_c, approach_k, trim_kw, margin_k }: ChainLevel): string {
  const temperature = temperature_c === undefined ? "unknown" : renderNumber(temperature_c);
  const notes = [
    ...(approach_k === undefined ? [] : [`approach ${render(approach_k, "K")}`]),
    ...(trim_kw === undefined ? [] : [`trim ${render(trim_kw, "kW")}`]),
    ...(margin_k === undefined ? [] : [`margin ${render(margin_k, "K")}`]),
  ];
  return `${CHAIN_LEVEL_NAMES[name]} ${temperature}${notes.length === 0 ? "" : ` (${notes.join(", ")})`}`;
}
