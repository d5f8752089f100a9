/** Ratings of feeds: what a device may deliver at all, and what continuously under the site's electrical code. */
import type { FeedKind, PowerFeedRecord, SiteRecord } from "../../model/records";
import { invalidElement, type Missing, NOTHING_MISSING } from "../amount";

/** NEC 210.20 and 215.3: a device carries at most 1 / 125 % of its rating continuously. */
export const NEC_CONTINUOUS_FACTOR = 0.8;

/** Kinds whose rating is that of an overcurrent device or of what one protects; the others are nameplates. */
export const PROTECTED_KINDS: ReadonlySet<FeedKind> = new Set([
  "switchboard",
  "transfer-switch",
  "busway",
  "pdu",
  "whip",
]);

/** A limit on what a feed delivers, in one unit. */
export interface FeedLimit {
  readonly unit: "kVA" | "kW";
  /** Rating times derating: the limit of the device itself. */
  readonly device: number;
  /** What it may carry for three hours or more. */
  readonly continuous: number;
}

/** Rating before derating, in proportion to which parallel sources share. */
export interface Weight {
  readonly unit: FeedLimit["unit"];
  readonly value: number;
}

export interface FeedRating {
  readonly limits: readonly FeedLimit[];
  /** Why no limit, or not every limit, is known. */
  readonly missing: readonly Missing[];
  /** Why the continuous limit may be lower than `limits` say. */
  readonly continuousMissing: readonly Missing[];
  readonly weight: Weight | undefined;
}

interface Rated {
  readonly unit: FeedLimit["unit"];
  readonly value: number;
}

/** The rating of a feed; every stated nameplate value is a limit of its own. */
export function feedRating(
  record: PowerFeedRecord,
  voltage: number | undefined,
  site: SiteRecord | undefined,
): FeedRating {
  const derating = record.derating ?? 1;
  const { factor, missing: continuousMissing } = continuousFactor(record, site);
  const rated = ratedValues(record, voltage);
  const limits = rated.map(({ unit, value }) => ({
    unit,
    device: value * derating,
    continuous: value * derating * factor,
  }));
  return { limits, missing: ratingMissing(record, voltage, rated), continuousMissing, weight: rated[0] };
}

/** NEC 80 % for protected kinds without a listing for 100 %, else the rating. Without a code the higher limit is a bound. */
function continuousFactor(record: PowerFeedRecord, site: SiteRecord | undefined) {
  const always = { factor: 1, missing: NOTHING_MISSING };
  if (record.hundred_percent_rated || !PROTECTED_KINDS.has(record.feed_kind)) return always;
  // 800 VDC: no 80 % unless the author states a factor, which is the derating.
  if (record.phases === "dc" || site?.electrical_code === "IEC") return always;
  if (site?.electrical_code === "NEC") return { factor: NEC_CONTINUOUS_FACTOR, missing: NOTHING_MISSING };
  const path = site?.path ?? record.path;
  const missing = site?.problems ? invalidElement(path) : { what: "electrical code", why: "not stated", path };
  return { factor: 1, missing: [missing] };
}

/** kVA before kW, so that the first is what parallel sources share by. */
function ratedValues(record: PowerFeedRecord, voltage: number | undefined): Rated[] {
  const rated: Rated[] = [];
  if (record.rated_kva !== undefined) {
    // A DC feed carries no reactive power: its kVA are kW.
    rated.push({ unit: record.phases === "dc" ? "kW" : "kVA", value: record.rated_kva });
  }
  if (record.rated_a !== undefined && voltage !== undefined) rated.push(byCurrent(record, voltage, record.rated_a));
  if (record.rated_kw !== undefined) rated.push({ unit: "kW", value: record.rated_kw });
  return rated;
}

/** Three-phase: S = sqrt(3) V I with V line to line; single-phase S = V I; DC P = V I. */
function byCurrent(record: PowerFeedRecord, voltage: number, amperes: number): Rated {
  if (record.phases === "dc") return { unit: "kW", value: (voltage * amperes) / 1000 };
  return { unit: "kVA", value: ((record.phases === 3 ? Math.sqrt(3) : 1) * voltage * amperes) / 1000 };
}

function ratingMissing(
  record: PowerFeedRecord,
  voltage: number | undefined,
  rated: readonly Rated[],
): readonly Missing[] {
  const withoutVoltage = record.rated_a !== undefined && voltage === undefined;
  if (rated.length > 0 && !withoutVoltage) return NOTHING_MISSING;
  const why = withoutVoltage ? "a current stated without a voltage" : "no rating stated";
  return [{ what: `rating of the ${pluralKind(record.feed_kind)}`, why, path: record.path }];
}

/** `busway` → `busways`, `transfer-switch` → `transfer switches`, `ups` → `UPS`. */
export function pluralKind(kind: FeedKind): string {
  const plurals: Partial<Record<FeedKind, string>> = {
    utility: "utilities",
    battery: "batteries",
    ups: "UPS",
    pdu: "PDUs",
    "transfer-switch": "transfer switches",
  };
  return plurals[kind] ?? `${kind}s`;
}
