import type { LossOfRacks } from "../../analysis/power/rack-losses";
import { defineRule } from "../../engine/define-rule";
import { othersOfGroup } from "../../engine/others-of-group";
import { atMost, type Evidence } from "../../engine/report";
import type { ModelIndex } from "../../model/model";

export default defineRule({
  id: "power/racks-survive-claims",
  severity: "error",
  appliesTo: "power-feed",
  summary:
    "No rack is lost with an element whose claim says that the element may be out, or where any single loss must be survived.",
  why: "A claim beyond N promises that the racks stay up. A training job stops when one of its racks does.",
  fix: 'Feed the racks from more members of the group, raise the shelf count per feed, or claim "N".',
  sources: [
    { title: "Redundancy patterns: N+1, 2N, 4N3", mark: "RULE" },
    { title: "DGX GB rack power shelves: 8 x 33 kW, N+N at 132 kW", mark: "VENDOR-2" },
  ],
  messages: {
    claimed: "Losing {element} takes {racks} although {group} claims {claim}.{others}",
    survives: "Losing {element} takes {racks} in {place}, which must survive any single loss.",
  },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const loss = analysis.power.losses.get(subject.path);
    const unsure = analysis.power.unsure_losses.get(subject.path);
    if (unsure && (isRedundant(unsure.claim) || unsure.must_survive)) unknown(unsure.missing);
    if (!loss) return;
    if (isRedundant(loss.claim)) {
      const group = lossesOfGroup(index, loss, analysis.power.losses);
      if (group[0] !== loss) return notApplicable();
      return report("claimed", {
        data: {
          element: index.label(subject.path),
          racks: countText(loss.racks.length),
          group: index.label(loss.claimed_on),
          claim: loss.claim ?? "",
          others: othersOfGroup(group.slice(1).map((each) => index.label(each.path))),
        },
        evidence: evidenceOf(loss, loss.racks.length),
        affects: { rack_count: loss.racks.length, racks: loss.racks },
        related: group.slice(1).map(({ path }) => ({ path, role: "does the same" })),
      });
    }
    if (loss.must_survive.size === 0) return;
    const racks = [...loss.must_survive.keys()];
    const [place = "", ...otherPlaces] = new Set(loss.must_survive.values());
    const others = otherPlaces.length === 0 ? "" : ` and ${otherPlaces.length} more`;
    report("survives", {
      data: {
        element: index.label(subject.path),
        racks: countText(racks.length),
        place: index.label(place) + others,
      },
      evidence: evidenceOf(loss, racks.length),
      affects: { rack_count: racks.length, racks },
      related: [place, ...otherPlaces].map((path) => ({ path, role: "must survive any single loss" })),
    });
  },
});

function isRedundant(claim: string | undefined): boolean {
  return claim !== undefined && claim !== "N";
}

function evidenceOf({ path, instant }: LossOfRacks, racks: number): Evidence {
  return { ...atMost(racks, 0, "racks", `fault(${path})`), instant };
}

/** The losses of one claiming group: the one that takes most racks first, ties by path. */
function lossesOfGroup(
  index: ModelIndex,
  loss: LossOfRacks,
  losses: ReadonlyMap<string, LossOfRacks>,
): readonly LossOfRacks[] {
  const members = index.get("power-group", loss.claimed_on)?.members ?? [loss.path];
  const own = members.map((path) => losses.get(path)).filter((each) => each?.claimed_on === loss.claimed_on);
  return (own as LossOfRacks[]).sort(
    (left, right) => right.racks.length - left.racks.length || (left.path < right.path ? -1 : 1),
  );
}

function countText(count: number): string {
  return count === 1 ? "1 rack" : `${count} racks`;
}
