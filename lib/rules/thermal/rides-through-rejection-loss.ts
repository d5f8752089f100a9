import type { RejectionLoss } from "../../analysis/power/rejection-loss";
import { rejectionName } from "../../engine/cooling-details";
import { defineRule } from "../../engine/define-rule";
import { atLeast } from "../../engine/report";
import type { ModelIndex } from "../../model/model";
import { render, renderComparison } from "../../units/render";

export default defineRule({
  id: "thermal/rides-through-rejection-loss",
  severity: "error",
  appliesTo: "plant",
  summary:
    "Where racks run on while heat rejection stops, the water of the plant takes up their heat until it works again.",
  why: "Racks on stored energy give off all their heat while coolers and chillers wait for generators and restart. Chillers stop with their condenser water, and start again only after it. With pumps running, loop, facility water and storage warm up from the operating supply to the racks' maximum.",
  fix: "Add thermal storage or water, shorten the restart, or feed the heat rejection and its pumps from stored energy.",
  sources: [
    { title: "Heat balance of mixed and stratified volumes: m cp dT / Q and V / flow", mark: "DERIVED" },
    { title: "NVIDIA DSX basis of design Rev5, 6.9.2: 7 min by thermal storage, for reference only", mark: "VENDOR-2" },
  ],
  messages: {
    tooSoon:
      "When {lost} is lost, {what} of {plant} is back after {needed}, but {loop} is at the maximum of its racks after {time}: {racks} on.{others}",
  },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const found = analysis.ride_through.plants.get(subject.path);
    if (!found) return notApplicable();
    const { worst, other_losses, missing } = found;
    if (!worst || worst.verdict === "within") return unknown(missing);
    if (worst.verdict === "unknown") return unknown(worst.missing);
    const [time, needed] = [worst.ride.time_s.upper ?? 0, worst.needed_s.lower ?? 0];
    const text = renderComparison(time, needed, "s", "at least");
    const count = worst.racks.length;
    report("tooSoon", {
      data: {
        lost: index.label(worst.lost),
        what: stoppedText(index, subject.path, worst),
        plant: index.label(subject.path),
        loop: index.label(worst.ride.loop),
        needed: text.limit,
        time: text.value,
        racks: count === 1 ? "1 rack runs" : `${render(count, "racks")} run`,
        others: othersText(other_losses.length),
      },
      evidence: { ...atLeast(time, needed, "s", `fault(${worst.lost})`), instant: "bridge" },
      affects: { rack_count: count, racks: worst.racks },
      related: [
        { path: worst.lost, role: "is lost" },
        ...worst.generators.map((path) => ({ path, role: "takes over" })),
        ...worst.stopped.map((path) => ({ path, role: "stops" })),
      ],
    });
  },
});

function stoppedText(index: ModelIndex, plant: string, { kind }: RejectionLoss): string {
  if (kind === "pump") return "the flow of the facility water";
  const name = rejectionName(index, plant);
  return `the heat rejection (${kind === "condenser" ? `${name} without condenser water` : name})`;
}

function othersText(count: number): string {
  if (count === 0) return "";
  return count === 1 ? " Another loss does the same." : ` ${count} other losses do the same.`;
}
