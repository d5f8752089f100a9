/** One state in detail as text. Pure: a document in, lines out. */
import { render, renderComparison, renderPercent } from "../../units/render";
import type { Paint } from "./paint";
import { counted, PAGE_COLUMNS, plain, wrap } from "./text";
import { conditionsLines, conditionsTitle } from "./whatif-conditions";
import { type Column, table } from "./table";
import { renderShortage } from "../../analysis/thermal/shortage";
import type {
  NamedRacks,
  WhatIfCooling,
  WhatIfDocument,
  WhatIfLoad,
  WhatIfShortfall,
  WhatIfState,
} from "../documents/whatif-document";

/** Survivors beyond these are only counted; JSON lists all. */
const SHOWN = 20;
const LABEL_WIDTH = 13;

const left = (title: string): Column => ({ title, align: "left" });
const right = (title: string): Column => ({ title, align: "right" });

/** What is lost, what goes with it, what is overloaded, and what the survivors carry. Ends with a line break. */
export function whatIfText(found: WhatIfDocument, paint: Paint): string {
  const lost = found.lost.map(({ path, claim }) => `${path} (${claim ?? "no claim"})`).join(" + ");
  const { conditions } = found;
  const title = [
    ...(conditions ? [conditionsTitle(conditions)] : []),
    ...(lost === "" ? [] : [`without ${lost}`]),
  ].join(", ");
  const states = found.states.flatMap((state) => ["", ...stateLines(state, found.states.length > 1, paint)]);
  const lines = [
    ...wrap(plain(`${found.factory}: ${title}`), PAGE_COLUMNS).map(paint.strong),
    ...(conditions ? conditionsLines(conditions) : []),
    ...states,
    ...outcomeLines(found),
    "",
    verdictLine(found, paint),
  ];
  return `${lines.join("\n")}\n`;
}

function stateLines(state: WhatIfState, isOneOfTwo: boolean, paint: Paint): string[] {
  const heading = { bridge: "Bridge: stored energy only", settled: "Settled: standby sources on" }[state.instant];
  const over = state.loads.filter(({ is_over }) => is_over);
  return [
    ...(isOneOfTwo ? [paint.strong(heading)] : []),
    ...entry("Goes dark", state.dark.length === 0 ? "no other feed" : list(state.dark, "feed")),
    ...deadLines(state),
    ...(state.unsure_racks.rack_count > 0 ? entry("Unknown", `the fate of ${racksText(state.unsure_racks)}`) : []),
    ...entry("CDUs off", state.dead_cdus.length === 0 ? "none for want of power" : list(state.dead_cdus, "CDU")),
    ...(state.dead_units.length === 0 ? [] : entry("Units off", list(state.dead_units, "unit"))),
    ...state.shortfalls.flatMap((each) => entry("Short", shortText(each))),
    ...(state.uncooled_racks.rack_count > 0 ? entry("Uncooled", racksText(state.uncooled_racks)) : []),
    ...loadTable("Overloaded", over),
    ...loadTable(
      "Carries another load",
      state.loads.filter(({ is_over }) => !is_over),
    ),
    ...coolingTable(state.cooling),
    ...(state.lacks.length > 0 ? ["", ...entry("Unknown", `for want of ${state.lacks.join(", ")}`)] : []),
  ];
}

const UNITS = { cdu: "CDU", rejection: "rejection unit", pump: "pump", "air-unit": "air unit" } as const;

/** "s/tcs lacks 90 kW (100 L/min) with 2 of 4 CDUs out". */
function shortText({ path, units, dead_count, unit_count, lacks_kw: kw, lacks_l_per_min }: WhatIfShortfall): string {
  const shortage = {
    ...(kw !== undefined && { kw }),
    ...(lacks_l_per_min !== undefined && { l_per_min: lacks_l_per_min }),
  };
  const lack = renderShortage(shortage, units === "pump" || kw === undefined ? "L/min" : "kW");
  return `${path} lacks ${lack === "" ? "cooling" : lack} with ${dead_count} of ${counted(unit_count, UNITS[units])} out`;
}

function deadLines({ dead_racks }: WhatIfState): string[] {
  if (dead_racks.length === 0) return entry("Racks lost", "none");
  return dead_racks.flatMap((dead) => entry("Racks lost", `${racksText(dead)}: ${whyDead(dead)}`));
}

function whyDead({
  live_shelf_count,
  shelf_count,
  live_shelves_kw,
  power_kw,
}: WhatIfState["dead_racks"][number]): string {
  if (live_shelf_count === 0) return "no live feed";
  const shelves = `${live_shelf_count} of ${shelf_count} shelves live`;
  if (live_shelves_kw === undefined) return shelves;
  const { value, limit } = renderComparison(power_kw, live_shelves_kw, "kW");
  return `${shelves}, ${limit} for ${value}`;
}

function loadTable(title: string, loads: readonly WhatIfLoad[]): string[] {
  if (loads.length === 0) return [];
  const alike = new Map<
    string,
    { readonly paths: string[]; readonly cells: readonly string[]; readonly used: number }
  >();
  for (const load of loads) {
    const cells = loadCells(load);
    const same = alike.get(cells.join("\n"));
    if (same) same.paths.push(load.path);
    else alike.set(cells.join("\n"), { paths: [load.path], cells, used: load.used_percent ?? 0 });
  }
  const fullest = [...alike.values()].sort((one, other) => other.used - one.used);
  const shown = fullest.slice(0, SHOWN);
  const hidden = loads.length - shown.reduce((sum, { paths }) => sum + paths.length, 0);
  const columns = [
    left(`${title} (+ alike)`),
    right("before"),
    right("after"),
    right("limit"),
    right("used"),
    right("margin"),
  ];
  return [
    "",
    ...table(
      columns,
      shown.map(({ paths, cells }) => [named(paths), ...cells]),
      { columns: PAGE_COLUMNS },
    ),
    ...(hidden > 0 ? [`  and ${counted(hidden, "more feed")}`] : []),
  ];
}

function loadCells({ before, after, limit, unit, used_percent, lacks, was_over }: WhatIfLoad): string[] {
  const bound = lacks.length > 0 ? "≥ " : "";
  const was = (was_over ? "over: " : "") + render(before, unit);
  if (limit === undefined) return [was, bound + render(after, unit), "no rating", "", ""];
  const text = renderComparison(after, limit, unit);
  return [was, bound + text.value, text.limit, renderPercent((used_percent ?? 0) / 100), text.margin];
}

function named([first = "", ...others]: readonly string[]): string {
  return plain(first) + (others.length > 0 ? ` (+${others.length})` : "");
}

function coolingTable(cooling: readonly WhatIfCooling[]): string[] {
  if (cooling.length === 0) return [];
  const columns = [
    left("Cooling"),
    left("of"),
    right("units"),
    right("asked"),
    right("left"),
    right("used"),
    right("margin"),
  ];
  const rows = cooling.map((each) => {
    const units = `${each.unit_count} of ${each.all_unit_count}`;
    const { value, limit, unit, used_percent } = each;
    const bound = each.lacks.length > 0 ? "≥ " : "";
    if (value === undefined || limit === undefined) {
      const asked = value === undefined ? "unknown" : bound + render(value, unit);
      return [
        plain(each.path),
        each.quantity,
        units,
        asked,
        limit === undefined ? "unknown" : render(limit, unit),
        "",
        "",
      ];
    }
    const text = renderComparison(value, limit, unit);
    const used = used_percent === undefined ? "" : renderPercent(used_percent / 100);
    return [plain(each.path), each.quantity, units, bound + text.value, text.limit, used, text.margin];
  });
  return ["", ...table(columns, rows, { columns: PAGE_COLUMNS })];
}

const OUTCOMES = {
  refuted: "against the claim",
  accepted: "accepted by the claim",
  "no-claim": "nothing is claimed",
  "beyond-claim": "more is out than the claim allows",
  combined: "only all losses together take them",
} as const;

function outcomeLines({ outcomes }: WhatIfDocument): string[] {
  if (outcomes.length === 0) return [];
  const texts = outcomes.map(({ outcome, claim, claimed_on, ...racks }) => {
    const where = claimed_on === undefined ? "" : ` on ${claimed_on}`;
    return `${racksText(racks)}: ${OUTCOMES[outcome]}${claim === undefined ? "" : ` ${claim}${where}`}`;
  });
  return ["", ...texts.flatMap((text) => entry("Claims", text))];
}

function verdictLine({ verdict, states, outcomes, conditions }: WhatIfDocument, paint: Paint): string {
  const racks = outcomes.length > 0;
  const errors = conditions?.error_count ?? 0;
  const over = Math.max(
    0,
    ...states.map(({ loads, cooling }) => [...loads, ...cooling].filter(({ is_over }) => is_over).length),
  );
  switch (verdict) {
    case "carries":
      return paint.strong(
        states.length === 0 ? "Carries: no error is found." : "Carries: no rack is lost, nothing is overloaded.",
      );
    case "unknown":
      return paint.warning("Unknown: nothing is seen to fail, but inputs are missing.");
    case "racks-lost":
      return paint.warning(
        "Racks go dark or lose their cooling, and no claim says otherwise; no survivor is overloaded.",
      );
    case "fails": {
      const what = [
        over > 0 ? counted(over, "overload") : "",
        racks ? "racks are lost" : "",
        errors > 0 ? counted(errors, "error") : "",
      ];
      return paint.error(`Fails: ${what.filter((each) => each !== "").join("; ")}.`);
    }
  }
}

function racksText({ rack_count, racks }: NamedRacks): string {
  return `${counted(rack_count, "rack")} in ${list(racks)}`;
}

/** The first few by name. */
function list(paths: readonly string[], noun?: string): string {
  const most = 6;
  const more = paths.length > most ? ` and ${paths.length - most} more` : "";
  const count = noun === undefined ? "" : `${counted(paths.length, noun)}: `;
  return plain(count + paths.slice(0, most).join(", ") + more);
}

function entry(label: string, text: string): string[] {
  return wrap(plain(text), PAGE_COLUMNS - LABEL_WIDTH).map(
    (line, at) => (at === 0 ? label : "").padEnd(LABEL_WIDTH) + line,
  );
}
