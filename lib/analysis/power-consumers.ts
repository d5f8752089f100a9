/** What hangs on the feeds: racks and CDUs, gathered into classes of equal content so that like ones are computed once. */
import type { ModelIndex } from "../model/model";
import type { CduRecord, RackRecord } from "../model/records";
import { type Amount, invalidElement, known, type Missing, NOTHING_MISSING, unknownAmount } from "./amount";
import type { PowerNetwork } from "./power-network";
import type { RackLoads } from "./rack-load";

/** Consumers with the same feeds in the same order, the same load and the same shelves. */
export interface ConsumerClass {
  readonly kind: "rack" | "cdu";
  readonly paths: string[];
  /** Positions of the feeds in the network, each once. */
  readonly feeds: readonly number[];
  /** Shelves on each of `feeds`: shelf i takes feed (i mod number of feeds). */
  readonly shelvesOnFeed: readonly number[];
  /** Usable power of a shelf; without shelves the consumer lives while any feed does. */
  readonly shelfRating_kw: number | undefined;
  /** Of one consumer. */
  readonly kw: number;
  readonly kvar: number;
  readonly missing: readonly Missing[];
  readonly peak_kw: number;
  readonly peak_kvar: number;
  readonly peakMissing: readonly Missing[];
}

interface Draft extends Omit<ConsumerClass, "paths" | "kind" | "feeds" | "shelvesOnFeed"> {
  readonly shelfCount: number;
}

export function consumerClasses(index: ModelIndex, racks: RackLoads, network: PowerNetwork): ConsumerClass[] {
  const classes = new Map<string, ConsumerClass>();
  for (const rack of index.all("rack")) add(classes, "rack", rack, rackDraft(index, racks, rack), network);
  for (const cdu of index.all("cdu")) add(classes, "cdu", cdu, cduDraft(index, cdu), network);
  return [...classes.values()];
}

function add(
  classes: Map<string, ConsumerClass>,
  kind: ConsumerClass["kind"],
  record: RackRecord | CduRecord,
  draft: Draft,
  network: PowerNetwork,
): void {
  if (record.feeds.length === 0) return;
  const { kw, kvar, peak_kw, shelfCount, shelfRating_kw, missing, peakMissing } = draft;
  const lacks = [...missing, ...peakMissing].map((each) => each.what).join("|");
  const key = [kind, record.feeds.join("|"), kw, kvar, peak_kw, shelfCount, shelfRating_kw, lacks].join("\n");
  const known = classes.get(key);
  if (known) {
    known.paths.push(record.path);
    return;
  }
  const slots = record.feeds.map((path) => network.byPath.get(path));
  const shelves = new Map<number, number>();
  // Without shelves the load divides evenly over the feeds, as if each carried one.
  for (let shelf = 0; shelf < (shelfCount || slots.length); shelf++) {
    const slot = slots[shelf % slots.length];
    if (slot !== undefined) shelves.set(slot, (shelves.get(slot) ?? 0) + 1);
  }
  const { shelfCount: _, ...rest } = draft;
  classes.set(key, {
    ...rest,
    kind,
    paths: [record.path],
    feeds: [...shelves.keys()],
    shelvesOnFeed: [...shelves.values()],
  });
}

function rackDraft(index: ModelIndex, racks: RackLoads, rack: RackRecord): Draft {
  const load = racks.get(rack.path);
  const shelves = index.rackPart(rack)?.shelves;
  const power = load?.design_kw ?? unknownAmount(invalidElement(rack.path));
  const peak = load?.peak_kw ?? unknownAmount(invalidElement(rack.path));
  const noFactor = rack.problems
    ? [invalidElement(rack.path)]
    : [{ what: `power factor of ${rack.model ?? "racks without a model"}`, why: "none published or stated", path: rack.path }];
  return {
    ...withReactive(power, load?.power_factor, noFactor),
    ...asPeak(peak, load?.power_factor),
    shelfCount: shelves?.count ?? 0,
    shelfRating_kw: shelves?.rated_power_kw,
  };
}

function cduDraft(index: ModelIndex, cdu: CduRecord): Draft {
  const power = cduPower(index, cdu);
  const noFactor = [{ what: "power factor of the CDUs", why: "none stated", path: cdu.path }];
  return {
    ...withReactive(power, cdu.power_factor, noFactor),
    ...asPeak(power, cdu.power_factor),
    shelfCount: 0,
    shelfRating_kw: undefined,
  };
}

/** Electrical power of one CDU: stated, or the part's nameplate. */
export function cduPower(index: ModelIndex, cdu: CduRecord): Amount {
  if (cdu.problems) return unknownAmount(invalidElement(cdu.path));
  const part = index.cduPart(cdu.model);
  const points = (part?.flow_points ?? []).map((point) => point.power_kw).filter((each) => each !== undefined);
  const power = cdu.power_kw ?? part?.power_kw ?? (points.length > 0 ? Math.max(...points) : undefined);
  return power === undefined
    ? unknownAmount({ what: "load of the CDUs", why: "no power published or stated", path: cdu.path })
    : known(power);
}

/** Q = P tan(arccos pf), lagging positive; without a power factor it is missing, never taken as 1. */
function withReactive(power: Amount, factor: number | undefined, noFactor: readonly Missing[]) {
  if (factor === undefined) return { kw: power.value, kvar: 0, missing: [...power.missing, ...noFactor] };
  const missing = power.missing.length === 0 ? NOTHING_MISSING : power.missing;
  return { kw: power.value, kvar: power.value * Math.tan(Math.acos(factor)), missing };
}

function asPeak(peak: Amount, factor: number | undefined) {
  const kvar = factor === undefined ? 0 : peak.value * Math.tan(Math.acos(factor));
  return { peak_kw: peak.value, peak_kvar: kvar, peakMissing: peak.missing };
}
