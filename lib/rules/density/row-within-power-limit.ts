import { type Amount, sum } from "../../analysis/amount";
import { isWithin } from "../../analysis/tolerance";
import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";
import { renderComparison } from "../../units/render";

export default defineRule({
  id: "density/row-within-power-limit",
  severity: "error",
  appliesTo: "row",
  summary: "The racks of a row draw no more design power together than the row allows.",
  why: "The busways, the manifolds and the containment of a row are laid out for the power of the whole row.",
  fix: "Move racks to another row, or cap their power.",
  sources: [{ title: "Limit stated on the row by its author", mark: "ASSUMPTION" }],
  messages: { over: "{row} draws {power} ({racks}), above its limit of {limit}." },
  check({ subject, index, analysis, atMost: judge, notApplicable }) {
    const limit = subject.power_limit_kw;
    const racks = index.racksUnder(subject.path).map((rack) => rack.path);
    if (limit === undefined) return notApplicable();
    const loads = racks.flatMap((path) => analysis.racks.get(path)?.design_kw ?? []);
    const power = sum(loads);
    judge(power, limit, "over", () => {
      const text = renderComparison(power.value, limit, "kW");
      return {
        data: { row: index.label(subject.path), power: text.value, racks: counted(racks.length), limit: text.limit },
        evidence: atMost(power.value, limit, "kW"),
        affects: { rack_count: racks.length, racks },
        fix: `Move ${counted(racksToMove(loads, power.value, limit))} to another row, or cap the power of the racks.`,
      };
    });
  },
});

function counted(racks: number): string {
  return racks === 1 ? "1 rack" : `${racks} racks`;
}

/** The least number of racks whose leaving keeps the limit: those of the highest power. */
function racksToMove(loads: readonly Amount[], power: number, limit: number): number {
  const falling = loads.map((load) => load.value).sort((left, right) => right - left);
  let rest = power;
  let moved = 0;
  for (const load of falling) {
    if (isWithin(rest, limit)) break;
    rest -= load;
    moved++;
  }
  return moved;
}
