import { known, sum } from "../../analysis/amount";
import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";
import { renderComparison } from "../../units/render";

export default defineRule({
  id: "density/rack-air-heat-usual",
  severity: "warning",
  appliesTo: "rack",
  summary: "Where the floor states no limit, a rack gives no more heat to the air than air-cooled halls usually take.",
  why: "Few halls get more than this out of one rack position by air: it must be a choice, not an oversight.",
  fix: "State the air limit of the floor, use a rack with a larger liquid fraction, or add a rear-door heat exchanger.",
  sources: [{ title: "Traditional halls take 10 to 30 kW per rack by air", mark: "RULE" }],
  messages: { over: "{rack} leaves {heat} to the room air, above the {limit} per rack that is usual." },
  options: {
    air_limit_kw: {
      type: "number",
      default: 30,
      minimum: 0,
      description: "Heat in kW that one rack may leave to the room air on a floor without a limit of its own.",
      source: { title: "Traditional halls take 10 to 30 kW per rack by air", mark: "RULE" },
    },
  },
  check({ subject, index, analysis, options, atMost: judge, notApplicable }) {
    const floor = index.floorOf(subject.path);
    const load = analysis.racks.get(subject.path);
    if (!load || floor?.rack_air_limit_kw !== undefined || floor?.problems) return notApplicable();
    const limit = options.air_limit_kw;
    const left = sum([load.air_kw, known(-(subject.rear_door_kw ?? 0))]);
    judge(left, limit, "over", () => {
      const text = renderComparison(left.value, limit, "kW");
      return {
        data: { rack: index.label(subject.path), heat: text.value, limit: text.limit },
        evidence: atMost(left.value, limit, "kW"),
        affects: { rack_count: 1, racks: [subject.path] },
        related: floor && [{ path: floor.path, role: "states no air limit" }],
      };
    });
  },
});
