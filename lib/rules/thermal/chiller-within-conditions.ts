import { invalidElement, type Missing } from "../../analysis/amount";
import { compareBounds, exactly, type Bounds, unbounded } from "../../analysis/thermal/bounds";
import type { PlantThermal } from "../../analysis/thermal/plant";
import { recirculation } from "../../analysis/thermal/rejection";
import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";
import type { ModelIndex } from "../../model/model";
import { renderComparison } from "../../units/render";

export default defineRule({
  id: "thermal/chiller-within-conditions",
  severity: "error",
  appliesTo: "plant",
  summary:
    "At every design point of the climate a chiller gets air, or condenser water, no warmer than that at which it has its capacity.",
  why: "Above its highest condensing temperature a chiller loses capacity, then trips on high pressure, on the very day on which it is needed.",
  fix: "Choose a chiller for a warmer ambient, give it colder condenser water, or shade and space the outdoor plant.",
  sources: [{ title: "Highest ambient or condenser water stated on the chiller by its author", mark: "ASSUMPTION" }],
  messages: {
    air: "The chiller of {plant} draws in air of {value} ({point}), above the {limit} up to which it has its capacity.",
    water: "The condenser of {plant} gets water of {value} ({point}), above the {limit} that it takes.",
  },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const { rejection, path } = subject;
    const plant = analysis.thermal.plants.get(path);
    if (!plant || rejection?.kind !== "chiller") return notApplicable();
    const isWater = rejection.condenser !== undefined;
    const limit = isWater ? rejection.condenser_max_c : rejection.ambient_max_c;
    const what = isWater ? "warmest condenser water of the chiller" : "warmest dry bulb of the chiller";
    if (limit === undefined) return unknown({ what, why: "not stated", path });
    const site = index.siteOf(path);
    if (site?.problems) return unknown(invalidElement(site.path));
    const points = conditions(index, plant, isWater);
    if (points.length === 0) return unknown(noClimate(index, path));
    const judged = points.map((each) => ({ ...each, verdict: compareBounds(each.value, exactly(limit)) }));
    const worst = judged
      .filter(({ verdict }) => verdict === "over")
      .sort((left, right) => (right.value.lower ?? 0) - (left.value.lower ?? 0))[0];
    if (!worst) return unknown(judged.flatMap(({ value, verdict }) => (verdict === "unknown" ? value.missing : [])));
    const value = worst.value.lower ?? 0;
    const text = renderComparison(value, limit, "°C");
    report(isWater ? "water" : "air", {
      data: {
        plant: index.label(path),
        value: text.value,
        limit: text.limit,
        point: `design point: ${worst.basis}`,
      },
      evidence: atMost(value, limit, "°C"),
      affects: { rack_count: plant.racks.length, racks: plant.racks },
    });
  },
});

/** What the chiller gets at each design point: air at the dry bulb + recirculation allowance, or condenser water. */
function conditions(index: ModelIndex, { path, water }: PlantThermal, isWater: boolean) {
  const site = index.siteOf(path);
  return water.points.map(({ basis, dry_bulb_c: dry, condenser_c }): { basis: string; value: Bounds } => {
    if (isWater) return { basis, value: condenser_c ?? unbounded([]) };
    const missing: Missing = { what: "dry bulb of the climate", why: "not stated", path: site?.path ?? path };
    return { basis, value: dry === undefined ? unbounded(missing) : exactly(dry + recirculation(site)) };
  });
}

function noClimate(index: ModelIndex, path: string): Missing {
  const site = index.siteOf(path)?.path ?? path;
  return { what: "design climate of the site", why: "no climate point stated", path: site };
}
