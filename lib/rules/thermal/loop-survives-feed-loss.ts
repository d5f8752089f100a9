import type { LossOfCooling } from "../../analysis/power/cooling-losses";
import type { CoolingShortfall } from "../../analysis/thermal/cooling-left";
import { countedRacks, renderShortage } from "../../analysis/thermal/shortage";
import { stoppedUnits } from "../../engine/cooling-details";
import { defineRule } from "../../engine/define-rule";
import { othersOfGroup } from "../../engine/others-of-group";
import { atMost } from "../../engine/report";
import type { ModelIndex } from "../../model/model";

export default defineRule({
  id: "thermal/loop-survives-feed-loss",
  severity: "error",
  appliesTo: "power-feed",
  summary:
    "No rack loses its cooling with a feed of CDUs, heat rejection, pumps or air units whose claim says that it may be out, or where any single loss must be survived.",
  why: "CDUs, coolers, pumps and air units stop when their feeds do. Racks that still have power then overheat, whatever redundancy their own feeds have. A claim of N accepts that racks stop; it does not accept that the units that are left are asked for more than their rating.",
  fix: "Feed the units from more members of the group, or add units on another feed.",
  sources: [
    { title: "Power and cooling as one chain: pumps need the same redundancy as the racks they cool", mark: "RULE" },
  ],
  messages: {
    claimed:
      "Losing {element} stops {units} of {system}, which lacks {shortage}{more}: {racks} not cooled, although {group} claims {claim}.{others}",
    overloaded:
      "Losing {element} stops {units} of {system}, and those left lack {shortage}{more}: {racks} not cooled.{others}",
    survives:
      "Losing {element} stops {units} of {system}, which lacks {shortage}{more}: {racks} not cooled in {place}, which must survive any single loss.",
  },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const loss = analysis.power.cooling_losses.get(subject.path);
    const shortfall = loss && worstOf(loss);
    if (!loss) return notApplicable();
    const isClaimed = isRedundant(loss.claim);
    if (!shortfall) return isClaimed ? unknown(loss.missing) : undefined;
    const promised = [...loss.must_survive.keys()];
    if (isClaimed || (promised.length === 0 && leavesSurvivors(loss))) {
      const all = lossesOfGroup(index, loss, analysis.power.cooling_losses);
      const group = isClaimed ? all : all.filter(leavesSurvivors);
      if (group[0] !== loss) return notApplicable();
      const others = group.slice(1).map(({ path }) => path);
      const racks = [...new Set(group.flatMap(({ uncooled }) => uncooled))].sort();
      const worst = isClaimed ? shortfall : (worstOf(loss, hasSurvivors) ?? shortfall);
      const details = {
        ...detailsOf(loss, worst, racks),
        related: [...relatedOf(loss), ...others.map((path) => ({ path, role: "does the same" }))],
      };
      const data = {
        ...dataOf(index, loss, worst, loss.uncooled.length),
        others: othersOfGroup(others.map((path) => index.label(path))),
      };
      if (!isClaimed) return report("overloaded", { ...details, data });
      const claim = { group: index.label(loss.claimed_on), claim: loss.claim ?? "" };
      return report("claimed", { ...details, data: { ...data, ...claim } });
    }
    if (promised.length === 0) return;
    const [place = "", ...otherPlaces] = new Set(loss.must_survive.values());
    const further = otherPlaces.length === 0 ? "" : ` and ${otherPlaces.length} more`;
    report("survives", {
      ...detailsOf(loss, shortfall, promised),
      data: { ...dataOf(index, loss, shortfall, promised.length), place: index.label(place) + further },
      related: [
        ...relatedOf(loss),
        ...[place, ...otherPlaces].map((path) => ({ path, role: "must survive any single loss" })),
      ],
    });
  },
});

/** Units that are left are asked for more than they have: an error whatever is claimed. */
function hasSurvivors({ dead_count, unit_count }: CoolingShortfall): boolean {
  return dead_count < unit_count;
}

function leavesSurvivors({ shortfalls }: LossOfCooling): boolean {
  return shortfalls.some(hasSurvivors);
}

function isRedundant(claim: string | undefined): boolean {
  return claim !== undefined && claim !== "N";
}

/** What leaves most racks without cooling; loops before plants before rooms, then the first in path order. */
function worstOf(
  { shortfalls }: LossOfCooling,
  counts: (each: CoolingShortfall) => boolean = () => true,
): CoolingShortfall | undefined {
  const [first, ...others] = shortfalls.filter(counts);
  return first && others.reduce((most, next) => (next.racks.length > most.racks.length ? next : most), first);
}

function dataOf(index: ModelIndex, { path, shortfalls }: LossOfCooling, worst: CoolingShortfall, racks: number) {
  const { path: system, quantity, shortage } = worst;
  return {
    element: index.label(path),
    units: stoppedUnits(index, worst),
    system: index.label(system),
    shortage: renderShortage(shortage, quantity === "flow" ? "L/min" : "kW"),
    more: moreShort(shortfalls, worst),
    racks: racks === 1 ? "1 rack is" : `${countedRacks(racks)} are`,
  };
}

/** Loops among themselves are called loops. */
function moreShort(shortfalls: readonly CoolingShortfall[], worst: CoolingShortfall): string {
  const more = shortfalls.length - 1;
  if (more === 0) return "";
  const areLoops = shortfalls.every(({ units }) => units === worst.units && units === "cdu");
  if (more === 1)
    return areLoops ? ", and another loop is short as well" : ", and another part of the cooling is short";
  return `, and ${more} other ${areLoops ? "loops" : "parts of the cooling"} are short`;
}

function detailsOf({ path }: LossOfCooling, worst: CoolingShortfall, racks: readonly string[]) {
  const { value, limit, quantity } = worst;
  const evidence = atMost(value, limit, quantity === "flow" ? "L/min" : "kW", `fault(${path})`);
  return {
    evidence: { ...evidence, instant: "settled" as const },
    affects: { rack_count: racks.length, racks },
  };
}

function relatedOf({ shortfalls }: LossOfCooling) {
  return [...new Set(shortfalls.map(({ path }) => path))].map((path) => ({ path, role: "lacks cooling" }));
}

/** The losses of one claiming group that leave racks uncooled: the one with most of them first, ties by path. */
function lossesOfGroup(
  index: ModelIndex,
  loss: LossOfCooling,
  losses: ReadonlyMap<string, LossOfCooling>,
): readonly LossOfCooling[] {
  const members = index.get("power-group", loss.claimed_on)?.members ?? [loss.path];
  const own = members.map((path) => losses.get(path)).filter((each) => each?.claimed_on === loss.claimed_on);
  return (own as LossOfCooling[])
    .filter(({ uncooled }) => uncooled.length > 0)
    .sort((left, right) => right.uncooled.length - left.uncooled.length || (left.path < right.path ? -1 : 1));
}
