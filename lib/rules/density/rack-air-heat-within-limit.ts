import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";
import { render, renderComparison } from "../../units/render";

export default defineRule({
  id: "density/rack-air-heat-within-limit",
  severity: "error",
  appliesTo: "rack",
  summary: "A rack gives no more heat to the air than its rack position and its rear door take.",
  why: "Air that a rack position cannot get rid of comes back to the inlets, and the rack throttles or shuts down.",
  fix: "Use a rack with a larger liquid fraction, cap its power, or add a rear-door heat exchanger.",
  sources: [
    { title: "Limit stated on the floor, and capacity stated for the rear door, by their author", mark: "ASSUMPTION" },
  ],
  messages: {
    over: "{rack} gives {heat} to the air, above the limit of {limit} per rack on {floor}.",
    overWithDoor:
      "{rack} gives {heat} to the air, above the {limit} that {floor} ({position} per rack) and its rear door ({door}) take.",
  },
  check({ subject, index, analysis, atMost: judge, notApplicable }) {
    const floor = index.floorOf(subject.path);
    const position = floor?.rack_air_limit_kw;
    const load = analysis.racks.get(subject.path);
    if (!floor || position === undefined || !load || floor.problems) return notApplicable();
    const door = subject.rear_door_kw ?? 0;
    const limit = position + door;
    const details = () => {
      const text = renderComparison(load.air_kw.value, limit, "kW");
      return {
        data: {
          rack: index.label(subject.path),
          heat: text.value,
          limit: text.limit,
          floor: index.label(floor.path),
          position: render(position, "kW"),
          door: render(door, "kW"),
        },
        evidence: atMost(load.air_kw.value, limit, "kW"),
        affects: { rack_count: 1, racks: [subject.path] },
        related: [{ path: floor.path, role: "states the limit" }],
      };
    };
    judge(load.air_kw, limit, door > 0 ? "overWithDoor" : "over", details);
  },
});
