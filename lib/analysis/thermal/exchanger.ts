/**
 * Counterflow exchangers by effectiveness and NTU, in terms of the approach: outlet of the hot side above inlet of the cold.
 *
 * With capacity rates C of the two sides, heat = effectiveness x C_min x (hot inlet - cold inlet) and
 * effectiveness = (1 - e) / (1 - R e), e = exp(-NTU (1 - R)). Put in terms of the approach, both cases of which side is the
 * smaller become one: approach = heat x x / (exp(UA x) - 1) with x = 1 / C_hot - 1 / C_cold, and heat / UA for equal rates.
 */

/** Capacity rates of both sides in kW/K: rho cp times flow. */
export interface CapacityRates {
  readonly hot: number;
  readonly cold: number;
}

/**
 * UA in kW/K of the exchanger that moves a heat (kW) at an approach (K).
 *
 * @returns Undefined where no exchanger can: the cold side would leave warmer than the hot side comes.
 */
export function conductance(heat_kw: number, approach_k: number, { hot, cold }: CapacityRates): number | undefined {
  const perHeat = approach_k / heat_kw;
  const difference = 1 / hot - 1 / cold;
  if (perHeat + difference <= 0) return undefined;
  return difference === 0 ? 1 / perHeat : Math.log1p(difference / perHeat) / difference;
}

/** Approach in K at which an exchanger of a UA (kW/K) moves a heat (kW). */
export function approach(ua: number, heat_kw: number, { hot, cold }: CapacityRates): number {
  const difference = 1 / hot - 1 / cold;
  return heat_kw * (difference === 0 ? 1 / ua : difference / Math.expm1(ua * difference));
}
