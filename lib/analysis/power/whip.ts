/** Current in the whip of each power shelf: with every feed live, and with any one of the rack's feeds lost. */
import { compareText } from "../../core/order";
import type { ModelIndex } from "../../model/model";
import type { RackRecord } from "../../model/records";
import { type Amount, joinMissing, type Missing } from "../amount";
import type { RackLoads } from "../rack-load";
import { isWithin } from "../tolerance";
import type { FeedResult } from "./power";
import { NEC_CONTINUOUS_FACTOR } from "./rating";

/** The whips of one rack in the state in which they carry most. */
export interface WhipLoad {
  readonly current_a: Amount;
  /** Rated current times the continuous factor of the site's electrical code. */
  readonly limit_a: Amount;
  /** The feed whose loss it is; absent where no loss leaves the rack alive. */
  readonly lost?: string;
  readonly live_shelf_count: number;
}

type Feeds = ReadonlyMap<string, FeedResult>;

/**
 * Shelf load over sqrt(3) V pf. Shelf i takes feed (i mod number of feeds), and the rack's power divides evenly over its live
 * shelves. A loss that leaves too few shelves takes the rack, and then its whips carry nothing.
 *
 * @returns undefined for a rack without a stated whip, without shelves or without feeds
 */
export function whipLoad(index: ModelIndex, racks: RackLoads, feeds: Feeds, rack: RackRecord): WhipLoad | undefined {
  const shelves = index.rackPart(rack)?.shelves;
  const load = racks.get(rack.path);
  if (rack.whip_a === undefined || !shelves || !load || rack.feeds.length === 0) return undefined;
  const survivors = [...new Set(rack.feeds)].sort(compareText).map((feed) => ({
    feed,
    left: shelves.count - shelvesOn(rack.feeds, feed, shelves.count),
  }));
  const alive = survivors.filter(
    ({ left }) => left > 0 && isWithin(load.design_kw.value, left * shelves.rated_power_kw),
  );
  const worst = alive.reduce<(typeof alive)[number] | undefined>(
    (fewest, next) => (fewest && fewest.left <= next.left ? fewest : next),
    undefined,
  );
  const count = worst?.left ?? shelves.count;
  return {
    current_a: currentOf(load.design_kw, load.power_factor, count, rack, feeds),
    limit_a: continuousLimit(index, rack, rack.whip_a),
    ...(worst && { lost: worst.feed }),
    live_shelf_count: count,
  };
}

function shelvesOn(feeds: readonly string[], feed: string, shelves: number): number {
  let count = 0;
  for (let shelf = 0; shelf < shelves; shelf++) if (feeds[shelf % feeds.length] === feed) count++;
  return count;
}

function currentOf(
  power: Amount,
  factor: number | undefined,
  shelves: number,
  { path, model, feeds: names }: RackRecord,
  feeds: Feeds,
): Amount {
  const voltages = names.map((name) => feeds.get(name)?.voltage_v);
  const lowest = Math.min(...voltages.map((voltage) => voltage ?? Infinity));
  const missing: Missing[] = [];
  if (voltages.includes(undefined)) missing.push({ what: "voltage of the feeds", why: "none stated", path });
  const of = model === undefined ? "racks without a model" : `${model} racks`;
  if (factor === undefined) missing.push({ what: `power factor of ${of}`, why: "none published or stated", path });
  const value = Number.isFinite(lowest)
    ? (power.value / shelves) * (1000 / (Math.sqrt(3) * lowest * (factor ?? 1)))
    : 0;
  return { value, missing: joinMissing(power.missing, missing) };
}

function continuousLimit(index: ModelIndex, { path }: RackRecord, rated: number): Amount {
  const code = index.siteOf(path)?.electrical_code;
  const missing = code === undefined ? [{ what: "electrical code of the site", why: "not stated", path }] : [];
  return { value: code === "NEC" ? rated * NEC_CONTINUOUS_FACTOR : rated, missing };
}
