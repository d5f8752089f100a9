/**
 * Moist air, by PsychroLib: the formulae of the ASHRAE Handbook - Fundamentals (2017), chapter 1. The only file that knows
 * the library.
 */
import psychrolib from "psychrolib";

const PERCENT = 100;

/** Outdoor air at one time. Humidity ratio: mass of vapour over mass of dry air. */
export interface MoistAir {
  readonly dry_bulb_c: number;
  readonly wet_bulb_c: number;
  readonly humidity_ratio: number;
  /** Per kg of dry air, zero for dry air and liquid water at 0 °C. */
  readonly enthalpy_j_per_kg: number;
  readonly pressure_pa: number;
}

/**
 * Air of a dry bulb and a relative humidity.
 *
 * @param relativeHumidity_percent - above 100 (weather files allow it, as of a sensor in fog) it counts as saturated
 * @param pressure_pa - of the place, not reduced to sea level
 */
export function moistAir(dryBulb_c: number, relativeHumidity_percent: number, pressure_pa: number): MoistAir {
  useSi();
  const share = Math.min(relativeHumidity_percent, PERCENT) / PERCENT;
  const ratio = psychrolib.GetHumRatioFromRelHum(dryBulb_c, share, pressure_pa);
  const wetBulb = share === 1 ? dryBulb_c : psychrolib.GetTWetBulbFromHumRatio(dryBulb_c, ratio, pressure_pa);
  return {
    dry_bulb_c: dryBulb_c,
    wet_bulb_c: wetBulb,
    humidity_ratio: ratio,
    enthalpy_j_per_kg: psychrolib.GetMoistAirEnthalpy(dryBulb_c, ratio),
    pressure_pa,
  };
}

/** Saturated air. Water mostly stays at its set point, so that the pressure of its vapour is kept from hour to hour. */
export class SaturatedAir {
  private temperature_c = Number.NaN;
  private vapour_pa = Number.NaN;

  /** Vapour over dry air, by mass. */
  humidityRatio(temperature_c: number, pressure_pa: number): number {
    useSi();
    if (temperature_c !== this.temperature_c) {
      this.temperature_c = temperature_c;
      this.vapour_pa = psychrolib.GetSatVapPres(temperature_c);
    }
    return psychrolib.GetHumRatioFromVapPres(this.vapour_pa, pressure_pa);
  }
}

/** Vapour over dry air, by mass, of air that was cooled to the dry bulb at constant wet bulb. */
export function humidityRatioAtWetBulb(dryBulb_c: number, wetBulb_c: number, pressure_pa: number): number {
  useSi();
  return psychrolib.GetHumRatioFromTWetBulb(dryBulb_c, wetBulb_c, pressure_pa);
}

/** In J per kg of dry air, as that of {@link MoistAir}. */
export function enthalpy(dryBulb_c: number, humidityRatio: number): number {
  useSi();
  return psychrolib.GetMoistAirEnthalpy(dryBulb_c, humidityRatio);
}

/** Volume in m³ that holds one kg of dry air and its vapour. */
export function specificVolume({
  dry_bulb_c,
  humidity_ratio,
  pressure_pa,
}: Omit<MoistAir, "enthalpy_j_per_kg">): number {
  useSi();
  return psychrolib.GetMoistAirVolume(dry_bulb_c, humidity_ratio, pressure_pa);
}

/** The units are a state of the library, which other code in the process may have set. */
function useSi(): void {
  psychrolib.SetUnitSystem(psychrolib.SI);
}
