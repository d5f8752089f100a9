/** Friction factor of Darcy-Weisbach over Reynolds number and relative roughness. */

/** Up to here the flow is laminar. */
export const LAMINAR_LIMIT = 2000;
/** From here on it is turbulent. */
export const TURBULENT_LIMIT = 4000;

export interface Friction {
  readonly factor: number;
  /** Change of the factor with the Reynolds number. */
  readonly slope: number;
}

/**
 * Darcy friction factor:
 * laminar to Re 2000, 64 / Re (Hagen-Poiseuille); turbulent from Re 4000, Swamee and Jain's explicit form of
 * Colebrook-White; between them the cubic of Dunlop (1991) that meets both in value and the turbulent one in slope, as in
 * EPANET (Rossman et al., EPANET 2.2 User Manual, 2020, section on the Darcy-Weisbach formula).
 *
 * @param relativeRoughness - absolute roughness over inner diameter
 */
export function friction(reynolds: number, relativeRoughness: number): Friction {
  if (reynolds <= LAMINAR_LIMIT) return { factor: 64 / reynolds, slope: -64 / reynolds ** 2 };
  return reynolds < TURBULENT_LIMIT ? transition(reynolds, relativeRoughness) : swameeJain(reynolds, relativeRoughness);
}

/** f = 0.25 / log10(e / 3.7 + 5.74 / Re^0.9)^2, close to Colebrook-White (Swamee and Jain, 1976). */
function swameeJain(reynolds: number, relativeRoughness: number): Friction {
  const viscous = 5.74 / reynolds ** 0.9;
  const sum = relativeRoughness / 3.7 + viscous;
  const log = Math.log10(sum);
  const factor = 0.25 / log ** 2;
  return { factor, slope: (factor * -2 * (-0.9 * viscous)) / (reynolds * log * sum * Math.LN10) };
}

function transition(reynolds: number, relativeRoughness: number): Friction {
  const { factor: end, slope } = swameeJain(TURBULENT_LIMIT, relativeRoughness);
  // Dunlop's FA is the factor at Re 4000; his FB is 2 FA plus the slope there (it is negative) times 4000.
  const fb = 2 * end + slope * TURBULENT_LIMIT;
  const r = reynolds / LAMINAR_LIMIT;
  const [x1, x2, x3, x4] = [
    7 * end - fb,
    0.128 - 17 * end + 2.5 * fb,
    -0.128 + 13 * end - 2 * fb,
    0.032 - 3 * end + 0.5 * fb,
  ];
  return {
    factor: x1 + r * (x2 + r * (x3 + r * x4)),
    slope: (x2 + r * (2 * x3 + r * 3 * x4)) / LAMINAR_LIMIT,
  };
}
