/** Power of a whole site in the normal state on the design day: IT, cooling, losses, and what is not stated. */
import type { ModelIndex } from "../../model/model";
import type { CoolingLoopRecord, FacilityWaterRecord, SiteRecord } from "../../model/records";
import { type Amount, invalidElement, known, type Missing, sum, unknownAmount } from "../amount";
import { cduPower } from "./cdu-power";
import { lossesByPlace } from "./losses-by-place";
import { plantLoads } from "./plant-loads";
import type { StateEvaluator } from "./state";
import type { RackLoads } from "../rack-load";

export interface SitePower {
  readonly path: string;
  readonly it_kw: Amount;
  /** CDUs, air units, heat rejection with its trim chillers, pumps of facility water. */
  readonly cooling_kw: Amount;
  readonly losses_kw: Amount;
  readonly house_kw: Amount;
  /** Network racks are IT; without one the network's load is missing. */
  readonly network_missing: readonly Missing[];
  readonly total_kw: Amount;
}

export function sitePowers(index: ModelIndex, racks: RackLoads, evaluator: StateEvaluator): SitePower[] {
  const coolingBySite = coolingLoads(index);
  const lossesBySite = lossesByPlace(evaluator, (path) => index.siteOf(path)?.path);
  return index.all("site").map((site) => {
    const it = sum(index.racksUnder(site.path).map((rack) => racks.get(rack.path)?.design_kw ?? known(0)));
    const cooling = sum(coolingBySite.get(site.path) ?? []);
    const losses = lossesBySite.get(site.path) ?? known(0);
    const house = houseLoad(site);
    const network = networkMissing(index, site);
    const total = sum([it, cooling, losses, house, { value: 0, missing: network }]);
    return {
      path: site.path,
      it_kw: it,
      cooling_kw: cooling,
      losses_kw: losses,
      house_kw: house,
      network_missing: network,
      total_kw: total,
    };
  });
}

/** By path of the site. */
function coolingLoads(index: ModelIndex): ReadonlyMap<string, readonly Amount[]> {
  const loads = new Map<string, Amount[]>();
  const note = (path: string, load: Amount): void => {
    const site = index.siteOf(path)?.path ?? "";
    const same = loads.get(site);
    if (same) same.push(load);
    else loads.set(site, [load]);
  };
  for (const cdu of index.all("cdu")) {
    const { path } = cdu;
    note(path, cduPower(index, cdu));
    if (cdu.feeds.length === 0) note(path, unknownAmount({ what: "load of the CDUs", why: "no feed stated", path }));
  }
  for (const { kind, path, power } of plantLoads(index)) if (kind !== "house") note(path, power);
  for (const lack of plantsWithoutLoad(index)) note(lack.path, unknownAmount(lack));
  return loads;
}

/** Plants of which no unit draws anything although some must. */
function plantsWithoutLoad(index: ModelIndex): Missing[] {
  const rejecting = new Set(index.all("rejection-unit").map(({ plant }) => plant));
  const pumped = new Set(index.all("pump").map(({ plant }) => plant));
  const plants = [...index.all("cooling-loop"), ...index.all("facility-water")];
  return [
    ...plants
      .filter((plant) => !sharesPlant(plant) && !index.isLiquidToAir(plant.path) && !rejecting.has(plant.path))
      .map(noRejection),
    ...index
      .all("facility-water")
      .filter(({ path }) => !pumped.has(path))
      .map(noPumps),
  ];
}

/** Whether the heat goes on to a facility water, which has its own rejection. */
function sharesPlant(plant: CoolingLoopRecord | FacilityWaterRecord): boolean {
  return plant.kind === "cooling-loop" ? plant.facility !== undefined : plant.exchanger !== undefined;
}

function noRejection({ path, problems, rejection }: CoolingLoopRecord | FacilityWaterRecord): Missing {
  if (rejection && problems) return invalidElement(path);
  return { what: "load of the heat rejection", why: `no ${rejection ? "unit" : "rejection"} stated`, path };
}

function noPumps({ path, problems }: FacilityWaterRecord): Missing {
  return problems ? invalidElement(path) : { what: "load of the pumps", why: "no pumps stated", path };
}

function stated(value: number | undefined, what: string, why: string, path: string): Amount {
  return value === undefined ? unknownAmount({ what, why, path }) : known(value);
}

function houseLoad(site: SiteRecord): Amount {
  return stated(site.house_load_kw, "lighting and other house loads", "not stated", site.path);
}

function networkMissing(index: ModelIndex, site: SiteRecord): readonly Missing[] {
  const hasNetwork = index.racksUnder(site.path).some((rack) => rack.role === "network");
  return hasNetwork ? [] : [{ what: "load of the network", why: "no network rack stated", path: site.path }];
}
