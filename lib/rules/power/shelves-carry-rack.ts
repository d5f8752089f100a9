import { parseRedundancy } from "../../core/redundancy";
import { isWithin } from "../../analysis/tolerance";
import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";
import { render } from "../../units/render";

export default defineRule({
  id: "power/shelves-carry-rack",
  severity: "error",
  appliesTo: "rack",
  summary: "The power shelves of a rack carry its design power with the shelf redundancy that is claimed.",
  why: "A 142 kW rack with 8 shelves of 33 kW is not N+N: four shelves carry 132 kW. It needs five and is N+3.",
  fix: "Claim the redundancy that the shelves give, cap the rack's power, or choose a part of lower power.",
  sources: [
    { title: "NVIDIA Base Command Manager 11, Power Shelf Integration", clause: "8 shelves of 33 kW", mark: "VENDOR" },
    { title: "DGX GB Rack Scale Systems User Guide", clause: "p.17", mark: "VENDOR-2" },
  ],
  messages: {
    few: "{rack} draws {power}; {claim} leaves {left} of {shelves} shelves of {rating}, which carry {carried}.",
    size: "{rack} claims {claim} for {shelves} shelves, which cannot be split so.",
  },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const shelves = index.rackPart(subject)?.shelves;
    const load = analysis.racks.get(subject.path)?.design_kw;
    if (!shelves || !load) return notApplicable();
    const claim = subject.shelf_claims ?? "N";
    const left = shelvesLeft(claim, shelves.count);
    const rack = index.label(subject.path);
    const affects = { rack_count: 1, racks: [subject.path] };
    if (left === undefined) return report("size", { data: { rack, claim, shelves: shelves.count }, affects });
    const carried = left * shelves.rated_power_kw;
    if (isWithin(load.value, carried)) return unknown(load.missing);
    report("few", {
      data: {
        rack,
        power: render(load.value, "kW"),
        claim,
        left,
        shelves: shelves.count,
        rating: render(shelves.rated_power_kw, "kW"),
        carried: render(carried, "kW"),
      },
      evidence: atMost(load.value, carried, "kW"),
      affects,
      fix: bestClaim(load.value, shelves.count, shelves.rated_power_kw),
    });
  },
});

/** Shelves that remain when the claim's share is out; undefined where the count does not fit the claim. */
function shelvesLeft(claim: string, count: number): number | undefined {
  const form = parseRedundancy(claim);
  switch (form?.form) {
    case "N":
      return count;
    case "N+k":
      return count > form.spare ? count - form.spare : undefined;
    case "N+N":
      return count % 2 === 0 ? count / 2 : undefined;
    case "2N":
      return count % 2 === 0 && count / 2 > form.plus ? count / 2 - form.plus : undefined;
    case "aNb":
      return count % form.units === 0 ? (count / form.units) * form.needed : undefined;
    default:
      return undefined;
  }
}

function bestClaim(power: number, count: number, rating: number): string {
  const fewest = Math.floor(power / rating);
  const needed = isWithin(power, fewest * rating) ? fewest : fewest + 1;
  const arithmetic = `${render(power, "kW")} / ${render(rating, "kW")} needs ${needed} of ${count} shelves`;
  if (needed > count) return `${arithmetic}: cap the rack's power at ${render(count * rating, "kW")}`;
  const best = needed === count ? "N" : needed * 2 === count ? "N+N" : `N+${count - needed}`;
  return `${arithmetic}: claim ${best}, or cap the rack's power`;
}
