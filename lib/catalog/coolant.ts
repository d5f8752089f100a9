import type { CoolantPart, CoolantPoint } from "./parts";

/** A table reaches this far beyond its ends, relative to them: the last bits of a computed mean temperature. */
const TOLERANCE = 1e-9;

/**
 * Properties of a coolant at one temperature, linear between the points of its table.
 *
 * @returns Undefined outside the table: unknown, not extrapolated.
 */
export function propertiesAt(coolant: CoolantPart, temperature_c: number): CoolantPoint | undefined {
  const { points } = coolant;
  const [first, last] = [points[0], points[points.length - 1]];
  if (first === undefined || last === undefined || !Number.isFinite(temperature_c)) return undefined;
  const at = clamped(temperature_c, first.temperature_c, last.temperature_c);
  if (at === undefined) return undefined;
  const above = points.findIndex((point) => point.temperature_c >= at);
  const upper = points[above] as CoolantPoint;
  const lower = points[above - 1];
  return lower === undefined || upper.temperature_c === at ? upper : between(lower, upper, at);
}

/** Heat that one cubic metre takes up per kelvin (density times specific heat), in J/(m3 K); undefined outside the table. */
export function volumetricHeatAt(coolant: CoolantPart, temperature_c: number): number | undefined {
  const properties = propertiesAt(coolant, temperature_c);
  return properties && properties.density_kg_per_m3 * properties.specific_heat_j_per_kg_k;
}

function clamped(value: number, low: number, high: number): number | undefined {
  if (value < low - Math.abs(low) * TOLERANCE || value > high + Math.abs(high) * TOLERANCE) return undefined;
  return Math.min(Math.max(value, low), high);
}

function between(lower: CoolantPoint, upper: CoolantPoint, temperature_c: number): CoolantPoint {
  const share = (temperature_c - lower.temperature_c) / (upper.temperature_c - lower.temperature_c);
  const mix = (low: number, high: number): number => low + (high - low) * share;
  return {
    temperature_c,
    density_kg_per_m3: mix(lower.density_kg_per_m3, upper.density_kg_per_m3),
    specific_heat_j_per_kg_k: mix(lower.specific_heat_j_per_kg_k, upper.specific_heat_j_per_kg_k),
    viscosity_pa_s: mix(lower.viscosity_pa_s, upper.viscosity_pa_s),
    conductivity_w_per_m_k: mix(lower.conductivity_w_per_m_k, upper.conductivity_w_per_m_k),
  };
}
