/** Load schedules as JSON and as CSV. */
import type { Analysis } from "../../analysis/analysis";
import { type LoadSchedule, loadSchedules, type NormalLoad, type Way } from "../../analysis/power/load-schedule";
import type { ModelIndex } from "../../model/model";
import { type Cell, csvText } from "../csv";
import { lacks, quantity, rounded } from "./document-numbers";

/** A plain document; its shape is `loadSchedule` in `schema/plan.schema.json`. */
export type LoadScheduleDocument = ReturnType<typeof loadScheduleDocuments>[number];

/** One document per switchboard, busway and PDU. */
export function loadScheduleDocuments(index: ModelIndex, analysis: Analysis) {
  return loadSchedules(index, analysis).map((board) => ({
    path: board.path,
    kind: board.kind,
    ...(board.voltage_v !== undefined && { voltage_v: board.voltage_v }),
    rack_count: board.connected.rack_count,
    ...quantity("connected", "kw", board.connected.kw),
    ...normalDocument(board.normal),
    ...limitDocument(board),
    ...worstDocument(board),
    ...lacks([...board.normal.missing, ...(board.worst?.missing ?? [])]),
    ways: board.ways.map(wayDocument),
  }));
}

function wayDocument({ to, kind, connected, normal, rated_a }: Way) {
  return {
    to,
    kind,
    rack_count: connected.rack_count,
    ...quantity("connected", "kw", connected.kw),
    ...normalDocument(normal),
    ...(rated_a !== undefined && { rating_a: rounded(rated_a) }),
    ...lacks(normal.missing),
  };
}

function normalDocument({ kw, kva, a }: NormalLoad) {
  return { normal_kw: rounded(kw), normal_kva: rounded(kva), ...(a !== undefined && { normal_a: rounded(a) }) };
}

function limitDocument({ limit }: LoadSchedule) {
  if (!limit) return {};
  const unit = limit.unit === "kVA" ? "kva" : "kw";
  return {
    [`rating_${unit}`]: rounded(limit.device),
    ...(limit.rated_a !== undefined && { rating_a: rounded(limit.rated_a) }),
    [`continuous_${unit}`]: rounded(limit.continuous),
  };
}

function worstDocument({ worst }: LoadSchedule) {
  if (!worst) return {};
  const unit = worst.unit === "kVA" ? "kva" : "kw";
  return {
    worst_state: worst.state,
    ...(worst.instant && { worst_instant: worst.instant }),
    [`worst_${unit}`]: rounded(worst.value),
    ...(worst.a !== undefined && { worst_a: rounded(worst.a) }),
    [`headroom_${unit}`]: rounded(worst.limit - worst.value),
  };
}

const HEADER = [
  ...["board", "board_kind", "voltage_v", "way", "way_kind", "rack_count", "connected_kw", "normal_kw", "normal_kva"],
  ...["normal_a", "worst_kw", "worst_kva", "worst_a", "worst_state", "rating_kw", "rating_kva", "rating_a"],
  ...["continuous_kw", "continuous_kva", "headroom_kw", "headroom_kva", "lower_bound"],
];

/** One line per board, with an empty way, and one per way below it; a `yes` at the end marks numbers that lack an input. */
export function loadScheduleCsv(documents: readonly LoadScheduleDocument[]): string {
  const lines = (documents as unknown as readonly CsvSource[]).flatMap(({ path, kind, ways, ...board }): Cell[][] => {
    const common = { board: path, board_kind: kind, voltage_v: board["voltage_v"] as Cell };
    const own = { ...board, ...common };
    return [own, ...ways.map((way) => ({ ...way, ...common, way: way["to"], way_kind: way["kind"] }))].map(cells);
  });
  return csvText([HEADER, ...lines]);
}

type CsvSource = Readonly<Record<string, unknown>> & {
  readonly path: string;
  readonly kind: string;
  readonly ways: readonly Readonly<Record<string, Cell>>[];
};

function cells(source: Readonly<Record<string, unknown>>): Cell[] {
  const isBound = source["lacks"] !== undefined || source["connected_lacks"] !== undefined;
  const row = {
    ...source,
    connected_kw: source["connected_kw"] ?? source["connected_at_least_kw"],
    lower_bound: isBound ? "yes" : "",
  };
  return HEADER.map((key) => (row as Readonly<Record<string, Cell>>)[key]);
}
