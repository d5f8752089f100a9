import { racksOfLoop } from "../../analysis/thermal/shortage";
import { compareBounds, exactly } from "../../analysis/thermal/bounds";
import { defineRule } from "../../engine/define-rule";
import { atLeast } from "../../engine/report";
import { renderComparison } from "../../units/render";

export default defineRule({
  id: "thermal/facility-water-reachable",
  severity: "error",
  appliesTo: "cooling-loop",
  summary:
    "The heat rejection of a loop reaches the set point of its facility water at every design point of the climate.",
  why: "A dry cooler makes no water colder than the outdoor air plus its approach, a tower none colder than the wet bulb plus its approach. A set point below that is not met on the day that counts.",
  fix: "Raise the set point of the facility water, or use a rejection that reaches it: a smaller approach, adiabatic pre-cooling, a tower, a chiller.",
  sources: [
    {
      title: "Common engineering rule: approaches of dry coolers (to the dry bulb) and towers (to the wet bulb)",
      mark: "RULE",
    },
    { title: "NVIDIA DSX BOD: dry cooler approach of 5 K", mark: "VENDOR-2" },
  ],
  messages: {
    below: "The facility water of {loop} is set to {setPoint}, but its {plant} reaches {reached} at best ({point}).",
  },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const loop = analysis.thermal.loops.get(subject.path);
    const setPoint = loop?.chain.facility.set_point_c;
    if (!loop || setPoint === undefined) return notApplicable();
    const { reachable_c: reachable, points } = loop.chain.facility;
    const verdict = compareBounds(reachable, exactly(setPoint));
    if (verdict === "unknown") return unknown(reachable.missing);
    if (verdict === "within" || reachable.lower === undefined) return;
    const site = index.siteOf(subject.path);
    const plant = subject.rejection?.kind ?? "";
    const text = renderComparison(setPoint, reachable.lower, "°C", "at least");
    const worst = points.find(({ reachable_c }) => reachable_c.lower === reachable.lower);
    report("below", {
      data: {
        loop: index.label(subject.path),
        setPoint: text.value,
        plant: plant.replace("-", " "),
        reached: text.limit,
        point: plant === "chiller" || !worst ? "its leaving set point" : `design point: ${worst.basis}`,
      },
      evidence: atLeast(setPoint, reachable.lower, "°C"),
      affects: racksOfLoop(loop),
      related: site ? [{ path: site.path, role: "states the climate" }] : [],
      fix: `Raise the set point to ${text.limit} or more, or use a rejection that reaches ${text.value}.`,
    });
  },
});
