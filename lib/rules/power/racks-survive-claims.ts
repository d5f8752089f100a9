import type { LossOfRacks } from "../../analysis/power";
import { defineRule } from "../../engine/define-rule";
import type { ModelIndex } from "../../model/model";

export default defineRule({
  id: "power/racks-survive-claims",
  severity: "error",
  appliesTo: "power-feed",
  summary: "No rack is lost with an element whose claim says that the element may be out, or where any single loss must be survived.",
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
  check({ subject, index, analysis, report, notApplicable }) {
    const loss = analysis.power.losses.get(subject.path);
    if (!loss) return;
    if (loss.claim !== undefined && loss.claim !== "N") {
      const group = lossesOfGroup(index, loss, analysis.power.losses);
      if (group[0] !== loss) return notApplicable();
      return report("claimed", {
        data: {
          element: index.label(subject.path),
          racks: countText(loss.racks.length),
          group: index.label(loss.claimed_on),
          claim: loss.claim,
          others: group.length > 1 ? ` ${group.length - 1} other members do the same.` : "",
        },
        affects: { rack_count: loss.racks.length, racks: loss.racks },
      });
    }
    const place = survivorOf(index, loss.racks);
    if (place === undefined) return;
    const racks = loss.racks.filter((rack) => rack === place || rack.startsWith(`${place}/`));
    report("survives", {
      data: { element: index.label(subject.path), racks: countText(racks.length), place },
      affects: { rack_count: racks.length, racks },
      related: [{ path: place, role: "must survive any single loss" }],
    });
  },
});

/** The losses of one claiming group: the one that takes most racks first, ties by path. */
function lossesOfGroup(
  index: ModelIndex,
  loss: LossOfRacks,
  losses: ReadonlyMap<string, LossOfRacks>,
): readonly LossOfRacks[] {
  const members = index.get("power-group", loss.claimed_on)?.members ?? [loss.path];
  const own = members.map((path) => losses.get(path)).filter((each) => each !== undefined);
  return own.sort((left, right) => right.racks.length - left.racks.length || (left.path < right.path ? -1 : 1));
}

/** The first site, floor, row or rack that must survive any single loss and loses a rack, from the outside in. */
function survivorOf(index: ModelIndex, racks: readonly string[]): string | undefined {
  for (const path of racks) {
    const rack = index.get("rack", path);
    const holders = [index.siteOf(path), index.floorOf(path), index.rowOf(path), rack];
    const holder = holders.find((each) => each?.survives === "any-single-loss");
    if (holder) return holder.path;
  }
  return undefined;
}

function countText(count: number): string {
  return count === 1 ? "1 rack" : `${count} racks`;
}
