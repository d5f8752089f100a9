/** Power of a whole site in the normal state on the design day: IT, cooling, losses, and what is not stated. */
import type { ModelIndex } from "../../model/model";
import type { SiteRecord } from "../../model/records";
import { type Amount, known, type Missing, sum, unknownAmount } from "../amount";
import { cduPower } from "./consumers";
import { NOTHING } from "./missing";
import type { StateEvaluator } from "./state";
import type { RackLoads } from "../rack-load";

export interface SitePower {
  readonly path: string;
  readonly it_kw: Amount;
  /** CDUs, air units, heat rejection. */
  readonly cooling_kw: Amount;
  readonly losses_kw: Amount;
  readonly house_kw: Amount;
  /** Network racks are IT; without one the network's load is missing. */
  readonly network_missing: readonly Missing[];
  readonly total_kw: Amount;
}

export function sitePowers(index: ModelIndex, racks: RackLoads, evaluator: StateEvaluator): SitePower[] {
  return index.all("site").map((site) => {
    const it = sum(index.racksUnder(site.path).map((rack) => racks.get(rack.path)?.design_kw ?? known(0)));
    const cooling = sum(coolingLoads(index, site));
    const losses = siteLosses(index, site, evaluator);
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

function* coolingLoads(index: ModelIndex, site: SiteRecord): Generator<Amount> {
  const here = (path: string): boolean => index.siteOf(path)?.path === site.path;
  for (const cdu of index.all("cdu")) {
    if (!here(cdu.path)) continue;
    yield cduPower(index, cdu);
    if (cdu.feeds.length === 0)
      yield unknownAmount({ what: "load of the CDUs", why: "no feed stated", path: cdu.path });
  }
  for (const unit of index.all("air-unit")) {
    if (here(unit.path)) yield stated(unit.fan_power_kw, "load of the air units", "no fan power stated", unit.path);
  }
  for (const loop of index.all("cooling-loop")) {
    if (!here(loop.path)) continue;
    const words = loop.rejection?.kind.replace("-", " ");
    if (!loop.rejection)
      yield unknownAmount({ what: "load of the heat rejection", why: "no rejection stated", path: loop.path });
    else yield stated(loop.rejection.fan_power_kw, `load of the ${words}`, "no fan power stated", loop.path);
  }
}

function stated(value: number | undefined, what: string, why: string, path: string): Amount {
  return value === undefined ? unknownAmount({ what, why, path }) : known(value);
}

/** What feeds draw beyond what they deliver; conductors and switchgear without a stated efficiency are taken as lossless. */
function siteLosses(index: ModelIndex, site: SiteRecord, evaluator: StateEvaluator): Amount {
  const { load } = evaluator.intact;
  const { nodes, sets } = evaluator.network;
  let kw = 0;
  let lack = NOTHING;
  for (const node of nodes) {
    const isLossless = node.efficiency === 1 && node.lossMissing.length === 0;
    if (isLossless || index.siteOf(node.record.path)?.path !== site.path) continue;
    kw += (load.kw[node.at] as number) * (1 / node.efficiency - 1);
    lack = sets.join(lack, sets.of(node.lossMissing));
    if (node.efficiency < 1) lack = sets.join(lack, load.lackKw[node.at] as number);
  }
  return { value: kw, missing: sets.list(lack) };
}

function houseLoad(site: SiteRecord): Amount {
  return stated(site.house_load_kw, "lighting and other house loads", "not stated", site.path);
}

function networkMissing(index: ModelIndex, site: SiteRecord): readonly Missing[] {
  const hasNetwork = index.racksUnder(site.path).some((rack) => rack.role === "network");
  return hasNetwork ? [] : [{ what: "load of the network", why: "no network rack stated", path: site.path }];
}
