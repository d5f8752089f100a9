/**
 * ISO 2533 standard atmosphere up to 11 km: pressure over that at sea level = (1 - L h / T0)^(g / (R L)), with L = 0.0065 K/m,
 * T0 = 288.15 K, g = 9.80665 m/s², R = 287.05287 J/(kg K).
 */
const RELATIVE_LAPSE_PER_M = 0.0065 / 288.15;
const PRESSURE_EXPONENT = 9.80665 / (287.05287 * 0.0065);

/**
 * Density of air over that at sea level. Room air has the temperature that its units give it, whatever the weather, so that
 * its density follows the pressure alone.
 *
 * @param elevation_m - above sea level; where absent, sea level is assumed
 */
export function densityAtElevation(elevation_m = 0): number {
  return (1 - RELATIVE_LAPSE_PER_M * elevation_m) ** PRESSURE_EXPONENT;
}
