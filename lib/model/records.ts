/**
 * The kinds of record that a facility consists of: plain data, units in the keys, references as paths below the
 * Superfactory. What the author did not state is absent.
 */
import type {
  AirUnitRecord,
  CduRecord,
  CoolingLoopRecord,
  FacilityWaterRecord,
  PumpRecord,
  RejectionUnitRecord,
} from "./cooling-records";
import type { RecordBase } from "./record-base";
import type { HourlyWeather } from "./weather-records";

export type * from "./cooling-records";
export type * from "./weather-records";

/** What a site, floor, row or rack must survive beyond the claims on its supplies. */
export type Survival = "any-single-loss";

export interface ClimatePoint {
  readonly dry_bulb_c?: number;
  readonly coincident_wet_bulb_c?: number;
  /** Where the numbers come from: "ASHRAE 0.4 % dry bulb", "assumption", ... */
  readonly basis: string;
}

export interface SiteRecord extends RecordBase {
  readonly kind: "site";
  readonly latitude_deg?: number;
  readonly longitude_deg?: number;
  readonly electrical_code?: "NEC" | "IEC";
  readonly climate: readonly ClimatePoint[];
  readonly recirculation_allowance_k?: number;
  /** Height above sea level: it decides the density of the air. */
  readonly elevation_m?: number;
  readonly weather?: HourlyWeather;
  /** Annual power usage effectiveness, ISO/IEC 30134-2, that the site must keep. */
  readonly pue_target?: number;
  /** Annual water usage effectiveness, ISO/IEC 30134-9, that the site must keep. */
  readonly wue_target_l_per_kwh?: number;
  /** Power that the grid connection may deliver. */
  readonly grid_connection_kw?: number;
  /** Fastest change of load that the grid operator allows. */
  readonly ramp_limit_kw_per_s?: number;
  /** Largest sudden change of load that the grid operator allows. */
  readonly step_limit_kw?: number;
  /** Voltage dip that the site must ride through. */
  readonly dip_ride_through_s?: number;
  /** Tier whose single states must all carry: III every maintenance, IV every fault as well. */
  readonly tier?: "III" | "IV";
  /** Lighting and other loads of the building that no element stands for. */
  readonly house_load_kw?: number;
  readonly house_feeds?: readonly string[];
  readonly house_power_factor?: number;
  readonly survives?: Survival;
}

export interface FloorRecord extends RecordBase {
  readonly kind: "floor";
  readonly level?: number;
  readonly length_m?: number;
  readonly width_m?: number;
  readonly height_above_ground_m?: number;
  readonly dew_point_c?: number;
  readonly rack_power_limit_kw?: number;
  readonly power_density_limit_kw_per_m2?: number;
  /** Heat that a rack position may give to the room air. */
  readonly rack_air_limit_kw?: number;
  readonly air_unit_count?: number;
  readonly air_claims?: string;
  /** Air that the air units supply to the racks. */
  readonly supply_air_c?: number;
  readonly survives?: Survival;
}

export interface RowRecord extends RecordBase {
  readonly kind: "row";
  readonly power_limit_kw?: number;
  /** Corner of the row on its floor, x along the row. */
  readonly x_m?: number;
  readonly y_m?: number;
  /** Distance from slot to slot; where absent, slots are compared by number only. */
  readonly pitch_m?: number;
  readonly survives?: Survival;
}

/** What a rack is there for; network racks stand for the network's load in the site's power. */
export type RackRole = "compute" | "network" | "storage" | "management";

export interface RackRecord extends RecordBase {
  readonly kind: "rack";
  /** Id of the catalog part. */
  readonly model?: string;
  readonly slot?: number;
  readonly x_m?: number;
  readonly y_m?: number;
  /** Sustained design power stated by the author, in place of the part's TDP. */
  readonly power_kw?: number;
  readonly peak_kw?: number;
  /** Software limit on the sustained power; the peak is not lowered. */
  readonly cap_kw?: number;
  readonly power_factor?: number;
  readonly liquid_fraction?: number;
  readonly feeds: readonly string[];
  readonly shelf_claims?: string;
  readonly loop?: string;
  /** Lowest power between two peaks of synchronous training, in place of the part's. */
  readonly floor_power_kw?: number;
  /** Share of the swing that software and storage in the rack take out, 0 to 1. */
  readonly smoothing_fraction?: number;
  /** Rated current of each shelf's whip and its breaker. */
  readonly whip_a?: number;
  /** Air heat that a rear-door exchanger at this rack takes. */
  readonly rear_door_kw?: number;
  /** The cooling loop or facility water that takes the heat of the rear door. */
  readonly rear_door_to?: string;
  /** Warmest water at which the rear door takes its heat. */
  readonly rear_door_water_max_c?: number;
  /** Length of the pipe between the manifold and this rack, one way, in place of the loop's `piping.branch`. */
  readonly branch_length_m?: number;
  /** Highest gauge pressure in the rack's liquid side, in place of the part's. */
  readonly working_pressure_max_kpa?: number;
  /** Time that the rack runs without liquid flow before it throttles or stops: no public source gives one. */
  readonly time_without_flow_s?: number;
  readonly role?: RackRole;
  /** Nominal line-to-line voltage of the inlet, in place of the part's. */
  readonly voltage_v?: number;
  /** Time without supply that the rack's power shelves bridge by themselves at design power. */
  readonly hold_up_s?: number;
  readonly survives?: Survival;
}

export type FeedKind =
  | "utility"
  | "generator"
  | "battery"
  | "transformer"
  | "ups"
  | "switchboard"
  | "transfer-switch"
  | "busway"
  | "pdu"
  | "whip";

export interface EfficiencyPoint {
  /** Load over the rating before derating, in kW where the feed states one, else in kVA; 0 to 1. */
  readonly load_fraction: number;
  readonly efficiency: number;
}

export interface PowerFeedRecord extends RecordBase {
  readonly kind: "power-feed";
  readonly feed_kind: FeedKind;
  /** Sources, in the stated order. */
  readonly from: readonly string[];
  /** The chain above is no part of this facility: the feed counts as a source. */
  readonly from_outside?: boolean;
  readonly sources?: "parallel" | "transfer";
  /** Longest time without supply while the feed moves to its next source, or the load of a lost UPS to its bypass. */
  readonly transfer_time_s?: number;
  readonly voltage_v?: number;
  readonly phases: 1 | 3 | "dc";
  readonly rated_kva?: number;
  readonly rated_kw?: number;
  readonly rated_a?: number;
  readonly hundred_percent_rated?: boolean;
  readonly derating?: number;
  readonly efficiency?: number;
  /** Power factor at the input of a UPS or rectifier. */
  readonly input_power_factor?: number;
  /** Output over input at shares of the rating, in ascending order; in place of the constant. */
  readonly efficiency_curve?: readonly EfficiencyPoint[];
  /** Usable stored energy of a UPS or battery when new. */
  readonly stored_energy_kwh?: number;
  /** Time that the store carries `autonomy_load_kw`, or the rating where no load is stated. */
  readonly autonomy_s?: number;
  readonly autonomy_load_kw?: number;
  /** Energy out over energy taken from the store, 0 to 1. */
  readonly discharge_efficiency?: number;
  /** Share of the stored energy that is left at the end of the store's life, 0 to 1. */
  readonly end_of_life_fraction?: number;
  /** Power that recharging draws beside the load. */
  readonly recharge_kw?: number;
  /** Short overload that a UPS or transfer switch carries, over its rating. */
  readonly overload_factor?: number;
  /** Source that carries the load when the UPS itself is out. */
  readonly bypass?: string;
  /** Time from loss of the utility until a generator runs at voltage. */
  readonly start_s?: number;
  /** Time from there until it accepts its first load step. */
  readonly acceptance_s?: number;
  /** Largest load step that a generator accepts. */
  readonly block_load_kw?: number;
  readonly step_interval_s?: number;
  /** Swing of power that a battery store takes out. */
  readonly absorbs_kw?: number;
  /** The group it was declared in. */
  readonly group?: string;
  readonly claims?: string;
}

export interface PowerGroupRecord extends RecordBase {
  readonly kind: "power-group";
  readonly members: readonly string[];
  readonly claims?: string;
}

export interface WanRoute {
  readonly name: string;
  readonly length_km?: number;
  /** Route length over geodesic, where the length is not known. */
  readonly route_factor?: number;
  /** Routes of one risk group fail together and count as one. */
  readonly risk_group?: string;
  readonly fibre_pair_count?: number;
  readonly wavelength_count?: number;
  readonly wavelength_rate_gb_per_s?: number;
}

export interface AiWanLinkRecord extends RecordBase {
  readonly kind: "ai-wan-link";
  readonly sites: readonly string[];
  readonly routes: readonly WanRoute[];
  /** Traffic that the link must carry with every route in service. */
  readonly demand_gb_per_s?: number;
  /** Rate that must remain with any one route lost. */
  readonly committed_gb_per_s?: number;
  /** One-way latency that the workload tolerates. */
  readonly latency_limit_s?: number;
}

export type ModelRecord =
  | SiteRecord
  | FloorRecord
  | AirUnitRecord
  | RowRecord
  | RackRecord
  | PowerFeedRecord
  | PowerGroupRecord
  | CoolingLoopRecord
  | CduRecord
  | FacilityWaterRecord
  | RejectionUnitRecord
  | PumpRecord
  | AiWanLinkRecord;

export type RecordKind = ModelRecord["kind"];
export type RecordOf<K extends RecordKind> = Extract<ModelRecord, { kind: K }>;

/** A statement that a number is a choice and not a fact. */
export interface Assumption {
  /** The element it is about. */
  readonly path: string;
  readonly text: string;
  readonly position?: Position;
}

/** A place in the user's source, relative to the project's root, with `/`. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}
