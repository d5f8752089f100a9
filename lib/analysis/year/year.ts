/** A year of weather at every site: energy, hours of free cooling, PUE, WUE, water. */
import type { ModelIndex } from "../../model/model";
import type { PowerAnalysis } from "../power/power";
import type { SitePower } from "../power/site-power";
import type { ThermalAnalysis } from "../thermal/thermal";
import { AirYears } from "./air-year";
import { type SiteYear, siteYear } from "./site-year";

/** By path of the site, in path order. */
export type YearAnalysis = ReadonlyMap<string, SiteYear>;

/** Comes after heat and power, whose loads and losses it sums up over the hours. */
export function analyseYear(
  index: ModelIndex,
  thermal: ThermalAnalysis,
  { sites }: Pick<PowerAnalysis, "sites">,
): YearAnalysis {
  const airs = new AirYears();
  return new Map(
    index.all("site").map((site) => {
      const { weather, problems } = site;
      const air = weather && !weather.problems && !problems ? airs.of(weather) : undefined;
      const power = sites.get(site.path) as SitePower;
      return [site.path, siteYear({ index, thermal, power, site, air })];
    }),
  );
}
