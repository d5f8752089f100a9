import { compareText } from "../../core/order";
import type { ModelIndex } from "../../model/model";
import type { CduRecord, CoolingLoopRecord, FacilityWaterRecord } from "../../model/records";
import type { FloorAir } from "./air";
import { DEFAULT_FACILITY_COOLANT } from "./loop";
import { DEFAULT_RECIRCULATION_ALLOWANCE_K, drawsDryAir } from "./rejection";
import { isWithin } from "../tolerance";
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
    ...[...floors].flatMap((floor) => [...aboutRearDoors(floor), ...aboutElevation(index, floor)]),
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
  const drawsAir = rejection !== undefined && (drawsDryAir(rejection) || rejection.trim !== undefined);
  if (!site || !drawsAir || site.recirculation_allowance_k !== undefined) return [];
  const allowance = `${DEFAULT_RECIRCULATION_ALLOWANCE_K} K`;
  return [{ path: site.path, text: `Recirculation allowance of the outdoor plant: ${allowance}, as none is stated.` }];
}

function aboutFacilitySide(index: ModelIndex, cdu: CduRecord): ThermalAssumption[] {
  const part = index.cduPart(cdu.model);
  if (!part || part.rated_approach_k === undefined) return [];
  const path = index.siteOf(cdu.path)?.path ?? cdu.loop;
  if (part.facility_flow_l_per_min !== undefined) return aboutFacilityCoolant(index, cdu, part.id, path);
  const text =
    `Facility side of ${part.id}: no flow is published, so equal heat-capacity rates are taken on both sides of the ` +
    "exchanger: approach = rated approach x heat / rated heat.";
  return [{ path, text }];
}

/** A published flow of the facility side decides the approach together with what flows there. */
function aboutFacilityCoolant(index: ModelIndex, cdu: CduRecord, part: string, path: string): ThermalAssumption[] {
  const facility = index.get("cooling-loop", cdu.loop)?.facility;
  if (facility !== undefined && index.get("facility-water", facility)?.coolant !== undefined) return [];
  const text = `Facility side of ${part}: ${DEFAULT_FACILITY_COOLANT} at its published flow, as no coolant is stated.`;
  return [{ path, text }];
}

function aboutRearDoors({ path, rear_door_kw, rear_doors }: FloorAir): ThermalAssumption[] {
  const declared = rear_doors.reduce((total, { heat_kw }) => total + (heat_kw.lower ?? 0), 0);
  if (isWithin(rear_door_kw, declared)) return [];
  return [
    {
      path,
      text: "Rear-door exchangers: their heat leaves by a water circuit that is not declared; no loop carries it.",
    },
  ];
}

/** The elevation decides how much air the racks need, where air units state how much they move. */
function aboutElevation(index: ModelIndex, { path, airflow_m3_per_h }: FloorAir): ThermalAssumption[] {
  const site = index.siteOf(path);
  if (!site || !airflow_m3_per_h || site.elevation_m !== undefined) return [];
  return [{ path: site.path, text: "Air of the rooms: its density is that at sea level, as no elevation is stated." }];
}
