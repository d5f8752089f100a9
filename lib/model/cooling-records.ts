/** The kinds of record that cooling consists of: technology loops, facility water, the units on them, and air units. */
import type { RecordBase } from "./record-base";

export type RejectionKind = "dry-cooler" | "adiabatic-cooler" | "cooling-tower" | "chiller" | "heat-reuse";

/** ASHRAE classes of facility water, named by their warmest supply in °C; W+ is anything above 45 °C. */
export type WaterClass = "W17" | "W27" | "W32" | "W40" | "W45" | "W+";

/** Materials that lists of what may touch a coolant name; others are named as their maker does. */
export type WettedMaterial =
  | "copper"
  | "brass-low-zinc"
  | "stainless-316l"
  | "stainless-304l"
  | "titanium-grade-2"
  | "epdm-peroxide-cured"
  | "braze-bcup"
  | "aluminium"
  | "zinc"
  | "lead"
  | "carbon-steel"
  | "pvc"
  | "cpvc";

/** Mechanical cooling behind a cooler: takes what the weather does not let the cooler take. */
export interface TrimRecord {
  /** Like units that share the capacity evenly; where absent, one. */
  readonly unit_count?: number;
  readonly claims?: string;
  /** Largest heat that all units together take. */
  readonly capacity_kw?: number;
  /** Heat taken over electrical power. */
  readonly cop?: number;
  /** Warmest dry bulb at which it has its capacity. */
  readonly ambient_max_c?: number;
  /** Feeds of its own; where absent, those of the units share its power evenly. */
  readonly feeds?: readonly string[];
  /** On feeds of its own. */
  readonly power_factor?: number;
}

export interface RejectionRecord {
  readonly kind: RejectionKind;
  /** Like units that share the capacity and the power evenly; where absent, one. */
  readonly unit_count?: number;
  readonly claims?: string;
  /** Leaving water above dry bulb (dry, adiabatic) or wet bulb (tower). */
  readonly approach_k?: number;
  /** The approach shrinks in proportion to the load; otherwise it is the same at any load up to the capacity. */
  readonly part_load_approach?: "proportional";
  /** Rated heat of all units together. */
  readonly capacity_kw?: number;
  /** Share of the rated heat that the units have at the elevation of their site, above 0 and at most 1; where absent, 1. */
  readonly altitude_derating?: number;
  /** Share of the wet-bulb depression that adiabatic pre-cooling takes, 0 to 1. */
  readonly effectiveness?: number;
  /** Outdoor air that all units together move: it decides the water of adiabatic pre-cooling. */
  readonly airflow_m3_per_h?: number;
  /** Set point of a chiller; what a heat network sends back. */
  readonly leaving_c?: number;
  /** Heat taken over electrical power of a chiller at the design point. */
  readonly cop?: number;
  /** Warmest dry bulb at which an air-cooled chiller has its capacity. */
  readonly ambient_max_c?: number;
  /** Facility water that takes the heat of a water-cooled chiller's condenser, its compressor work included. */
  readonly condenser?: string;
  /** Warmest water that the condenser takes. */
  readonly condenser_max_c?: number;
  /** Approach of the free cooling of a chiller to the dry bulb (air-cooled) or to its condenser water. */
  readonly free_cooling_approach_k?: number;
  readonly trim?: TrimRecord;
  /** Concentration of the basin water over that of the make-up: cycles of concentration, above 1. */
  readonly cycles?: number;
  /** Time from generator load acceptance until the units cool again. */
  readonly restart_s?: number;
  /** Electrical power of all fans and compressors at the design point, a trim chiller aside. */
  readonly fan_power_kw?: number;
  /** Of a loop's own rejection: electrical power of all pumps between its CDUs and the units. */
  readonly pump_power_kw?: number;
}

/** One cooler, tower or chiller of a plant. */
export interface RejectionUnitRecord extends RecordBase {
  readonly kind: "rejection-unit";
  /** The cooling loop or facility water whose heat it rejects. */
  readonly plant: string;
  readonly rejection_kind?: RejectionKind;
  /** Rated heat. */
  readonly capacity_kw?: number;
  /** Share of it that the unit has at the elevation of its site; where absent, 1. */
  readonly altitude_derating?: number;
  readonly fan_power_kw?: number;
  readonly feeds: readonly string[];
  readonly power_factor?: number;
}

/** One pump of a facility water loop. */
export interface PumpRecord extends RecordBase {
  readonly kind: "pump";
  /** The facility water that it moves. */
  readonly plant: string;
  readonly flow_l_per_min?: number;
  /** Head at that flow. */
  readonly head_kpa?: number;
  /** Shaft and motor together: hydraulic over electrical power, 0 to 1. */
  readonly efficiency?: number;
  /** Electrical power, in place of flow x head / efficiency. */
  readonly power_kw?: number;
  readonly feeds: readonly string[];
  readonly power_factor?: number;
}

/** A store of cold water in the facility water, or in a loop that has none of its own. */
export interface ThermalStorageRecord {
  readonly volume_l?: number;
  /** How it empties: with one temperature throughout, or with a sharp boundary that the return pushes out. */
  readonly form?: "mixed" | "stratified";
}

/** A plate exchanger between a facility water loop and the one that takes its heat. */
export interface ExchangerRecord {
  /** The facility water on the cold side. */
  readonly to?: string;
  /** Leaving water of the warm side above entering water of the cold side, held up to the capacity. */
  readonly approach_k?: number;
  readonly capacity_kw?: number;
}

/** Facility water: what CDUs, air units and condensers give their heat to, and what takes it from there. */
export interface FacilityWaterRecord extends RecordBase {
  readonly kind: "facility-water";
  readonly coolant?: string;
  /** Set point of the supply; where absent, what the plant reaches. */
  readonly supply_c?: number;
  /** ASHRAE class that the loop claims. */
  readonly water_class?: WaterClass;
  readonly rejection?: RejectionRecord;
  readonly exchanger?: ExchangerRecord;
  readonly pump_count?: number;
  readonly pump_claims?: string;
  /** Flow of the whole loop that its author designs for. */
  readonly flow_l_per_min?: number;
  /** Head that the loop needs at that flow. */
  readonly head_kpa?: number;
  readonly volume_l?: number;
  readonly storage?: ThermalStorageRecord;
  /** Finest mesh of the strainer or filter. */
  readonly filter_um?: number;
  /** Materials that touch the coolant: each a `WettedMaterial` or another text. */
  readonly materials?: readonly string[];
}

/** A run of pipe, one way: its return is its like. */
export interface PipeRunRecord {
  readonly inner_diameter_mm?: number;
  readonly length_m?: number;
  /** Sum of the loss coefficients of bends, tees and valves. @see Darcy-Weisbach */
  readonly minor_loss?: number;
}

/** Pipes of a technology loop. */
export interface PipingRecord {
  /** From the CDUs to the first row. */
  readonly main?: PipeRunRecord;
  /** From the take-off of a row to that of the next; where absent, the rows hang on one point. */
  readonly between_rows?: PipeRunRecord;
  /** From the take-off of a rack to that of the next rack in its row. */
  readonly manifold?: PipeRunRecord;
  /** From the manifold to a rack. */
  readonly branch?: PipeRunRecord;
  /** Absolute roughness of the inside. */
  readonly roughness_mm?: number;
  /** Balancing valves give every rack the flow that it needs; otherwise the pipes decide. */
  readonly is_balanced?: boolean;
  /** Which way the return flows: back past the nearer racks, or on so that all ways are equally long. */
  readonly return?: "direct" | "reverse";
}

export interface CoolingLoopRecord extends RecordBase {
  readonly kind: "cooling-loop";
  readonly coolant?: string;
  readonly supply_c?: number;
  /** Return that its author designs for: compared with what heat and flow give. */
  readonly return_c?: number;
  /** ASHRAE class that the loop claims: S and its highest supply temperature, as S40. */
  readonly supply_class?: string;
  readonly cdu_count?: number;
  readonly cdu_claims?: string;
  /** Redundancy claimed for the pumps inside each CDU. */
  readonly cdu_pump_claims?: string;
  /** Height of the CDUs above ground: it decides the static head at the racks. */
  readonly cdu_height_m?: number;
  /** The facility water of the CDUs; where absent, the loop's own `rejection` is its plant. */
  readonly facility?: string;
  /** Set point of the facility water supply; where absent, what the plant reaches. */
  readonly facility_supply_c?: number;
  readonly rejection?: RejectionRecord;
  readonly piping?: PipingRecord;
  readonly volume_l?: number;
  readonly storage?: ThermalStorageRecord;
  /** Gauge pressure at the suction of the CDU pumps with the pumps at rest. */
  readonly fill_pressure_kpa?: number;
  readonly filter_um?: number;
  /** Materials that touch the coolant: each a `WettedMaterial` or another text. */
  readonly materials?: readonly string[];
}

export interface CduRecord extends RecordBase {
  readonly kind: "cdu";
  readonly loop: string;
  readonly model?: string;
  readonly feeds: readonly string[];
  /** Electrical power stated by the author, in place of the part's. */
  readonly power_kw?: number;
  readonly power_factor?: number;
}

export interface AirUnitRecord extends RecordBase {
  readonly kind: "air-unit";
  readonly floor: string;
  readonly capacity_kw?: number;
  readonly fan_power_kw?: number;
  readonly feeds?: readonly string[];
  readonly power_factor?: number;
  /** The cooling loop or facility water that takes the heat of the unit. */
  readonly rejects_to?: string;
  /** Warmest water at which the unit has its capacity. */
  readonly water_max_c?: number;
  /** Water that the unit takes at its capacity. */
  readonly water_flow_l_per_min?: number;
  /** Air that the unit moves. */
  readonly airflow_m3_per_h?: number;
  /** The unit has a condenser of its own in the outdoor air: warmest dry bulb at which it has its capacity. */
  readonly condenser_max_c?: number;
}
