import { compareText } from "../../core/order";
import type { ModelIndex } from "../../model/model";
import type { CduRecord, CoolingLoopRecord } from "../../model/records";
import type { FloorAir } from "./air";
import { DEFAULT_RECIRCULATION_ALLOWANCE_K } from "./water";

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
    ...index.all("cooling-loop").flatMap((loop) => aboutOutdoorPlant(index, loop)),
    ...cdus.flatMap((cdu) => aboutFacilitySide(index, cdu)),
    ...[...floors].flatMap(aboutRearDoors),
  ];
  const once = new Map(all.map((each) => [`${each.path}\n${each.text}`, each]));
  return [...once.values()].sort(
    (left, right) => compareText(left.path, right.path) || compareText(left.text, right.text),
  );
}

function aboutOutdoorPlant(index: ModelIndex, { path, rejection }: CoolingLoopRecord): ThermalAssumption[] {
  const site = index.siteOf(path);
  const drawsDryAir = rejection?.kind === "dry-cooler" || rejection?.kind === "adiabatic-cooler";
  if (!site || !drawsDryAir || site.recirculation_allowance_k !== undefined) return [];
  const allowance = `${DEFAULT_RECIRCULATION_ALLOWANCE_K} K`;
  return [{ path: site.path, text: `Recirculation allowance of the outdoor plant: ${allowance}, as none is stated.` }];
}

function aboutFacilitySide(index: ModelIndex, cdu: CduRecord): ThermalAssumption[] {
  const part = index.cduPart(cdu.model);
  if (!part || part.rated_approach_k === undefined || part.facility_flow_l_per_min !== undefined) return [];
  const text =
    `Facility side of ${part.id}: no flow is published, so equal heat-capacity rates are taken on both sides of the ` +
    "exchanger: approach = rated approach x heat / rated heat.";
  return [{ path: index.siteOf(cdu.path)?.path ?? cdu.loop, text }];
}

function aboutRearDoors({ path, rear_door_kw }: FloorAir): ThermalAssumption[] {
  if (rear_door_kw === 0) return [];
  return [
    {
      path,
      text: "Rear-door exchangers: their heat leaves by a water circuit that is not declared; no loop carries it.",
    },
  ];
}
