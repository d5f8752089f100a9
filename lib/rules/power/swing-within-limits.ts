import { isWithin } from "../../analysis/tolerance";
import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";
import { render, renderComparison } from "../../units/render";

export default defineRule({
  id: "power/swing-within-limits",
  severity: "error",
  appliesTo: "site",
  summary:
    "The swing of synchronous training, less what batteries absorb, keeps the step and ramp limits of the grid connection.",
  why: "All racks of a training job compute and wait at the same time, so the whole site goes from its floor to its peak within a second, again and again.",
  fix: "Smooth the racks' power, raise their floor, or add storage that absorbs the swing.",
  sources: [
    { title: "Choukse et al., Power Stabilization for AI Training Datacenters, arXiv 2508.14318", mark: "PRESS" },
    { title: "NVIDIA, How New GB300 NVL72 Features Provide Steady Power for AI, 28 Jul 2025", mark: "VENDOR-2" },
    { title: "Limits stated on the site by its author", mark: "ASSUMPTION" },
  ],
  messages: {
    step: "{site} swings by {swing}, of which {absorbed} are absorbed: {left} against a step limit of {limit}.",
    ramp: "{site} swings by {swing} within a second, of which {absorbed} are absorbed: {left} against a ramp limit of {limit}.",
  },
  check({ subject, analysis, report, unknown, notApplicable }) {
    const swing = analysis.power.time.swings.get(subject.path);
    if (!swing?.is_limited) return notApplicable();
    const { residual_kw, amplitude_kw, absorbed_kw, step_limit_kw, ramp_limit_kw_per_s } = swing;
    if (step_limit_kw === undefined && ramp_limit_kw_per_s === undefined) {
      return unknown({ what: "step and ramp limit of the grid connection", why: "not stated", path: subject.path });
    }
    const limits = [
      { message: "step", limit: step_limit_kw, unit: "kW" },
      { message: "ramp", limit: ramp_limit_kw_per_s, unit: "kW/s" },
    ] as const;
    for (const { message, limit, unit } of limits) {
      if (limit === undefined) continue;
      const most = residual_kw.upper;
      const least = residual_kw.lower ?? 0;
      if (most !== undefined && isWithin(most, limit)) continue;
      if (isWithin(least, limit)) {
        unknown(residual_kw.missing);
        continue;
      }
      const text = renderComparison(least, limit, unit);
      report(message, {
        data: {
          site: subject.path,
          swing: render(amplitude_kw.lower ?? 0, "kW"),
          absorbed: render(absorbed_kw, "kW"),
          left: text.value,
          limit: text.limit,
        },
        evidence: atMost(least, limit, unit),
      });
    }
  },
});
