import { compareBounds, exactly } from "../../analysis/thermal/bounds";
import { RUN_NAMES } from "../../analysis/thermal/hydraulics/piping";
import { velocityLimit } from "../../analysis/thermal/hydraulics/velocity-limit";
import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";
import { render, renderComparison } from "../../units/render";

const GUIDELINES = { title: "ASHRAE liquid cooling guidelines, highest velocities in pipes", mark: "MEMORY" } as const;

export default defineRule({
  id: "thermal/pipe-velocity",
  severity: "warning",
  appliesTo: "cooling-loop",
  summary: "The coolant in the pipes of a loop is no faster than guidelines advise for their diameter.",
  why: "Fast coolant wears bends and tees away, is loud, and takes head with the square of its velocity.",
  fix: "Use wider pipes, or share the flow between more loops.",
  sources: [GUIDELINES],
  messages: {
    over: "Coolant in the {run} of {loop} moves at {velocity}, above the {limit} advised for an inner diameter of {diameter}.",
  },
  options: {
    small_m_per_s: {
      type: "number",
      default: 1.5,
      minimum: 0.1,
      maximum: 10,
      description: "Highest velocity in pipes up to 25 mm, and in those between 25 and 38 mm, in m/s.",
      source: GUIDELINES,
    },
    medium_m_per_s: {
      type: "number",
      default: 1.8,
      minimum: 0.1,
      maximum: 10,
      description: "Highest velocity in pipes from 38 to 75 mm, in m/s.",
      source: GUIDELINES,
    },
    large_m_per_s: {
      type: "number",
      default: 2.1,
      minimum: 0.1,
      maximum: 10,
      description: "Highest velocity in pipes above 75 mm, in m/s.",
      source: GUIDELINES,
    },
  },
  check({ subject, index, analysis, options, report, unknown, notApplicable }) {
    const velocities = analysis.thermal.hydraulics.get(subject.path)?.velocities ?? [];
    if (velocities.length === 0) return notApplicable();
    for (const { run, inner_diameter_mm: diameter, velocity_m_per_s: velocity } of velocities) {
      if (diameter === undefined) {
        unknown(velocity.missing);
        continue;
      }
      const limit = velocityLimit(diameter, options);
      const verdict = compareBounds(velocity, exactly(limit));
      if (verdict === "unknown") unknown(velocity.missing);
      if (verdict !== "over") continue;
      const value = velocity.lower ?? 0;
      const text = renderComparison(value, limit, "m/s");
      report("over", {
        data: {
          run: RUN_NAMES[run],
          loop: index.label(subject.path),
          velocity: text.value,
          limit: text.limit,
          diameter: render(diameter, "mm"),
        },
        evidence: atMost(value, limit, "m/s"),
        detail: run,
      });
    }
  },
});
