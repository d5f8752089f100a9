/**
 * The parts of the catalog as plain data: what a YAML file of the catalog says, after the schema has judged it.
 * A value that no public source gives is absent; whatever needs it reports *unknown*. Units stand in the keys.
 */

/** How far to trust a number: from the vendor's own page down to arithmetic on other marked numbers. */
export type Mark = "VENDOR" | "VENDOR-2" | "PRESS" | "RULE" | "MEMORY" | "DERIVED" | "ASSUMPTION";

/** Where a value comes from. `of` names the keys of the part that it vouches for; without it, the whole part. */
export interface Source {
  readonly title: string;
  readonly clause?: string;
  readonly mark: Mark;
  readonly of?: readonly string[];
  readonly note?: string;
}

export type PartKind = "rack" | "cdu" | "coolant";

interface PartBase {
  /** The part's id, which is also its path in the catalog: `nvidia/gb300-nvl72`. */
  readonly id: string;
  readonly kind: PartKind;
  readonly title: string;
  readonly sources: readonly Source[];
}

/** One published operating point of a rack's liquid side. */
export interface FlowPoint {
  readonly supply_c: number;
  readonly flow_l_per_min: number;
  readonly pressure_drop_kpa?: number;
}

/** Published flow over supply temperature, with the load and the coolant it was published for. */
export interface FlowCurve {
  readonly rack_power_kw: number;
  readonly liquid_fraction: number;
  readonly coolant: string;
  /** In ascending order of supply temperature. */
  readonly points: readonly FlowPoint[];
}

export interface PowerShelves {
  readonly count: number;
  /** Usable power of one shelf at its AC input. */
  readonly rated_power_kw: number;
}

export interface RackPart extends PartBase {
  readonly kind: "rack";
  readonly generation?: string;
  /** Sustained design power at the rack's AC inlet. */
  readonly tdp_kw?: number;
  /** Electrical peak (EDPp), milliseconds to seconds, from the part's own source. */
  readonly peak_kw?: number;
  readonly power_factor?: number;
  /** Share of the heat that goes to liquid, 0 to 1; 0 for an air-cooled rack. */
  readonly liquid_fraction?: number;
  readonly shelves?: PowerShelves;
  /** Nominal line-to-line voltages of the AC inlet that the part accepts. */
  readonly voltages_v?: readonly number[];
  readonly phases?: 1 | 3;
  readonly supply_min_c?: number;
  readonly supply_max_c?: number;
  readonly return_max_c?: number;
  readonly working_pressure_max_kpa?: number;
  readonly flow_curve?: FlowCurve;
  /** Part of the same generation whose flow curve stands in for a missing one (mark DERIVED). */
  readonly flow_curve_of?: string;
  /** Flow at which any supply within range passes where no curve is published. */
  readonly flow_max_l_per_min?: number;
  readonly mass_kg?: number;
  readonly width_m?: number;
  readonly depth_m?: number;
  readonly height_m?: number;
  readonly gpus?: number;
  readonly cpus?: number;
  readonly nics?: { readonly count: number; readonly rate_gb_per_s: number };
  /** Aggregate NVLink bandwidth of the rack. */
  readonly nvlink_gbyte_per_s?: number;
}

/** What a CDU moves with a number of its pumps running: a rectangle of flow and external head. */
export interface CduFlowPoint {
  readonly flow_l_per_min: number;
  readonly head_kpa?: number;
  readonly pumps?: number;
  readonly power_kw?: number;
}

export interface CduPart extends PartBase {
  readonly kind: "cdu";
  readonly type?: "in-rack-l2l" | "in-row-l2l" | "l2l" | "l2a";
  readonly rated_heat_kw?: number;
  /** Technology-loop supply minus facility-water supply at the rated heat. */
  readonly rated_approach_k?: number;
  /** Coolant of the technology loop at the rating point: the id of a coolant part. */
  readonly rated_coolant?: string;
  readonly flow_points?: readonly CduFlowPoint[];
  /** Facility-side flow at the rating point; where absent, equal heat-capacity rates are assumed. */
  readonly facility_flow_l_per_min?: number;
  /** Electrical power of the unit at its rating point; a flow point that states its own power goes before it. */
  readonly power_kw?: number;
  readonly supply_min_c?: number;
  readonly supply_max_c?: number;
  readonly mass_kg?: number;
  readonly width_m?: number;
  readonly depth_m?: number;
  readonly height_m?: number;
}

/** Properties at one temperature; a table is in ascending order and is read by linear interpolation. */
export interface CoolantPoint {
  readonly temperature_c: number;
  readonly density_kg_per_m3: number;
  readonly specific_heat_j_per_kg_k: number;
  readonly viscosity_pa_s: number;
  readonly conductivity_w_per_m_k: number;
}

export interface CoolantPart extends PartBase {
  readonly kind: "coolant";
  readonly points: readonly CoolantPoint[];
  /** Where the first ice forms. */
  readonly freezing_c?: number;
}

export type Part = RackPart | CduPart | CoolantPart;

/** Parts by id. The same shape is bundled with the package, read from a project's folder, and kept in a plan. */
export type PartTable = Readonly<Record<string, Part>>;
