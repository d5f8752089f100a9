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

/** Hot side and cold inlet of an exchanger whose hot side is to leave at a temperature, in °C. */
export interface ExchangerEnds {
  readonly hot_in_c: number;
  readonly hot_out_c: number;
  readonly cold_in_c: number;
}

/** Halves the interval of a number of 53 bits until nothing is left of it. */
const HALVINGS = 100;

/**
 * Most heat in kW that an exchanger of a UA (kW/K) takes from a hot side between two temperatures, with a capacity rate
 * (kW/K) of the cold side: there the approach that it needs is the one that it has. It is less than what warms the cold side
 * to the inlet of the hot one.
 */
export function heatBetween(ua: number, cold: number, { hot_in_c, hot_out_c, cold_in_c }: ExchangerEnds): number {
  const available = hot_out_c - cold_in_c;
  let [low, high] = [0, cold * (hot_in_c - cold_in_c)];
  if (available <= 0 || high <= 0) return 0;
  for (let halving = 0; halving < HALVINGS; halving++) {
    const heat = (low + high) / 2;
    if (approach(ua, heat, { hot: heat / (hot_in_c - hot_out_c), cold }) <= available) low = heat;
    else high = heat;
  }
  return low;
}
