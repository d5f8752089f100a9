/**
 * The electrical states once more, written from the text of the definitions and from nothing else: plain recursion, every
 * state from scratch, no sharing with `lib`. Every input must be stated; feeds and racks are small in number.
 */
import type { CduRecord, EfficiencyPoint, PowerFeedRecord, RackRecord, SiteRecord } from "../../lib/model/records";

export type BruteInstant = "bridge" | "settled";

export interface Shelves {
  readonly count: number;
  readonly rated_power_kw: number;
}

export interface BruteFacility {
  readonly site: SiteRecord;
  readonly feeds: readonly PowerFeedRecord[];
  readonly racks: readonly RackRecord[];
  readonly cdus: readonly CduRecord[];
  /** Shelves of a rack by its model. */
  readonly shelves: Readonly<Record<string, Shelves>>;
}

interface Power {
  readonly p: number;
  readonly q: number;
}

/** One state: some feeds out, at one instant. */
export class BruteState {
  /** What the recursion found already, by question: only to save time. */
  private readonly answers = new Map<string, unknown>();

  constructor(
    readonly facility: BruteFacility,
    readonly out: readonly string[],
    readonly instant: BruteInstant,
  ) {}

  /** Energised, if only after a transfer. */
  isLive(path: string): boolean {
    return this.once(`isLive ${path}`, () => this.isLiveAnew(path));
  }

  private isLiveAnew(path: string): boolean {
    const feed = this.feed(path);
    if (this.out.includes(path)) return feed.bypass !== undefined && this.isLive(feed.bypass);
    if (feed.feed_kind === "battery") return this.instant === "bridge";
    if (feed.feed_kind === "generator" && this.instant === "bridge") return this.normal().carries(path);
    if (feed.from.length === 0) return true;
    if (feed.from.some((source) => this.isLive(source))) return true;
    return this.instant === "bridge" && feed.feed_kind === "ups" && (feed.stored_energy_kwh ?? 0) > 0;
  }

  /** Seconds without supply at the start of the state. */
  gap(path: string): number {
    return this.once(`gap ${path}`, () => this.gapAnew(path));
  }

  private gapAnew(path: string): number {
    if (!this.isLive(path)) return Infinity;
    const feed = this.feed(path);
    if (this.instant === "settled" || feed.from.length === 0) return 0;
    if (this.isBypassed(feed)) return Math.max(this.gap(feed.bypass ?? ""), feed.transfer_time_s ?? NaN);
    if (feed.feed_kind === "battery" || feed.feed_kind === "generator") return 0;
    if (feed.feed_kind === "ups" && (feed.stored_energy_kwh ?? 0) > 0) return 0;
    if (feed.from.length === 1 || feed.sources === "parallel") {
      return Math.min(...feed.from.map((source) => this.gap(source)));
    }
    const usual = feed.from.find((source) => this.normal().isLive(source));
    if (usual === undefined) return Math.min(...feed.from.map((source) => this.gap(source)));
    const stay = this.gap(usual);
    if (stay === 0) return 0;
    const others = feed.from.filter((source) => source !== usual).map((source) => this.gap(source));
    const next = Math.min(...others);
    if (next === Infinity) return stay;
    const move = Math.max(next, feed.transfer_time_s ?? NaN);
    return stay === Infinity ? move : Math.max(stay, move);
  }

  /** What the feed delivers. */
  load(path: string): Power {
    return this.once(`load ${path}`, () => this.loadAnew(path));
  }

  private loadAnew(path: string): Power {
    if (!this.isLive(path)) return { p: 0, q: 0 };
    let p = 0;
    let q = 0;
    for (const rack of [...this.facility.racks, ...this.facility.cdus]) {
      const part = this.partFrom(rack, path);
      p += part * designPower(rack);
      q += part * designPower(rack) * Math.tan(Math.acos(rack.power_factor ?? NaN));
    }
    for (const child of this.facility.feeds) {
      const share = this.share(child, path);
      if (share === 0) continue;
      const delivered = this.load(child.path);
      const drawn = this.drawn(child);
      p += share * drawn;
      const factor = this.isBypassed(child) ? undefined : child.input_power_factor;
      q += share * (factor === undefined ? delivered.q : drawn * Math.tan(Math.acos(factor)));
    }
    return { p, q };
  }

  /** The rack has too few live shelves, or none of its feeds is live. */
  isLost(rack: RackRecord): boolean {
    const holdUp = rack.hold_up_s ?? 0;
    const shelves = this.shelfFeeds(rack).filter((feed) => this.gap(feed) <= holdUp).length;
    if (shelves === 0) return true;
    const each = this.facility.shelves[rack.model ?? ""];
    return each !== undefined && designPower(rack) > shelves * each.rated_power_kw * (1 + 1e-9);
  }

  /** No shelf of the rack is on a live feed. */
  isDark(rack: RackRecord): boolean {
    return this.shelfFeeds(rack).every((feed) => !this.isLive(feed));
  }

  /** Power from the sources, stored energy included. */
  supplied(): number {
    return this.facility.feeds.reduce((sum, feed) => {
      const isRoot = feed.from.length === 0 || feed.feed_kind === "battery";
      const isOnStore =
        !isRoot && this.isLive(feed.path) && !this.isBypassed(feed) && !feed.from.some((source) => this.isLive(source));
      return isRoot || isOnStore ? sum + (isOnStore ? this.drawn(feed) : this.load(feed.path).p) : sum;
    }, 0);
  }

  /** Live demand, and what feeds that draw from another lose. */
  demanded(): number {
    const racks = this.facility.racks.filter((rack) => !this.isLost(rack)).map(designPower);
    const cdus = this.facility.cdus.filter((cdu) => cdu.feeds.some((feed) => this.isLive(feed))).map(designPower);
    const losses = this.facility.feeds
      .filter((feed) => feed.from.length > 0 && feed.feed_kind !== "battery")
      .map((feed) => this.drawn(feed) - this.load(feed.path).p);
    return [...racks, ...cdus, ...losses].reduce((sum, each) => sum + each, 0);
  }

  /** What a live feed draws: linear between the points; beyond them the loss of the last point on that side is held. */
  drawn(feed: PowerFeedRecord): number {
    const { p } = this.load(feed.path);
    if (!this.isLive(feed.path)) return 0;
    if (this.isBypassed(feed)) return p;
    const curve = feed.efficiency_curve;
    if (!curve) return p / (feed.efficiency ?? 1);
    const fraction = this.fraction(feed);
    const [first, last] = [curve[0] as EfficiencyPoint, curve[curve.length - 1] as EfficiencyPoint];
    const withLossAt = ({ load_fraction, efficiency }: EfficiencyPoint): number => {
      const there = load_fraction * (fraction > 0 ? p / fraction : (feed.rated_kw ?? feed.rated_kva ?? NaN));
      return p + there / efficiency - there;
    };
    if (fraction > last.load_fraction) return withLossAt(last);
    if (this.isBound(feed.path)) return p / Math.max(...curve.map(({ efficiency }) => efficiency));
    if (fraction < first.load_fraction) return withLossAt(first);
    for (let at = 1; at < curve.length; at++) {
      const [one, two] = [curve[at - 1] as EfficiencyPoint, curve[at] as EfficiencyPoint];
      if (fraction > two.load_fraction) continue;
      const part = (fraction - one.load_fraction) / (two.load_fraction - one.load_fraction);
      return p / (one.efficiency * (1 - part) + two.efficiency * part);
    }
    return NaN;
  }

  /** The load is the least that it can be: a feed below is loaded beyond its curve. */
  private isBound(path: string): boolean {
    return this.facility.feeds.some((child) => {
      if (this.share(child, path) === 0) return false;
      if (this.isBound(child.path)) return true;
      const last = child.efficiency_curve?.[child.efficiency_curve.length - 1];
      return last !== undefined && !this.isBypassed(child) && this.fraction(child) > last.load_fraction * (1 + 1e-9);
    });
  }

  /** Load over the rating in kW, where there is one, else in kVA. */
  private fraction(feed: PowerFeedRecord): number {
    const { p, q } = this.load(feed.path);
    return feed.rated_kw !== undefined ? p / feed.rated_kw : Math.sqrt(p * p + q * q) / (feed.rated_kva ?? NaN);
  }

  /** Lost itself, and carried by its bypass. */
  private isBypassed(feed: PowerFeedRecord): boolean {
    return this.out.includes(feed.path) && this.isLive(feed.path);
  }

  /** Above its limit: by how much of it is used; 1 is at the limit. */
  used(path: string): number {
    const feed = this.feed(path);
    const { p, q } = this.load(path);
    const isProtected = ["switchboard", "transfer-switch", "busway", "pdu", "whip"].includes(feed.feed_kind);
    const isReduced = isProtected && !feed.hundred_percent_rated && this.facility.site.electrical_code === "NEC";
    const factor = (feed.derating ?? 1) * (isReduced && this.instant === "settled" ? 0.8 : 1);
    const apparent = feed.rated_kva === undefined ? 0 : Math.sqrt(p * p + q * q) / (feed.rated_kva * factor);
    const real = feed.rated_kw === undefined ? 0 : p / (feed.rated_kw * factor);
    return Math.max(apparent, real);
  }

  /** A consumer draws through the feed. */
  private carries(path: string): boolean {
    return this.once(`carries ${path}`, () => this.carriesAnew(path));
  }

  private carriesAnew(path: string): boolean {
    if (!this.isLive(path)) return false;
    const consumers = [...this.facility.racks, ...this.facility.cdus];
    if (consumers.some((each) => this.partFrom(each, path) > 0)) return true;
    return this.facility.feeds.some((child) => this.share(child, path) > 0 && this.carries(child.path));
  }

  /** Share of a consumer's power that comes from one feed. */
  private partFrom(consumer: RackRecord | CduRecord, path: string): number {
    if (!this.isLive(path)) return 0;
    if (consumer.kind === "rack" && this.isLost(consumer)) return 0;
    const live = this.shelfFeeds(consumer).filter((feed) => this.isLive(feed));
    return live.length === 0 ? 0 : live.filter((feed) => feed === path).length / live.length;
  }

  /** The feed of each shelf; a consumer without shelves has one of equal size on each feed. */
  private shelfFeeds(consumer: RackRecord | CduRecord): string[] {
    const shelves = consumer.kind === "rack" ? this.facility.shelves[consumer.model ?? ""] : undefined;
    const count = shelves?.count ?? consumer.feeds.length;
    return Array.from({ length: count }, (_, shelf) => consumer.feeds[shelf % consumer.feeds.length] as string);
  }

  private share(child: PowerFeedRecord, path: string): number {
    if (this.isBypassed(child)) return child.bypass === path ? 1 : 0;
    if (child.feed_kind === "battery" || !child.from.includes(path)) return 0;
    if (!this.isLive(child.path) || !this.isLive(path)) return 0;
    const live = child.from.filter((source) => this.isLive(source));
    if (live.length === 1) return 1;
    if (child.sources === "transfer") return live[0] === path ? 1 : 0;
    const rated = (source: string): number => this.feed(source).rated_kva ?? NaN;
    return rated(path) / live.reduce((sum, source) => sum + rated(source), 0);
  }

  private normal(): BruteState {
    return this.once("normal", () => new BruteState(this.facility, [], "settled"));
  }

  private once<T>(question: string, answer: () => T): T {
    if (!this.answers.has(question)) this.answers.set(question, answer());
    return this.answers.get(question) as T;
  }

  private feed(path: string): PowerFeedRecord {
    return this.facility.feeds.find((feed) => feed.path === path) as PowerFeedRecord;
  }
}

function designPower(consumer: RackRecord | CduRecord): number {
  const power = consumer.power_kw ?? NaN;
  return consumer.kind === "rack" ? Math.min(power, consumer.cap_kw ?? power) : power;
}
