/** What hangs on the feeds: racks and CDUs, gathered into classes of equal content so that like ones are computed once. */
import type { ModelIndex } from "../../model/model";
import type { CduRecord, RackRecord } from "../../model/records";
import { type Amount, invalidElement, type Missing, unknownAmount } from "../amount";
import { cduPower } from "./cdu-power";
import { NOTHING } from "./missing";
import type { PowerNetwork } from "./network";
import { loadsWithoutFeed, type PlantKind, type PlantLoad, plantLoads } from "./plant-loads";
import type { RackLoads } from "../rack-load";

/** Real and reactive power of one consumer, with the sets of inputs that each lacks. */
export interface Demand {
  readonly kw: number;
  readonly kvar: number;
  readonly lackKw: number;
  /** What the reactive power lacks beyond the real power. */
  readonly lackKvar: number;
}

/** `unfed` stands for loads that name no feed: it draws nothing, and lacks what they draw. */
export type ConsumerKind = "rack" | "cdu" | PlantKind | "unfed";

/** Consumers with the same feeds in the same order, the same load and the same shelves. */
export interface ConsumerClass {
  readonly kind: ConsumerKind;
  /** In path order. */
  readonly paths: string[];
  /** Invalid consumers draw an unknown power and are never reported as lost. */
  readonly invalid: boolean;
  /** Positions of the feeds in the network, each once. */
  readonly feeds: readonly number[];
  /** Shelves on each of `feeds`: shelf i takes feed (i mod number of feeds). */
  readonly shelvesOnFeed: readonly number[];
  readonly shelfCount: number;
  /** Usable power of a shelf; without shelves the consumer lives while any feed does. */
  readonly shelfRating_kw: number | undefined;
  /** Time without supply that the consumer bridges by itself. */
  readonly holdUp_s: number | undefined;
  /** The set of "hold-up time not stated". */
  readonly holdUpDoubt: number;
  /** Of one consumer, at design power. */
  readonly demand: Demand;
  /** Of one consumer, at its electrical peak. */
  readonly peak: Demand;
}

interface Draft {
  readonly invalid: boolean;
  readonly power: Amount;
  readonly peak: Amount;
  readonly factor: number | undefined;
  readonly noFactor: Missing;
  readonly shelfCount: number;
  readonly shelfRating_kw: number | undefined;
  readonly holdUp_s: number | undefined;
  readonly noHoldUp: Missing;
}

/** The consumers of all feeds, in the order of the first path of each class; racks, CDUs, then the plant. */
export function consumerClasses(index: ModelIndex, racks: RackLoads, network: PowerNetwork): ConsumerClass[] {
  const classes = new Map<string, ConsumerClass>();
  let before: { readonly rack: RackRecord; readonly own: ConsumerClass } | undefined;
  for (const rack of index.all("rack")) {
    if (rack.feeds.length === 0) continue;
    // Neighbours are mostly alike, and comparing costs less than a key.
    if (before && isAlike(before.rack, rack, racks)) {
      before.own.paths.push(rack.path);
      continue;
    }
    const own = add(classes, rack, rackKey(rack, racks), () => rackDraft(index, racks, rack), network);
    before = { rack, own };
  }
  for (const cdu of index.all("cdu")) {
    if (cdu.feeds.length > 0) add(classes, cdu, cduKey(cdu), () => cduDraft(index, cdu), network);
  }
  for (const load of plantLoads(index)) {
    if (load.feeds.length > 0) add(classes, load, plantKey(load), () => plantDraft(load), network);
  }
  addUnfed(index, classes, network);
  return [...classes.values()];
}

function add(
  classes: Map<string, ConsumerClass>,
  record: Pick<ConsumerClass, "kind"> & { readonly path: string; readonly feeds: readonly string[] },
  key: string,
  makeDraft: () => Draft,
  network: PowerNetwork,
): ConsumerClass {
  const same = classes.get(key);
  if (same) {
    same.paths.push(record.path);
    return same;
  }
  const draft = makeDraft();
  const shelves = shelvesByFeed(record.feeds, draft.shelfCount, network);
  const { sets } = network;
  const made: ConsumerClass = {
    kind: record.kind,
    paths: [record.path],
    invalid: draft.invalid,
    feeds: [...shelves.keys()],
    shelvesOnFeed: [...shelves.values()],
    shelfCount: [...shelves.values()].reduce((total, count) => total + count, 0),
    shelfRating_kw: draft.shelfRating_kw,
    holdUp_s: draft.holdUp_s,
    holdUpDoubt: sets.ofDoubt(draft.noHoldUp),
    demand: demandOf(draft.power, draft, network),
    peak: demandOf(draft.peak, draft, network),
  };
  classes.set(key, made);
  return made;
}

/** Whether both would have the same {@link rackKey}. */
function isAlike(left: RackRecord, right: RackRecord, racks: RackLoads): boolean {
  const [one, other] = [racks.get(left.path), racks.get(right.path)];
  return (
    left.model === right.model &&
    left.hold_up_s === right.hold_up_s &&
    (left.problems === undefined) === (right.problems === undefined) &&
    one?.power_factor === other?.power_factor &&
    isAlikeAmount(one?.design_kw, other?.design_kw) &&
    isAlikeAmount(one?.peak_kw, other?.peak_kw) &&
    left.feeds.length === right.feeds.length &&
    left.feeds.every((feed, at) => feed === right.feeds[at])
  );
}

function isAlikeAmount(left: Amount | undefined, right: Amount | undefined): boolean {
  return left?.value === right?.value && left?.missing.length === right?.missing.length;
}

/** Everything that decides what a rack draws and when it is lost. */
function rackKey({ path, model, feeds, hold_up_s, problems }: RackRecord, racks: RackLoads): string {
  const load = racks.get(path);
  const powers = `${load?.design_kw.value} ${load?.peak_kw.value} ${load?.power_factor} ${hold_up_s}`;
  const lacks = `${load?.design_kw.missing.length} ${load?.peak_kw.missing.length} ${problems !== undefined}`;
  return `rack ${powers} ${lacks} ${model ?? ""}\n${feeds.join("\n")}`;
}

function cduKey({ model, power_kw, power_factor, feeds, problems }: CduRecord): string {
  return `cdu ${power_kw} ${power_factor} ${problems !== undefined} ${model ?? ""}\n${feeds.join("\n")}`;
}

function plantKey({ kind, name, power, power_factor, feeds, invalid }: PlantLoad): string {
  return `${kind} ${name} ${power.value} ${power.missing.length} ${power_factor} ${invalid}\n${feeds.join("\n")}`;
}

/** Without shelves the load divides evenly over the feeds, as if each carried one. */
function shelvesByFeed(feeds: readonly string[], shelfCount: number, network: PowerNetwork): Map<number, number> {
  const slots = feeds.map((path) => network.byPath.get(path));
  const shelves = new Map<number, number>();
  for (let shelf = 0; shelf < (shelfCount || slots.length); shelf++) {
    const slot = slots[shelf % slots.length];
    if (slot !== undefined) shelves.set(slot, (shelves.get(slot) ?? 0) + 1);
  }
  return shelves;
}

function rackDraft(index: ModelIndex, racks: RackLoads, rack: RackRecord): Draft {
  const load = racks.get(rack.path);
  const shelves = index.rackPart(rack)?.shelves;
  const invalid = rack.problems !== undefined;
  const power = load?.design_kw ?? unknownAmount(invalidElement(rack.path));
  const peak = load?.peak_kw ?? unknownAmount(invalidElement(rack.path));
  const model = rack.model ? `${rack.model} racks` : "racks without a model";
  const lacks = (what: string): Missing =>
    invalid
      ? invalidElement(rack.path)
      : { what: `${what} of ${model}`, why: "none published or stated", path: rack.path };
  return {
    invalid,
    power,
    // A peak is never below the sustained power: that is its lower bound where none is published.
    peak: { value: Math.max(peak.value, power.value), missing: [...power.missing, ...peak.missing] },
    factor: load?.power_factor,
    noFactor: lacks("power factor"),
    shelfCount: shelves?.count ?? 0,
    shelfRating_kw: shelves?.rated_power_kw,
    holdUp_s: rack.hold_up_s,
    noHoldUp: lacks("hold-up time"),
  };
}

function cduDraft(index: ModelIndex, cdu: CduRecord): Draft {
  const power = cduPower(index, cdu);
  const invalid = cdu.problems !== undefined;
  const lacks = (what: string): Missing =>
    invalid ? invalidElement(cdu.path) : { what: `${what} of the CDUs`, why: "none stated", path: cdu.path };
  return {
    invalid,
    power,
    peak: power,
    factor: cdu.power_factor,
    noFactor: lacks("power factor"),
    shelfCount: 0,
    shelfRating_kw: undefined,
    holdUp_s: undefined,
    noHoldUp: lacks("hold-up time"),
  };
}

function plantDraft({ path, invalid, power, power_factor, name }: PlantLoad): Draft {
  const lacks = (what: string): Missing =>
    invalid ? invalidElement(path) : { what: `${what} of ${name}`, why: "none stated", path };
  return {
    invalid,
    power,
    peak: power,
    factor: power_factor,
    noFactor: lacks("power factor"),
    shelfCount: 0,
    shelfRating_kw: undefined,
    holdUp_s: undefined,
    noHoldUp: lacks("hold-up time"),
  };
}

/** Draws nothing itself: says of every utility of a site that loads without a feed come on top. */
function addUnfed(index: ModelIndex, classes: Map<string, ConsumerClass>, network: PowerNetwork): void {
  const unfed = loadsWithoutFeed(index);
  for (const node of unfed.size > 0 ? network.nodes : []) {
    const { feed_kind, path } = node.record;
    const site = index.siteOf(path)?.path;
    const missing = site === undefined ? undefined : unfed.get(site);
    if (feed_kind !== "utility" || site === undefined || !missing) continue;
    const nothing: Demand = { kw: 0, kvar: 0, lackKw: network.sets.of(missing), lackKvar: NOTHING };
    classes.set(`unfed\n${path}`, {
      kind: "unfed",
      paths: [site],
      invalid: false,
      feeds: [node.at],
      shelvesOnFeed: [1],
      shelfCount: 1,
      shelfRating_kw: undefined,
      holdUp_s: undefined,
      holdUpDoubt: NOTHING,
      demand: nothing,
      peak: nothing,
    });
  }
}

/** Q = P tan(arccos pf), lagging positive; without a power factor it is missing, never taken as 1. */
function demandOf(power: Amount, { factor, noFactor }: Draft, { sets }: PowerNetwork): Demand {
  return {
    kw: power.value,
    kvar: factor === undefined ? 0 : power.value * Math.tan(Math.acos(factor)),
    lackKw: sets.of(power.missing),
    lackKvar: factor === undefined ? sets.of([noFactor]) : NOTHING,
  };
}
