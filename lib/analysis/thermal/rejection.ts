/**
 * Heat rejection as formulas of the outdoor air: what a plant reaches, and what its trim chiller must take. Pure functions,
 * for a design point as for every hour of a year.
 */
import type { RejectionKind, RejectionRecord, SiteRecord } from "../../model/records";

/** The air outside a plant. */
export interface OutdoorAir {
  readonly dry_bulb_c?: number | undefined;
  readonly wet_bulb_c?: number | undefined;
}

/** An input that `reachable` lacks: of the plant, or of the climate. */
export interface RejectionNeed {
  readonly what: string;
  readonly of: "rejection" | "climate";
}

/** Stated nowhere else: outdoor plant is assumed to draw in air at the dry bulb of the design point. */
export const DEFAULT_RECIRCULATION_ALLOWANCE_K = 0;

/** Allowance in K for exhaust air that outdoor plant draws in again. */
export function recirculation(site: SiteRecord | undefined): number {
  return site?.recirculation_allowance_k ?? DEFAULT_RECIRCULATION_ALLOWANCE_K;
}

/** Rated heat at the elevation of the site, of a whole rejection or of one of its units: the limit of what it takes. */
export function ratedHeat({
  capacity_kw: rated,
  altitude_derating: derating = 1,
}: Pick<RejectionRecord, "capacity_kw" | "altitude_derating">): number | undefined {
  return rated === undefined ? undefined : rated * derating;
}

/** "dry cooler" for `dry-cooler`. */
export function rejectionName({ kind }: { readonly kind: RejectionKind }): string {
  return kind.replace("-", " ");
}

/** Whether the leaving temperature is stated, whatever the weather: a chiller, or a heat network. */
export function hasStatedLeaving({ kind }: RejectionRecord): boolean {
  return kind === "chiller" || kind === "heat-reuse";
}

/** Whether the plant draws in air at the dry bulb, so that a recirculation allowance applies. */
export function drawsDryAir({ kind }: RejectionRecord): boolean {
  return kind === "dry-cooler" || kind === "adiabatic-cooler";
}

/** What is missing to tell what a plant reaches. */
export function reachableNeeds(rejection: RejectionRecord, air: OutdoorAir): readonly RejectionNeed[] {
  const name = rejectionName(rejection);
  const need = (isLacking: boolean, what: string, of: RejectionNeed["of"]): RejectionNeed[] =>
    isLacking ? [{ what, of }] : [];
  if (hasStatedLeaving(rejection)) {
    return need(rejection.leaving_c === undefined, `leaving temperature of the ${name}`, "rejection");
  }
  const { kind } = rejection;
  return [
    ...need(rejection.approach_k === undefined, `approach of the ${name}`, "rejection"),
    ...need(kind !== "dry-cooler" && air.wet_bulb_c === undefined, "wet bulb of the climate", "climate"),
    ...need(kind !== "cooling-tower" && air.dry_bulb_c === undefined, "dry bulb of the climate", "climate"),
    ...need(
      kind === "adiabatic-cooler" && rejection.effectiveness === undefined,
      `effectiveness of the ${name}`,
      "rejection",
    ),
  ];
}

/**
 * Water in °C that a plant reaches, its trim chiller aside. Dry: dry bulb + recirculation allowance + approach. Wet: wet
 * bulb + approach. Adiabatic: as dry, with the dry bulb lowered by effectiveness x (dry bulb - wet bulb). Chiller and heat
 * network: the stated leaving temperature.
 *
 * @param loadFraction - heat over rated heat, 0 to 1; it counts only where the approach is stated to shrink with the load
 * @returns undefined where an input is missing: `reachableNeeds` names it
 */
export function reachable(
  rejection: RejectionRecord,
  { dry_bulb_c: dry, wet_bulb_c: wet }: OutdoorAir,
  recirculation_k: number,
  loadFraction = 1,
): number | undefined {
  if (hasStatedLeaving(rejection)) return rejection.leaving_c;
  if (rejection.approach_k === undefined) return undefined;
  const approach = rejection.approach_k * (rejection.part_load_approach === "proportional" ? loadFraction : 1);
  if (rejection.kind === "cooling-tower") return wet === undefined ? undefined : wet + approach;
  const inlet = inletAir(rejection, dry, wet);
  return inlet === undefined ? undefined : inlet + recirculation_k + approach;
}

/** Air that enters a dry or adiabatic cooler, its own exhaust aside. */
function inletAir({ kind, effectiveness }: RejectionRecord, dry: number | undefined, wet: number | undefined) {
  if (dry === undefined || kind === "dry-cooler") return dry;
  return wet === undefined || effectiveness === undefined ? undefined : dry - effectiveness * (dry - wet);
}

/**
 * Water in °C that the free cooling of a chiller reaches without its compressors: above the dry bulb (air-cooled), or above
 * its condenser water (water-cooled).
 *
 * @returns undefined where the chiller has no free cooling, or an input is missing
 */
export function freeCoolingReach(
  { condenser, free_cooling_approach_k: approach }: RejectionRecord,
  { dry_bulb_c: dry }: OutdoorAir,
  recirculation_k: number,
  condenserWater_c?: number,
): number | undefined {
  if (approach === undefined) return undefined;
  if (condenser !== undefined) return condenserWater_c === undefined ? undefined : condenserWater_c + approach;
  return dry === undefined ? undefined : dry + recirculation_k + approach;
}

/** A plant whose cooler leaves its water above the set point. */
export interface TrimCase {
  readonly heat_kw: number;
  readonly set_point_c: number;
  /** What the cooler reaches by itself. */
  readonly cooler_c: number;
  /** Facility return at the set point of the supply; absent where the flow is not known. */
  readonly return_c?: number | undefined;
}

/**
 * Heat in kW that a trim chiller takes behind a cooler: the share (cooler - set point) / (return - set point) of the heat,
 * all of it where the cooler is no colder than the return. With the return unknown it lies between nothing and all.
 */
export function trimLoad({ heat_kw, set_point_c, cooler_c, return_c }: TrimCase): {
  readonly lower: number;
  readonly upper: number;
} {
  if (cooler_c <= set_point_c) return { lower: 0, upper: 0 };
  if (return_c === undefined) return { lower: 0, upper: heat_kw };
  const load = cooler_c >= return_c ? heat_kw : (heat_kw * (cooler_c - set_point_c)) / (return_c - set_point_c);
  return { lower: load, upper: load };
}
