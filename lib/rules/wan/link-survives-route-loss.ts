import { type Amount, isKnown } from "../../analysis/amount";
import { isAtLeast } from "../../analysis/tolerance";
import type { RouteLoss } from "../../analysis/wan";
import { defineRule } from "../../engine/define-rule";
import { atLeast } from "../../engine/report";
import { renderComparison } from "../../units/render";

export default defineRule({
  id: "wan/link-survives-route-loss",
  severity: "error",
  appliesTo: "ai-wan-link",
  summary: "With any one route or risk group lost, the other routes carry the committed rate.",
  why: "A cut duct takes every fibre in it, and repair takes hours to days: routes that share a duct are one route.",
  fix: "Add a route in another risk group, or raise the capacity of the remaining ones.",
  sources: [
    { title: "Path diversity practice: with one path lost the rest carries the committed rate", mark: "RULE" },
    { title: "Committed rate and risk groups stated on the link by its author", mark: "ASSUMPTION" },
  ],
  messages: {
    below: "With {loss} lost, {link} carries {rest}, below its committed rate of {committed}.{others}",
    single: "{link} has no route beside {loss}: with it lost, nothing of the committed rate of {committed} remains.",
    shared:
      "All routes of {link} are in risk group {loss}: with it lost, nothing of the committed rate of {committed} remains.",
  },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const link = analysis.wan.links.get(subject.path);
    const committed = subject.committed_gb_per_s;
    const [first, ...further] = link?.losses ?? [];
    if (!link || committed === undefined || !first) return notApplicable();
    if (further.length > 0 && isKnownBelow(link.capacity_gb_per_s, committed)) return notApplicable();
    const failing = link.losses.filter((loss) => isKnownBelow(loss.remaining_gb_per_s, committed));
    const worst = failing.reduce((least, each) => (restOf(each) < restOf(least) ? each : least), failing[0] ?? first);
    if (failing.length === 0) {
      if (!isAtLeast(link.surviving_gb_per_s.value, committed)) unknown(link.surviving_gb_per_s.missing);
      return;
    }
    const text = renderComparison(restOf(worst), committed, "Gb/s", "at least");
    const data = { link: index.label(subject.path), loss: worst.name, committed: text.limit };
    const common = {
      evidence: atLeast(restOf(worst), committed, "Gb/s", `fault(${subject.path}:${worst.name})`),
      related: subject.sites.map((path) => ({ path, role: "is connected" })),
    };
    if (further.length > 0)
      report("below", { ...common, data: { ...data, rest: text.value, others: others(failing, worst) } });
    else report(worst.routes.length > 1 ? "shared" : "single", { ...common, data });
  },
});

function restOf(loss: RouteLoss): number {
  return loss.remaining_gb_per_s.value;
}

function isKnownBelow(amount: Amount, limit: number): boolean {
  return isKnown(amount) && !isAtLeast(amount.value, limit);
}

function others(failing: readonly RouteLoss[], worst: RouteLoss): string {
  const names = failing.filter((loss) => loss !== worst).map((loss) => loss.name);
  return names.length === 0 ? "" : ` The loss of ${names.join(", ")} leaves too little as well.`;
}
