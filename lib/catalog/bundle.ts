import type { CduPart, CoolantPart, Part, PartTable, RackPart } from "./parts";

/** The JSON that is shipped: the parts by id, in the order of the table. */
export function bundleText(table: PartTable): string {
  return `${JSON.stringify(table, null, 2)}\n`;
}

/** The list of parts for people, as Markdown tables; an empty cell is a value that no public source gives. */
export function partsMarkdown(table: PartTable): string {
  const parts = Object.values(table);
  return [
    "### Racks",
    rows(["Part", "Name", "TDP kW", "Peak kW", "To liquid"], ofKind<RackPart>(parts, "rack"), (rack) => [
      rack.title,
      rack.tdp_kw,
      rack.peak_kw,
      rack.liquid_fraction === undefined ? undefined : `${+(rack.liquid_fraction * 100).toFixed(1)} %`,
    ]),
    "### CDUs",
    rows(["Part", "Name", "Heat kW", "Approach K", "Flow L/min at head kPa"], ofKind<CduPart>(parts, "cdu"), (cdu) => [
      cdu.title,
      cdu.rated_heat_kw,
      cdu.rated_approach_k,
      (cdu.flow_points ?? [])
        .map((point) => [point.flow_l_per_min, point.head_kpa].filter(Boolean).join(" at "))
        .join(", "),
    ]),
    "### Coolants",
    rows(["Part", "Name", "Table °C"], ofKind<CoolantPart>(parts, "coolant"), (coolant) => [
      coolant.title,
      `${coolant.points[0]?.temperature_c} to ${coolant.points.at(-1)?.temperature_c}`,
    ]),
  ].join("\n\n");
}

function ofKind<P extends Part>(parts: readonly Part[], kind: P["kind"]): P[] {
  return parts.filter((part): part is P => part.kind === kind);
}

type Cell = string | number | undefined;

function rows<P extends Part>(
  header: readonly string[],
  parts: readonly P[],
  cells: (part: P) => readonly Cell[],
): string {
  const body = parts.map((part) =>
    [`\`${part.id}\``, ...cells(part)].map((cell) => String(cell ?? "").replaceAll("|", "\\|")),
  );
  const widths = header.map((title, column) =>
    Math.max(3, title.length, ...body.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [line(header), line(widths.map((width) => "-".repeat(width))), ...body.map(line)].join("\n");
}

const BEGIN = "<!-- parts: written by scripts/catalog-bundle.js -->";
const END = "<!-- end of parts -->";

/** A document with the list between its two marks renewed. */
export function withPartList(document: string, list: string): string {
  const [begin, end] = [document.indexOf(BEGIN), document.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`The document needs the marks "${BEGIN}" and "${END}".`);
  return `${document.slice(0, begin + BEGIN.length)}\n\n${list}\n\n${document.slice(end)}`;
}
