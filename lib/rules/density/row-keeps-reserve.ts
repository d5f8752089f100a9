import { isKnown, sum } from "../../analysis/amount";
import { defineRule } from "../../engine/define-rule";
import { fullest, nearLimit, NOTICE_PERCENT } from "../../engine/reserve";

export default defineRule({
  id: "density/row-keeps-reserve",
  severity: "info",
  appliesTo: "row",
  summary: "A row keeps the reserve below its power limit that the project asks for.",
  why: "A row that is full leaves no room for the next generation of racks, nor for figures that turn out higher.",
  fix: "Move racks to another row before more are added, or accept that the row is full.",
  sources: [{ title: "Reserve that the project asks for", mark: "ASSUMPTION" }],
  messages: { near: "{row} draws {power}, {used} of its limit of {limit}." },
  options: { notice_percent: NOTICE_PERCENT },
  check({ subject, index, analysis, options, report, unknown, notApplicable }) {
    const racks = index.racksUnder(subject.path).map((rack) => rack.path);
    const power = sum(racks.flatMap((path) => analysis.racks.get(path)?.design_kw ?? []));
    const { power_limit_kw: limit = 0 } = subject;
    const use = fullest([{ value: power.value, limit, unit: "kW", state: "normal" }], options.notice_percent);
    if (!use) return notApplicable();
    const near = nearLimit(use, options.notice_percent);
    if (!near) return isKnown(power) ? undefined : unknown(power.missing);
    report("near", {
      data: { row: index.label(subject.path), power: near.value, used: near.used, limit: near.limit },
      evidence: near.evidence,
      affects: { rack_count: racks.length, racks },
    });
  },
});
