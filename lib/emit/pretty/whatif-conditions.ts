/** A facility beyond its design day as text. */
import { render, renderNumber } from "../../units/render";
import type { ChainLevel } from "../../analysis/thermal/chain-levels";
import type { AppearingFinding, ChainChange, ConditionsDocument } from "../documents/conditions-document";
import { CHAIN_LEVEL_NAMES } from "./temperature-chains";
import { type Column, table } from "./table";
import { counted, PAGE_COLUMNS, plain, wrap } from "./text";

/** Chains and findings beyond these are only counted; JSON lists all. */
const SHOWN = 5;
const INDENT = "  ";

/** "at 41 °C, wet bulb 25 °C". */
export function conditionsTitle({ ambient_c, wet_bulb_c, supplies }: ConditionsDocument): string {
  return [
    ...(ambient_c === undefined ? [] : [`at ${render(ambient_c, "°C")}`]),
    ...(wet_bulb_c === undefined ? [] : [`wet bulb ${render(wet_bulb_c, "°C")}`]),
    ...supplies.map(({ path, supply_c }) => `${path} at ${render(supply_c, "°C")}`),
  ].join(", ");
}

/** The chains of temperature that change, before and after, and what is found that was not. */
export function conditionsLines(found: ConditionsDocument): string[] {
  const { findings } = found;
  const chains = found.chains.filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
  const more = chains.length - SHOWN;
  return [
    ...(chains.length === 0 ? ["", "No temperature changes."] : []),
    ...chains.slice(0, SHOWN).flatMap((chain) => ["", ...chainTable(chain)]),
    ...(more > 0 ? [`${INDENT}and ${counted(more, "more chain")}`] : []),
    "",
    ...(findings.length === 0 ? ["No finding appears that the design day does not have."] : findingLines(findings)),
  ];
}

const left = (title: string): Column => ({ title, align: "left" });
const right = (title: string): Column => ({ title, align: "right" });

function chainTable({ loops, before, after }: ChainChange): string[] {
  const [first = ""] = loops;
  const title = loops.length === 1 ? plain(first) : `${plain(first)} and ${counted(loops.length - 1, "more loop")}`;
  const columns = [left(title), right("before"), right("after"), right("margin before"), right("margin after")];
  const rows = after.map((level, at) => {
    const was = before[at]?.name === level.name ? before[at] : before.find(({ name }) => name === level.name);
    return [CHAIN_LEVEL_NAMES[level.name], temperature(was), temperature(level), margin(was), margin(level)];
  });
  return table(columns, rows, { columns: PAGE_COLUMNS });
}

function temperature(level: ChainLevel | undefined): string {
  return level?.temperature_c === undefined ? "unknown" : `${renderNumber(level.temperature_c)} °C`;
}

function margin(level: ChainLevel | undefined): string {
  return level?.margin_k === undefined ? "" : render(level.margin_k, "K");
}

function findingLines(findings: readonly AppearingFinding[]): string[] {
  const more = findings.length - SHOWN;
  const lines = findings.slice(0, SHOWN).flatMap(({ severity, outcome, rule, message }) => {
    const head = `${outcome === "unknown" ? "unknown" : severity}  ${rule}`;
    return [plain(head), ...wrap(plain(message), PAGE_COLUMNS - INDENT.length).map((line) => INDENT + line)];
  });
  return more > 0 ? [...lines, `and ${counted(more, "more finding")}`] : lines;
}
