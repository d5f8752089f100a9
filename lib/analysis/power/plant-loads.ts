/** Loads of the plant beside racks and CDUs: air units, heat rejection, house loads; on feeds, or on none. */
import type { ModelIndex } from "../../model/model";
import type { CoolingLoopRecord } from "../../model/records";
import { type Amount, invalidElement, known, type Missing, unknownAmount } from "../amount";
import { cduPower } from "./cdu-power";

export type PlantKind = "air-unit" | "rejection" | "house";

export interface PlantLoad {
  readonly kind: PlantKind;
  /** The air unit, the loop of the rejection, or the site of the house load. */
  readonly path: string;
  readonly invalid: boolean;
  readonly feeds: readonly string[];
  readonly power: Amount;
  readonly power_factor: number | undefined;
  /** In the words of a report: "the air units". */
  readonly name: string;
}

/** All of them, air units first, each kind in path order. A house load that nobody states is none. */
export function plantLoads(index: ModelIndex): PlantLoad[] {
  const units = index.all("air-unit").map((unit): PlantLoad => {
    const { path, problems, feeds = [], power_factor } = unit;
    const name = "the air units";
    const power = powerOf(unit.fan_power_kw, path, name, problems !== undefined);
    return { kind: "air-unit", path, invalid: problems !== undefined, feeds, power, power_factor, name };
  });
  const rejections = index.all("cooling-loop").flatMap((loop) => rejectionLoad(loop));
  const houses = index.all("site").flatMap((site): PlantLoad[] => {
    const { path, problems, house_feeds: feeds = [], house_power_factor: power_factor, house_load_kw } = site;
    if (house_load_kw === undefined) return [];
    const name = "the house";
    const power = powerOf(house_load_kw, path, name, problems !== undefined);
    return [{ kind: "house", path, invalid: problems !== undefined, feeds, power, power_factor, name }];
  });
  return [...units, ...rejections, ...houses];
}

function rejectionLoad({ path, problems, rejection }: CoolingLoopRecord): PlantLoad[] {
  if (!rejection) return [];
  const { feeds = [], power_factor, fan_power_kw } = rejection;
  const name = `the ${rejection.kind.replace("-", " ")}`;
  const power = powerOf(fan_power_kw, path, name, problems !== undefined);
  return [{ kind: "rejection", path, invalid: problems !== undefined, feeds, power, power_factor, name }];
}

function powerOf(stated: number | undefined, path: string, name: string, invalid: boolean): Amount {
  if (invalid) return unknownAmount(invalidElement(path));
  if (stated !== undefined) return known(stated);
  return unknownAmount({ what: `load of ${name}`, why: "no fan power stated", path });
}

/**
 * What draws power at a site and names no feed. It comes from the site's utilities by some way, so that their load is not
 * fully known.
 */
export function loadsWithoutFeed(index: ModelIndex): ReadonlyMap<string, readonly Missing[]> {
  const bySite = new Map<string, Missing[]>();
  const note = (path: string, name: string, power: Amount): void => {
    const site = index.siteOf(path)?.path;
    if (site === undefined || (power.value === 0 && power.missing.length === 0)) return;
    const lacks = power.missing.length > 0 ? power.missing : [{ what: `load of ${name}`, why: "no feed stated", path }];
    const same = bySite.get(site);
    if (same) same.push(...lacks);
    else bySite.set(site, [...lacks]);
  };
  for (const cdu of index.all("cdu")) if (cdu.feeds.length === 0) note(cdu.path, "the CDUs", cduPower(index, cdu));
  for (const { feeds, path, name, power } of plantLoads(index)) if (feeds.length === 0) note(path, name, power);
  return bySite;
}
