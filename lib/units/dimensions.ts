/**
 * Every dimension a quantity can have: the symbol that is printed behind its number, and the key ending
 * that carries the unit in JSON and YAML (`rated_power_kw`). A quantity stores its number in this unit.
 */
export const DIMENSIONS = {
  power: { symbol: "kW", key: "kw" },
  "apparent-power": { symbol: "kVA", key: "kva" },
  energy: { symbol: "kWh", key: "kwh" },
  voltage: { symbol: "V", key: "v" },
  current: { symbol: "A", key: "a" },
  temperature: { symbol: "°C", key: "c" },
  "temperature-difference": { symbol: "K", key: "k" },
  flow: { symbol: "L/min", key: "l_per_min" },
  volume: { symbol: "L", key: "l" },
  "air-flow": { symbol: "m³/h", key: "m3_per_h" },
  pressure: { symbol: "kPa", key: "kpa" },
  length: { symbol: "m", key: "m" },
  area: { symbol: "m²", key: "m2" },
  mass: { symbol: "kg", key: "kg" },
  "data-rate": { symbol: "Gb/s", key: "gb_per_s" },
  duration: { symbol: "s", key: "s" },
  "power-density": { symbol: "kW/m²", key: "kw_per_m2" },
} as const;

/** The name of a dimension; every quantity carries it as its public `dimension`. */
export type Dimension = keyof typeof DIMENSIONS;
