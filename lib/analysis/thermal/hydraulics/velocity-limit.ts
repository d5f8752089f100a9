/** Highest velocities of liquid by inner diameter; a pipe between small and medium keeps that of the small ones. */
export interface VelocityLimits {
  readonly small_m_per_s: number;
  readonly medium_m_per_s: number;
  readonly large_m_per_s: number;
}

/** Up to here a pipe is small. */
export const SMALL_UP_TO_MM = 25;
/** From here on it is medium. */
export const MEDIUM_FROM_MM = 38;
/** Above it is large. */
const MEDIUM_UP_TO_MM = 75;

export function velocityLimit(inner_diameter_mm: number, limits: VelocityLimits): number {
  if (inner_diameter_mm > MEDIUM_UP_TO_MM) return limits.large_m_per_s;
  return inner_diameter_mm >= MEDIUM_FROM_MM ? limits.medium_m_per_s : limits.small_m_per_s;
}
