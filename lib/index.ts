/** The public names of `lib`: quantities, claims, and the types of what a facility consists of. */
export { Redundancy, type RedundancyName } from "./core/redundancy";
export { Element } from "./core/element";
export { ApparentPower } from "./units/apparent-power";
export { Area } from "./units/area";
export { Current } from "./units/current";
export { DataRate } from "./units/data-rate";
export { Duration } from "./units/duration";
export { Energy } from "./units/energy";
export { Flow } from "./units/flow";
export { Length } from "./units/length";
export { Mass } from "./units/mass";
export { Power } from "./units/power";
export { PowerDensity } from "./units/power-density";
export { Pressure } from "./units/pressure";
export { Temperature } from "./units/temperature";
export { TemperatureDifference } from "./units/temperature-difference";
export { Voltage } from "./units/voltage";
export type { FeedKind, RackRole, RejectionKind, Survival } from "./model/records";
