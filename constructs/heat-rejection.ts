import type { Element } from "../lib/core/element";
import { compact, type PropReader } from "../lib/core/prop-reader";
import type { Redundancy } from "../lib/core/redundancy";
import type { RejectionKind, RejectionRecord, TrimRecord } from "../lib/model/records";
import type { AirFlow } from "../lib/units/air-flow";
import type { Duration } from "../lib/units/duration";
import type { Power } from "../lib/units/power";
import type { Temperature } from "../lib/units/temperature";
import type { TemperatureDifference } from "../lib/units/temperature-difference";
import type { PowerFeed } from "./power-feed";
import { COOLANT_RANGE, OUTDOOR_RANGE } from "./ranges";
import { UNIT_COUNT } from "./unit-count";

/** Mechanical cooling behind a cooler: it takes what the weather does not let the cooler take. */
export interface TrimCooling {
  /** Like units that share the capacity evenly. @default 1 */
  readonly count?: number | undefined;
  /** Redundancy claimed for the units. @default - nothing is claimed */
  readonly claims?: Redundancy | undefined;
  /** Largest heat that all units together take. @default - unknown: warmer days are not judged */
  readonly capacity?: Power | undefined;
  /** Heat taken over electrical power. @default - unknown: so is the power of the trim */
  readonly cop?: number | undefined;
  /** Warmest dry bulb at which it has its capacity. @default - unknown: warmer days are not judged */
  readonly ambientMax?: Temperature | undefined;
  /** Feeds of its own. @default - those of the units, which share its power evenly */
  readonly feeds?: readonly PowerFeed[] | undefined;
  /** Power factor on feeds of its own. @default - unknown; on the feeds of the units, theirs */
  readonly powerFactor?: number | undefined;
}

/** Heat rejection, but for the facility water that a condenser refers to. */
export interface RejectionBasics {
  readonly kind: RejectionKind;
  /** Like units that share capacity and power evenly. @default 1 */
  readonly count?: number | undefined;
  /** Redundancy claimed for the units. @default - nothing is claimed */
  readonly claims?: Redundancy | undefined;
  /** Leaving water above dry bulb (dry, adiabatic) or wet bulb (tower), held up to the capacity. @default - unknown */
  readonly approach?: TemperatureDifference | undefined;
  /** The approach shrinks in proportion to the load. @default - it is the same at any load up to the capacity */
  readonly partLoadApproach?: "proportional" | undefined;
  /** Rated heat of all units together. @default - unknown: whether the heat stays within it is not judged */
  readonly capacity?: Power | undefined;
  /** Share of `capacity` that the units have at the site's elevation, above 0 and at most 1. @default 1, printed as an assumption */
  readonly altitudeDerating?: number | undefined;
  /** Share of the wet-bulb depression that adiabatic pre-cooling takes, 0 to 1. @default - unknown */
  readonly effectiveness?: number | undefined;
  /** Outdoor air that all units together move. @default - unknown: so is the water of adiabatic pre-cooling */
  readonly airflow?: AirFlow | undefined;
  /** Leaving set point of a chiller; what a heat network sends back. @default - unknown */
  readonly leaving?: Temperature | undefined;
  /** Heat that a chiller takes over its electrical power, at the design point. @default - unknown: so is its power over a year */
  readonly cop?: number | undefined;
  /** Warmest dry bulb at which an air-cooled chiller has its capacity. @default - unknown: the design day is not proved */
  readonly ambientMax?: Temperature | undefined;
  /** Warmest water that the condenser of a water-cooled chiller takes. @default - unknown: its water is not judged */
  readonly condenserMax?: Temperature | undefined;
  /** Approach of a chiller's free cooling to the dry bulb, or to its condenser water. @default - none is counted */
  readonly freeCoolingApproach?: TemperatureDifference | undefined;
  /** Mechanical cooling behind a cooler. @default - none */
  readonly trim?: TrimCooling | undefined;
  /** Concentration of the basin water over that of the make-up, above 1. @default - unknown: so is the blowdown */
  readonly cycles?: number | undefined;
  /** Time from generator load acceptance until the units cool again. @default - unknown: so is what bridges it */
  readonly restart?: Duration | undefined;
  /** Electrical power of all fans (and compressors) at the design point; that of a trim chiller follows from its COP. @default - unknown */
  readonly fanPower?: Power | undefined;
  /** Feeds of each unit's fans and compressors. @default - none: the utilities of the site lack this load */
  readonly feeds?: readonly PowerFeed[] | undefined;
  /** One list of feeds per unit, in order, where they differ: as many as `count`. @default - every unit has `feeds` */
  readonly feedsEach?: readonly (readonly PowerFeed[])[] | undefined;
  /** Power factor of the fans and compressors. @default - unknown */
  readonly powerFactor?: number | undefined;
}

/** Every kind of heat rejection. */
export const REJECTION_KINDS: readonly RejectionKind[] = [
  "dry-cooler",
  "adiabatic-cooler",
  "cooling-tower",
  "chiller",
  "heat-reuse",
];

/** Reads the `rejection` prop of a loop or of facility water; without a kind nothing of it means anything. */
export function rejectionRecord(
  read: PropReader,
  stated: (RejectionBasics & { readonly condenser?: Element | undefined }) | undefined,
): RejectionRecord | undefined {
  const given = read.object("rejection", stated);
  const kind = given && statedKind(read, given);
  if (!given || !kind) return undefined;
  return compact({
    kind,
    unit_count: read.integer("rejection.count", given.count, UNIT_COUNT),
    claims: read.redundancy("rejection.claims", given.claims),
    approach_k: read.quantity("rejection.approach", given.approach, "temperature-difference", { min: 0 }),
    part_load_approach: read.oneOf("rejection.partLoadApproach", given.partLoadApproach, ["proportional"]),
    capacity_kw: rejectionCapacity(read, given),
    altitude_derating: altitudeDerating(read, given),
    effectiveness: read.number("rejection.effectiveness", given.effectiveness, { min: 0, max: 1 }),
    airflow_m3_per_h: read.quantity("rejection.airflow", given.airflow, "air-flow"),
    ...chillerRecord(read, given),
    trim: trimRecord(read, given.trim),
    cycles: read.number("rejection.cycles", given.cycles, { above: 1 }),
    restart_s: read.quantity("rejection.restart", given.restart, "duration", { min: 0 }),
    fan_power_kw: rejectionPower(read, given),
  });
}

function statedKind(read: PropReader, { kind }: Partial<RejectionBasics>): RejectionKind | undefined {
  if (kind !== undefined) return read.oneOf("rejection.kind", kind, REJECTION_KINDS);
  const fix = `Give the kind: one of ${REJECTION_KINDS.map((word) => JSON.stringify(word)).join(", ")}.`;
  read.note("declaration/value-allowed", "rejection.kind", '"rejection" states no kind.', fix);
  return undefined;
}

/** Rated heat of all units together. */
export function rejectionCapacity(read: PropReader, given: RejectionBasics): number | undefined {
  return read.quantity("rejection.capacity", given.capacity, "power");
}

/** Share of the rated heat that is left at the elevation of the site. */
export function altitudeDerating(read: PropReader, given: RejectionBasics): number | undefined {
  return read.number("rejection.altitudeDerating", given.altitudeDerating, { above: 0, max: 1 });
}

/** Electrical power of all units together. */
export function rejectionPower(read: PropReader, given: RejectionBasics): number | undefined {
  return read.quantity("rejection.fanPower", given.fanPower, "power", { min: 0 });
}

function chillerRecord(read: PropReader, given: RejectionBasics & { readonly condenser?: Element | undefined }) {
  const approach = given.freeCoolingApproach;
  return {
    leaving_c: read.quantity("rejection.leaving", given.leaving, "temperature", COOLANT_RANGE),
    cop: read.number("rejection.cop", given.cop, { above: 0 }),
    ambient_max_c: read.quantity("rejection.ambientMax", given.ambientMax, "temperature", OUTDOOR_RANGE),
    condenser: read.reference("rejection.condenser", given.condenser),
    condenser_max_c: read.quantity("rejection.condenserMax", given.condenserMax, "temperature", COOLANT_RANGE),
    free_cooling_approach_k: read.quantity("rejection.freeCoolingApproach", approach, "temperature-difference", {
      min: 0,
    }),
  };
}

function trimRecord(read: PropReader, stated: TrimCooling | undefined): TrimRecord | undefined {
  const given = read.object("rejection.trim", stated);
  if (!given) return undefined;
  if (given.powerFactor !== undefined && given.feeds === undefined) {
    read.note(
      "declaration/value-allowed",
      "rejection.trim.powerFactor",
      '"rejection.trim.powerFactor" stands without "rejection.trim.feeds": on the feeds of the units, theirs counts.',
      "Give the trim chiller feeds of its own, or leave out its power factor.",
    );
  }
  return compact({
    unit_count: read.integer("rejection.trim.count", given.count, UNIT_COUNT),
    claims: read.redundancy("rejection.trim.claims", given.claims),
    capacity_kw: read.quantity("rejection.trim.capacity", given.capacity, "power"),
    cop: read.number("rejection.trim.cop", given.cop, { above: 0 }),
    ambient_max_c: read.quantity("rejection.trim.ambientMax", given.ambientMax, "temperature", OUTDOOR_RANGE),
    feeds: read.references("rejection.trim.feeds", given.feeds),
    power_factor: read.number("rejection.trim.powerFactor", given.powerFactor, { above: 0, max: 1 }),
  });
}
