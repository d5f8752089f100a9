/** Stored energy, swing and tier as JSON: what every store bridges, and what a site makes of it. */
import { joinMissing, NOTHING_MISSING } from "../../analysis/amount";
import type { StoreResult } from "../../analysis/power/bridge";
import type { PowerTime } from "../../analysis/power/time";
import { type Bounds, bounds } from "../../analysis/thermal/bounds";
import type { ModelIndex } from "../../model/model";
import { bounded, lacks, rounded } from "./document-numbers";

const ANSWERS = { within: "yes", over: "no", unknown: "unknown" } as const;

/** The fault that leaves the store least time; its shape is `storeAnalysis` in `schema/plan.schema.json`. */
export function storeDocument({ path, worst }: StoreResult) {
  const { autonomy_s, needed_s, verdict } = worst;
  const spare = spareOf(autonomy_s, needed_s);
  return {
    path,
    state: `fault(${worst.lost})`,
    ...valueOf("load", "kw", worst.load_kw),
    ...valueOf("autonomy", "s", autonomy_s),
    ...(needed_s && valueOf("needed", "s", needed_s)),
    ...(spare !== undefined && { spare_s: rounded(spare) }),
    ...(verdict && { bridges: ANSWERS[verdict] }),
    ...(worst.generators.length > 0 && { generators: worst.generators }),
    ...lacks(worst.missing),
  };
}

/** Keys of `siteAnalysis` about time; nothing for a site that has no store, limit or tier. */
export function siteTimeDocument(index: ModelIndex, time: PowerTime, site: string) {
  const stores = [...time.stores.values()].filter(({ path }) => index.siteOf(path)?.path === site);
  const swing = time.swings.get(site);
  const tier = time.tiers.get(site);
  return {
    ...(stores.length > 0 && bounded("stored", "s", shortest(stores))),
    ...(swing?.is_limited && bounded("swing", "kw", swing.amplitude_kw)),
    ...(swing?.is_limited && { swing_absorbed_kw: rounded(swing.absorbed_kw) }),
    ...(tier && { tier_met: tier.worst ? "no" : tier.missing.length > 0 ? "unknown" : "yes" }),
  };
}

/** The bounds alone: what they lack is said once, for the store. */
function valueOf(name: string, unit: string, { lower, upper }: Bounds): Record<string, unknown> {
  return bounded(name, unit, {
    ...(lower !== undefined && { lower }),
    ...(upper !== undefined && { upper }),
    missing: [],
  });
}

function spareOf(autonomy: Bounds, needed: Bounds | undefined): number | undefined {
  const isExact = autonomy.missing.length === 0 && needed?.missing.length === 0;
  return isExact && autonomy.lower !== undefined && needed.upper !== undefined
    ? autonomy.lower - needed.upper
    : undefined;
}

/** The shortest autonomy of the stores, each in the fault that leaves it least. */
function shortest(stores: readonly StoreResult[]): Bounds {
  const all = stores.map(({ worst }) => worst.autonomy_s);
  const lowers = all.flatMap(({ lower }) => (lower === undefined ? [] : [lower]));
  const uppers = all.flatMap(({ upper }) => (upper === undefined ? [] : [upper]));
  return bounds(
    lowers.length === all.length ? Math.min(...lowers) : undefined,
    uppers.length > 0 ? Math.min(...uppers) : undefined,
    all.reduce((missing, each) => joinMissing(missing, each.missing), NOTHING_MISSING),
  );
}
