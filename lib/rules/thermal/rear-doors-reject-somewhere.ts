import type { RearDoors } from "../../analysis/thermal/air";
import { hasOnlyWarmDryCoolers, waterAt } from "../../analysis/thermal/air-water";
import type { Missing } from "../../analysis/amount";
import { type Bounds, compareBounds, exactly, unbounded } from "../../analysis/thermal/bounds";
import type { ThermalAnalysis } from "../../analysis/thermal/thermal";
import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";
import { AIR_SUPPLY_MAX } from "../../engine/supply-air";
import { render, renderComparison } from "../../units/render";

export default defineRule({
  id: "thermal/rear-doors-reject-somewhere",
  severity: "error",
  appliesTo: "floor",
  summary: "The rear doors of a floor give their heat to water that is cold enough for it.",
  why: "A rear door takes heat from the air of its rack only into colder water, and its heat up to a water temperature. Without such water the heat stays in the room.",
  fix: "Let the rear doors reject to colder facility water, such as that of a chiller or a tower, or remove the heat with air units.",
  sources: [
    { title: "ASHRAE TC 9.9, recommended inlet air of 18 to 27 °C", mark: "MEMORY" },
    { title: "Second law: a coil cools air no further than its water", mark: "RULE" },
    { title: "Warmest water stated on the rear doors by their author", mark: "ASSUMPTION" },
  ],
  messages: {
    warm: "The rear doors of {floor} reject {heat} to {plant}, whose facility water of {water} is warmer than the {limit} of the air that the room is supplied with.",
    dry: "The rear doors of {floor} reject {heat} to {plant}, whose facility water of {water} is warmer than the {limit} of the air that the room is supplied with; warm dry coolers are the only rejection of {site}, so it cannot cool its air.",
    rated:
      "The rear doors of {floor} get water of {water} from {plant}, above the {limit} up to which they take their heat.",
  },
  options: { air_supply_max_c: AIR_SUPPLY_MAX },
  check({ subject, index, analysis: { thermal }, options, report, unknown, notApplicable }) {
    const kinds = thermal.floors.get(subject.path)?.rear_doors ?? [];
    if (kinds.length === 0) return notApplicable();
    const limit_c = subject.supply_air_c ?? options.air_supply_max_c;
    const site = index.siteOf(subject.path)?.path ?? "";
    for (const doors of kinds) {
      const judged = judgedDoors(thermal, doors, limit_c);
      if (judged.over === undefined || doors.to === undefined) {
        unknown(judged.missing);
        continue;
      }
      const { value, limit } = judged.over;
      const text = renderComparison(value, limit, "°C");
      const [floor, plant] = [index.label(subject.path), index.label(doors.to)];
      const data = { floor, plant, water: text.value, limit: text.limit };
      const details = {
        evidence: atMost(value, limit, "°C"),
        affects: { rack_count: doors.racks.length, racks: doors.racks },
        related: [{ path: doors.to, role: "takes the heat" }],
        detail: doors.to,
      };
      const heat = render(doors.heat_kw.lower ?? 0, "kW");
      if (judged.over.isRated) report("rated", { data, ...details });
      else if (!hasOnlyWarmDryCoolers(index, thermal, site, limit))
        report("warm", { data: { ...data, heat }, ...details });
      else report("dry", { data: { ...data, heat, site: index.label(site) }, ...details });
    }
  },
});

interface Judged {
  /** Water above a limit: that of the doors themselves, or that of the air of the room. */
  readonly over?: { readonly value: number; readonly limit: number; readonly isRated: boolean };
  readonly missing: readonly Missing[];
}

function judgedDoors(thermal: ThermalAnalysis, doors: RearDoors, airLimit_c: number): Judged {
  const water = waterOf(thermal, doors);
  const limits = [{ limit: airLimit_c, isRated: false }].concat(
    doors.water_max_c === undefined ? [] : [{ limit: doors.water_max_c, isRated: true }],
  );
  const over = limits.find(({ limit }) => compareBounds(water, exactly(limit)) === "over");
  if (over) return { over: { ...over, value: water.lower ?? 0 }, missing: [] };
  const { to, unstated } = doors;
  if (to === undefined || unstated === undefined) return { missing: water.missing };
  const noLimit = { what: "warmest water of the rear doors", why: "not stated", path: unstated };
  return { missing: [...water.missing, noLimit] };
}

function waterOf(thermal: ThermalAnalysis, { to, racks: [first = ""] }: RearDoors): Bounds {
  const missing = (why: string): Bounds => unbounded({ what: "rejection of the rear doors", why, path: first });
  if (to === undefined) return missing("no loop or facility water stated");
  return waterAt(thermal, to)?.supply_c ?? missing("the loop is not known");
}
