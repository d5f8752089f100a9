/** A chain with a generator and a UPS, for tests of what happens over time: 10 racks of 100 kW at power factor 1. */
import type { ModelRecord, PowerFeedRecord, RackRecord } from "../../lib/model/records";
import { feed, racks } from "./records";

export interface BackedChain {
  readonly grid?: Partial<PowerFeedRecord>;
  readonly gen?: Partial<PowerFeedRecord>;
  readonly ats?: Partial<PowerFeedRecord>;
  readonly ups?: Partial<PowerFeedRecord>;
  readonly rack?: Partial<RackRecord>;
}

/** Runs at voltage after 25 s, accepts load after 10 s more, all of the 1,000 kW in one step: 35 s. */
export const GENERATOR: Partial<PowerFeedRecord> = {
  feed_kind: "generator",
  rated_kw: 2000,
  start_s: 25,
  acceptance_s: 10,
  block_load_kw: 1000,
};

/** grid and gen → ats → ups → bus → 10 racks, 1,000 kW everywhere. */
export function backedChain({ grid, gen, ats, ups, rack }: BackedChain = {}): ModelRecord[] {
  return [
    feed("s/grid", { feed_kind: "utility", rated_kw: 2000, claims: "N", ...grid }),
    feed("s/gen", { ...GENERATOR, claims: "N", ...gen }),
    feed("s/ats", {
      feed_kind: "transfer-switch",
      from: ["s/grid", "s/gen"],
      sources: "transfer",
      rated_kw: 2000,
      claims: "N",
      ...ats,
    }),
    feed("s/ups", {
      feed_kind: "ups",
      from: ["s/ats"],
      rated_kw: 1000,
      efficiency: 1,
      input_power_factor: 1,
      claims: "N",
      ...ups,
    }),
    feed("s/bus", { from: ["s/ups"], rated_kw: 2000, claims: "N" }),
    ...racks(10, { feeds: ["s/bus"], ...rack }),
  ];
}

/** The records, none of which states the key. */
export function without(records: readonly ModelRecord[], key: string): ModelRecord[] {
  return records.map((record) => {
    const entries = Object.entries(record).filter(([name]) => name !== key);
    return Object.fromEntries(entries) as unknown as ModelRecord;
  });
}
