import { defineRule } from "../../engine/define-rule";
import { atLeast, atMost } from "../../engine/report";
import { render, renderComparison } from "../../units/render";

/** Racks that one slot or spot holds. */
const ONE_RACK = 1;

export default defineRule({
  id: "density/racks-apart",
  severity: "error",
  appliesTo: "rack",
  summary: "No two racks stand in one place.",
  why: "Two racks on one slot, or with overlapping footprints, cannot be installed; touching racks can.",
  fix: "Give each rack a place of its own.",
  sources: [{ title: "Geometry of the footprints; width and depth from the racks' parts", mark: "RULE" }],
  messages: {
    slot: "{rack} stands on slot {slot}, which {other} has already{more}.",
    spot: "{rack} stands where {other} does, {x} along and {y} across{more}.",
    overlap: "{rack} overlaps {other}: {distance} apart {axis}, {needed} needed{more}.",
  },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const place = analysis.space.racks.get(subject.path);
    if (!place || place.reported_by !== undefined) return notApplicable();
    if (place.conflicts.length === 0) return unknown(place.missing);
    for (const conflict of place.conflicts) {
      const { other, racks } = conflict;
      const further = racks.length - 2;
      const names = {
        rack: index.label(subject.path),
        other: index.label(other),
        more: further === 0 ? "" : `; ${further} more ${further === 1 ? "rack" : "racks"} in the same way`,
      };
      const common = {
        affects: { rack_count: racks.length, racks },
        related: [{ path: other, role: "stands there" }],
        detail: other,
      };
      if (conflict.kind === "slot") {
        const evidence = atMost(racks.length, ONE_RACK, "racks");
        report("slot", { ...common, evidence, data: { ...names, slot: conflict.slot } });
      } else if (conflict.kind === "spot") {
        const data = { ...names, x: render(conflict.x_m, "m"), y: render(conflict.y_m, "m") };
        report("spot", { ...common, evidence: atMost(racks.length, ONE_RACK, "racks"), data });
      } else {
        const { distance_m, needed_m } = conflict;
        const { value: distance, limit: needed } = renderComparison(distance_m, needed_m, "m", "at least");
        const data = { ...names, distance, needed, axis: conflict.axis === "x" ? "along the row" : "across the rows" };
        report("overlap", { ...common, evidence: atLeast(distance_m, needed_m, "m"), data });
      }
    }
  },
});
