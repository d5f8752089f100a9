import type { ModelIndex } from "../../model/model";
import { plantInputs } from "../thermal/plant-inputs";
import type { SiteYear } from "./site-year";
import type { YearAnalysis } from "./year";

/** What a year takes for granted, printed because it decides numbers. */
interface YearAssumption {
  readonly path: string;
  readonly text: string;
}

/** Of the sites with weather that can be used, in path order. */
export function yearAssumptions(index: ModelIndex, years: YearAnalysis): readonly YearAssumption[] {
  return [...years.values()].flatMap((year) => {
    if (year.weather === undefined) return [];
    const texts = new Set([...aboutYear(year.weather), ...year.plants.flatMap((plant) => aboutPlant(index, plant))]);
    return [...texts].map((text) => ({ path: year.path, text }));
  });
}

function aboutYear(weather: string): string[] {
  return [
    `PUE and WUE are the values as designed of ISO/IEC 30134-2:2016 and ISO/IEC 30134-9:2022, over the year of ${weather}: IT at its design load in every hour, measured at the AC inlets of the racks.`,
    "Over the year CDUs, air units, pumps and fans draw their stated power in every hour, and the power chain loses what it loses at design load.",
    "Closed circuits need no make-up water: their first fill is reported beside the year.",
  ];
}

function aboutPlant(index: ModelIndex, { path }: SiteYear["plants"][number]): string[] {
  const inputs = plantInputs(index, path);
  if (!inputs?.rejection) return [];
  const { kind, trim } = inputs.rejection;
  return [
    ...(kind === "chiller" ? [CHILLER] : WET),
    ...(kind === "adiabatic-cooler" ? [ADIABATIC] : []),
    ...(trim ? [TRIM] : []),
    ...(inputs.noun === "loop" && kind !== "chiller" ? [EQUAL_RATES] : []),
  ];
}

/** Towers, and the tower that every other plant is compared with. */
const WET = [
  "Air leaves a cooling tower saturated at the mean of the water temperatures, make-up enters as warm as the basin, no drift; evaporation at most 1.48 L per kWh of heat.",
];
const CHILLER =
  "In each hour a chiller cools either by free cooling alone or by its compressors alone; its power is the stated one or heat / COP, without part load; its condenser gets water as its plant makes it at design load.";
const TRIM = "Trim chillers reject to the outdoor air, and their power, heat / COP, comes on top of that of the fans.";
const EQUAL_RATES =
  "Facility water of a loop without a facility water element rises as much as the loop: equal heat-capacity rates.";
const ADIABATIC =
  "Adiabatic pre-cooling runs with all its air and its whole effectiveness in the hours in which the cooler alone does not reach the set point.";
