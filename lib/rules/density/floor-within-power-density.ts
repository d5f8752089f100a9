import { scale, sum } from "../../analysis/amount";
import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";
import { render, renderComparison } from "../../units/render";

export default defineRule({
  id: "density/floor-within-power-density",
  severity: "error",
  appliesTo: "floor",
  summary: "The racks of a floor draw no more design power over its area than the floor allows.",
  why: "The distribution, the cooling and the air paths of a floor are laid out for a power per area.",
  fix: "Place fewer racks on the floor, cap their power, or spread them over a larger floor.",
  sources: [{ title: "Limit stated on the floor by its author", mark: "ASSUMPTION" }],
  messages: { over: "{floor} draws {density} ({power} on {area}), above its limit of {limit}." },
  check({ subject, index, analysis, atMost: judge, unknown, notApplicable }) {
    const { power_density_limit_kw_per_m2: limit, length_m: length, width_m: width } = subject;
    if (limit === undefined) return notApplicable();
    if (length === undefined || width === undefined) {
      return unknown({ what: "area of the floor", why: "no size stated", path: subject.path });
    }
    const racks = index.racksUnder(subject.path).map((rack) => rack.path);
    const power = sum(racks.flatMap((path) => analysis.racks.get(path)?.design_kw ?? []));
    const density = scale(power, 1 / (length * width));
    judge(density, limit, "over", () => {
      const text = renderComparison(density.value, limit, "kW/m²");
      return {
        data: {
          floor: index.label(subject.path),
          density: text.value,
          power: render(power.value, "kW"),
          area: render(length * width, "m²"),
          limit: text.limit,
        },
        evidence: atMost(density.value, limit, "kW/m²"),
        affects: { rack_count: racks.length, racks },
        fix: `Keep the racks of the floor within ${render(limit * length * width, "kW")}, or spread them over a larger floor.`,
      };
    });
  },
});
