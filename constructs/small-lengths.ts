import type { PropReader } from "../lib/core/prop-reader";
import type { Length } from "../lib/units/length";

/** Digits that survive the way from the author's unit to metres and back: 25 µm is 25, not 25.000000000000004. */
const SIGNIFICANT_DIGITS = 12;

/** A length in mm: a diameter, a roughness. */
export function millimetres(read: PropReader, property: string, given: Length | undefined): number | undefined {
  return scaled(read.quantity(property, given, "length"), 1e3);
}

/** A length in µm: the mesh of a filter. */
export function micrometres(read: PropReader, property: string, given: Length | undefined): number | undefined {
  return scaled(read.quantity(property, given, "length"), 1e6);
}

function scaled(metres: number | undefined, factor: number): number | undefined {
  return metres === undefined ? undefined : Number((metres * factor).toPrecision(SIGNIFICANT_DIGITS));
}
