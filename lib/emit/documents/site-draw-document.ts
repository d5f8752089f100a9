import type { SiteDraw } from "../../analysis/power/draw";
import { quantity } from "./document-numbers";

/** What a site draws from its utilities, and its losses by stage; part of `siteAnalysis` in the schema of the plan. */
export function siteDrawDocument(draw: SiteDraw | undefined) {
  if (!draw) return {};
  const { utility_kw, utility_kva, stages } = draw;
  return {
    ...(utility_kw && quantity("utility_draw", "kw", utility_kw)),
    ...(utility_kva && quantity("utility_draw", "kva", utility_kva)),
    losses_by_stage: stages.map(({ kind, feed_count, losses_kw }) => ({
      kind,
      feed_count,
      ...quantity("losses", "kw", losses_kw),
    })),
  };
}
