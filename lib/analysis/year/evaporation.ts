/** Water that wet heat rejection evaporates, from the balances of energy and mass of the air that it moves. */
import { enthalpy, humidityRatioAtWetBulb, type MoistAir, type SaturatedAir, specificVolume } from "../psychrometrics";

/** One kWh of heat evaporates at most this: latent heat 2.43 MJ/kg. */
export const MOST_EVAPORATION_L_PER_KWH = 1.48;

/** Enthalpy of liquid water per kelvin above 0 °C. @see ASHRAE Handbook - Fundamentals (2017), chapter 1 */
const LIQUID_J_PER_KG_K = 4186;
const JOULES_PER_KWH = 3.6e6;
/** Litres of make-up water that one kilogram is taken for. */
const LITRES_PER_KG = 1;

/**
 * Water in L that a tower evaporates per kWh of heat: air enters as it is outside and leaves saturated at the mean of the
 * water temperatures, because it meets warm water at the top and cold water at the bottom. Make-up enters as warm as the
 * basin. Never above {@link MOST_EVAPORATION_L_PER_KWH}, which very dry air would exceed by cooling itself.
 *
 * @param mean_c - mean of the water that enters and leaves
 * @param basin_c - water that leaves
 */
export function towerEvaporation(air: MoistAir, saturated: SaturatedAir, mean_c: number, basin_c: number): number {
  const leavingRatio = saturated.humidityRatio(mean_c, air.pressure_pa);
  const taken = leavingRatio - air.humidity_ratio;
  const heat =
    enthalpy(mean_c, leavingRatio) - air.enthalpy_j_per_kg - taken * LIQUID_J_PER_KG_K * Math.max(0, basin_c);
  if (taken <= 0) return 0;
  const perKwh = (taken / heat) * JOULES_PER_KWH * LITRES_PER_KG;
  return heat > 0 ? Math.min(perKwh, MOST_EVAPORATION_L_PER_KWH) : MOST_EVAPORATION_L_PER_KWH;
}

/**
 * Water in L per hour that adiabatic pre-cooling evaporates: the air moves towards its wet bulb by the share that the
 * effectiveness says, at constant wet bulb.
 *
 * @param airflow_m3_per_h - of outdoor air as it enters
 */
export function adiabaticEvaporation(air: MoistAir, effectiveness: number, airflow_m3_per_h: number): number {
  const cooled = air.dry_bulb_c - effectiveness * (air.dry_bulb_c - air.wet_bulb_c);
  const ratio = humidityRatioAtWetBulb(cooled, air.wet_bulb_c, air.pressure_pa);
  const dryAir_kg_per_h = airflow_m3_per_h / specificVolume(air);
  return dryAir_kg_per_h * Math.max(0, ratio - air.humidity_ratio) * LITRES_PER_KG;
}
