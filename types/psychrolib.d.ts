/** The functions of PsychroLib that are used here; the package has no types of its own. */
declare module "psychrolib" {
  /** Pounds, feet and degrees Fahrenheit. */
  export const IP: number;
  /** °C, Pa, kg/kg, J/kg and m³/kg. */
  export const SI: number;
  /** Of the whole module: every function after it takes and gives these units. */
  export function SetUnitSystem(system: number): void;
  export function GetHumRatioFromRelHum(dryBulb: number, relativeHumidity: number, pressure: number): number;
  export function GetHumRatioFromTWetBulb(dryBulb: number, wetBulb: number, pressure: number): number;
  export function GetTWetBulbFromHumRatio(dryBulb: number, humidityRatio: number, pressure: number): number;
  export function GetHumRatioFromVapPres(vapourPressure: number, pressure: number): number;
  export function GetSatVapPres(dryBulb: number): number;
  export function GetMoistAirEnthalpy(dryBulb: number, humidityRatio: number): number;
  export function GetMoistAirVolume(dryBulb: number, humidityRatio: number, pressure: number): number;
}
