/** A facility beyond its design day, before and after: chains of temperature, and findings that appear. */
import type { ChainLevel } from "../../analysis/thermal/chain-levels";
import type { Conditions } from "../../model/conditions";
import type { ChainTotals, ReportDocument } from "./documents";

/** Loops whose chain is the same before, and the same after. */
export interface ChainChange {
  /** In path order. */
  readonly loops: readonly string[];
  readonly before: readonly ChainLevel[];
  readonly after: readonly ChainLevel[];
}

export interface AppearingFinding {
  readonly rule: string;
  readonly severity: string;
  readonly outcome: "fail" | "unknown";
  readonly path: string;
  readonly message: string;
}

export interface ConditionsDocument {
  readonly ambient_c?: number;
  readonly wet_bulb_c?: number;
  readonly supplies: readonly { readonly path: string; readonly supply_c: number }[];
  readonly chains: readonly ChainChange[];
  /** What is not found on the design day; in the order of the report. */
  readonly findings: readonly AppearingFinding[];
  /** Errors under the conditions, those of the design day among them. */
  readonly error_count: number;
}

/**
 * @param before - the facility as it is declared
 * @param after - the same under the conditions
 */
export function conditionsDocument(
  { ambient_c, wet_bulb_c, supply_c }: Conditions,
  before: ReportDocument,
  after: ReportDocument,
): ConditionsDocument {
  const known = new Set(before.findings.map(({ fingerprint }) => fingerprint));
  const appearing = after.findings.filter(({ fingerprint }) => !known.has(fingerprint));
  return {
    ...(ambient_c !== undefined && { ambient_c }),
    ...(wet_bulb_c !== undefined && { wet_bulb_c }),
    supplies: [...supply_c].map(([path, supply]) => ({ path, supply_c: supply })),
    chains: chainChanges(before.totals.temperature_chains, after.totals.temperature_chains),
    findings: appearing.map(({ rule, severity, outcome, path, message }) => ({
      rule,
      severity,
      outcome,
      path,
      message,
    })),
    error_count: after.counts.error_count,
  };
}

/** Loops that share a chain on the design day may not share one beyond it. */
function chainChanges(before: readonly ChainTotals[], after: readonly ChainTotals[]): ChainChange[] {
  const chainOf = new Map(before.flatMap((chain) => chain.loops.map((loop) => [loop, chain])));
  return after.flatMap((chain) => {
    const groups = new Map<ChainTotals | undefined, string[]>();
    for (const loop of chain.loops) {
      const own = chainOf.get(loop);
      const same = groups.get(own);
      if (same) same.push(loop);
      else groups.set(own, [loop]);
    }
    return [...groups].map(([own, loops]) => ({ loops, before: own?.levels ?? [], after: chain.levels }));
  });
}
