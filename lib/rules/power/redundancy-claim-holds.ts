import type { FeedStress } from "../../analysis/power/stress";
import { renderShortage } from "../../analysis/thermal/shortage";
import { coolingUnits } from "../../engine/cooling-details";
import { defineRule } from "../../engine/define-rule";
import { atMost, type Evidence } from "../../engine/report";
import { renderComparison } from "../../units/render";

export default defineRule({
  id: "power/redundancy-claim-holds",
  severity: "error",
  appliesTo: "power-group",
  summary: "A redundancy that is claimed for a group of feeds is true.",
  why: "Claims are read off drawings and trusted in an outage. This one is proved by taking out every set of members that it allows to be out.",
  fix: "Correct the claim, or the group.",
  sources: [
    { title: "Redundancy patterns: N, N+1, 2N, 4N3, 5N4, 3N2", mark: "RULE" },
    { title: "Uptime Institute tiers; TIA-942", mark: "MEMORY" },
  ],
  messages: {
    size: "{group} claims {claim}, which needs {needs}; it has {members}.",
    overload: "{group} claims {claim}, but without {lost} {feed} carries {load} against {limit}.",
    lost: "{group} claims {claim}, but without {lost} {racks} lost.",
    uncooled:
      "{group} claims {claim}, but without {lost} the {units} left on {system} lack {shortage}: {racks} not cooled.",
    shared: "{group} claims {claim}, but {element} alone takes {members} of its members.{others}",
  },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const proof = analysis.power.claims.get(subject.path);
    if (!proof) return notApplicable();
    const { flaw } = proof;
    if (!flaw) return;
    const data = { group: index.label(subject.path), claim: proof.claim };
    const labels = (paths: readonly string[]): string => paths.map((path) => index.label(path)).join(" and ");
    switch (flaw.kind) {
      case "single-loss":
        return notApplicable();
      case "unproved":
        return unknown(flaw.missing);
      case "size":
        return report("size", { data: { ...data, needs: flaw.needs, members: flaw.members } });
      case "shared": {
        const related = [flaw.element, ...flaw.others].map((path) => ({ path, role: "is shared" }));
        const count = flaw.members.length;
        const others = othersText(flaw.others.map((path) => index.label(path)));
        return report("shared", {
          data: { ...data, element: index.label(flaw.element), members: count, others },
          evidence: atMost(count, 1, "members", flaw.state),
          related,
        });
      }
      case "racks-lost":
        return report("lost", {
          data: { ...data, lost: labels(flaw.lost), racks: racksAre(flaw.racks.length) },
          evidence: { ...atMost(flaw.racks.length, 0, "racks", flaw.state), instant: "settled" },
          affects: { rack_count: flaw.racks.length, racks: flaw.racks },
        });
      case "uncooled": {
        const { path: system, quantity, shortage, value, limit, racks } = flaw.shortfall;
        const unit = quantity === "flow" ? "L/min" : "kW";
        return report("uncooled", {
          data: {
            ...data,
            lost: labels(flaw.lost),
            units: coolingUnits(index, flaw.shortfall),
            system: index.label(system),
            shortage: renderShortage(shortage, unit),
            racks: racksAre(racks.length),
          },
          evidence: { ...atMost(value, limit, unit, flaw.state), instant: "settled" },
          affects: { rack_count: racks.length, racks },
          related: [{ path: system, role: "lacks cooling" }],
        });
      }
      case "overload":
        return report("overload", {
          data: { ...data, lost: labels(flaw.lost), feed: index.label(flaw.feed), ...comparison(flaw.stress) },
          evidence: evidenceOf(flaw.stress),
          related: [{ path: flaw.feed, role: "is overloaded" }],
        });
    }
  },
});

function comparison({ value, limit, unit }: FeedStress): { load: string; limit: string } {
  const text = renderComparison(value, limit, unit);
  return { load: text.value, limit: text.limit };
}

function evidenceOf({ value, limit, unit, state, instant }: FeedStress): Evidence {
  return { ...atMost(value, limit, unit, state), ...(instant && { instant }) };
}

function racksAre(count: number): string {
  return count === 1 ? "1 rack is" : `${count} racks are`;
}

function othersText(labels: readonly string[]): string {
  if (labels.length === 0) return "";
  return labels.length === 1 ? ` So does ${labels[0]}.` : ` So do ${labels.length} other elements.`;
}
