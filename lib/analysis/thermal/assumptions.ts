import { compareText } from "../../core/order";
import type { ModelIndex } from "../../model/model";
import type {
  CduRecord,
  CoolingLoopRecord,
  FacilityWaterRecord,
  RejectionRecord,
  SiteRecord,
} from "../../model/records";
import type { FloorAir } from "./air";
import { DEFAULT_FACILITY_COOLANT } from "./loop";
import { DEFAULT_RECIRCULATION_ALLOWANCE_K, drawsDryAir, ratedHeat } from "./rejection";
import { aboutPipes } from "./hydraulics/assumptions";

/** What the analysis takes for granted, printed because it decides numbers. */
export interface ThermalAssumption {
  /** The element it is about. */
  readonly path: string;
  readonly text: string;
}

/** Assumptions in order of path and text, each once per site or floor. */
export function thermalAssumptions(
  index: ModelIndex,
  cdus: readonly CduRecord[],
  floors: Iterable<FloorAir>,
): readonly ThermalAssumption[] {
  const all = [
    ...index.all("cooling-loop").flatMap((loop) => aboutPipes(index, loop)),
    ...[...index.all("cooling-loop"), ...index.all("facility-water")].flatMap((plant) =>
      aboutOutdoorPlant(index, plant),
    ),
    ...cdus.flatMap((cdu) => aboutFacilitySide(index, cdu)),
    ...[...floors].flatMap((floor) => aboutElevation(index, floor)),
  ];
  const once = new Map(all.map((each) => [`${each.path}\n${each.text}`, each]));
  return [...once.values()].sort(
    (left, right) => compareText(left.path, right.path) || compareText(left.text, right.text),
  );
}

function aboutOutdoorPlant(
  index: ModelIndex,
  { path, rejection }: CoolingLoopRecord | FacilityWaterRecord,
): ThermalAssumption[] {
  const site = index.siteOf(path);
  return [...aboutRecirculation(site, rejection), ...aboutAltitude(site, rejection)];
}

function aboutRecirculation(site: SiteRecord | undefined, rejection: RejectionRecord | undefined): ThermalAssumption[] {
  const drawsAir = rejection !== undefined && (drawsDryAir(rejection) || rejection.trim !== undefined);
  if (!site || !drawsAir || site.recirculation_allowance_k !== undefined) return [];
  const allowance = `${DEFAULT_RECIRCULATION_ALLOWANCE_K} K`;
  return [{ path: site.path, text: `Recirculation allowance of the outdoor plant: ${allowance}, as none is stated.` }];
}

/** Thin air carries less heat: what gives its heat to outdoor air loses capacity with elevation. */
function aboutAltitude(site: SiteRecord | undefined, rejection: RejectionRecord | undefined): ThermalAssumption[] {
  if (!site?.elevation_m || site.elevation_m < 0 || !rejection || ratedHeat(rejection) === undefined) return [];
  const isOutdoor = rejection.kind !== "heat-reuse" && rejection.condenser === undefined;
  if (!isOutdoor || rejection.altitude_derating !== undefined) return [];
  return [
    {
      path: site.path,
      text: "Outdoor plant has its stated capacity at the elevation of the site, as no altitude derating is stated.",
    },
  ];
}

function aboutFacilitySide(index: ModelIndex, cdu: CduRecord): ThermalAssumption[] {
  const part = index.cduPart(cdu.model);
  if (!part || part.rated_approach_k === undefined) return [];
  const path = index.siteOf(cdu.path)?.path ?? cdu.loop;
  const facility = index.get("cooling-loop", cdu.loop)?.facility;
  const water = facility === undefined ? undefined : index.get("facility-water", facility);
  const isPublished = part.facility_flow_l_per_min !== undefined;
  const isStated = water?.flow_l_per_min !== undefined;
  const texts = [
    ...(isPublished ? [] : [isStated ? EQUAL_RATES_AT_RATING : EQUAL_RATES]),
    ...((isPublished || isStated) && water?.coolant === undefined
      ? [`${DEFAULT_FACILITY_COOLANT} at its ${isStated ? "stated" : "published"} flow, as no coolant is stated.`]
      : []),
    ...(isStated ? [SHARED_BY_HEAT] : []),
  ];
  return texts.map((text) => ({ path, text: `Facility side of ${part.id}: ${text}` }));
}

const EQUAL_RATES =
  "no flow is published, so equal heat-capacity rates are taken on both sides of the exchanger: approach = rated approach x " +
  "heat / rated heat.";
const EQUAL_RATES_AT_RATING =
  "no flow is published, so equal heat-capacity rates are taken at its rating point: UA = rated heat / rated approach.";
const SHARED_BY_HEAT = "the stated flow of the facility water is shared by heat among all that it cools.";

/** The elevation decides how much air the racks need, where air units state how much they move. */
function aboutElevation(index: ModelIndex, { path, airflow_m3_per_h }: FloorAir): ThermalAssumption[] {
  const site = index.siteOf(path);
  if (!site || !airflow_m3_per_h || site.elevation_m !== undefined) return [];
  return [{ path: site.path, text: "Air of the rooms: its density is that at sea level, as no elevation is stated." }];
}
