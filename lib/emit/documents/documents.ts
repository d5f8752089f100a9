/** The two JSON documents, as types: `schema/plan.schema.json` and `schema/report.schema.json` describe the same. */
import type { ChainLevel } from "../../analysis/thermal/chain-levels";
import type { PartTable } from "../../catalog/parts";
import type { PatternSuppression } from "../../engine/judged-suppression";
import type { RuleSettings } from "../../engine/options";
import type { BaselineEntry, Finding, OutcomeCounts, RuleOutcomes } from "../../engine/report";
import type { PathSettings } from "../../engine/rule-modes";
import type { Assumption, ModelRecord, Position } from "../../model/records";
import type { Suppression } from "../../model/suppression";

export const PLAN_SCHEMA_VERSION = "1";
export const REPORT_SCHEMA_VERSION = "1";

/** `accepted` when nothing failed at error level; only then is anything deployable written. */
export type Status = "accepted" | "rejected";

/** A number that may lack inputs: then it is a lower bound and says what it lacks. */
export type Lacking = readonly { readonly what: string; readonly why: string }[];

export interface FloorTotals {
  readonly path: string;
  readonly rack_count: number;
  readonly gpu_count: number;
  readonly it_power_kw: number;
  /** What the power lacks: then it is a lower bound. */
  readonly lacks: Lacking;
  readonly air_heat_kw: number;
  readonly air_lacks: Lacking;
}

/** A year of weather at a site; what is lacking makes the numbers before it lower bounds. */
export interface YearTotals {
  readonly weather: string;
  readonly hour_count: number;
  /** Hours in which every plant keeps its set point by outdoor air and water alone; absent where that is not known. */
  readonly free_cooling_hour_count?: number;
  readonly pue: number;
  readonly pue_lacks: Lacking;
  readonly wue_l_per_kwh: number;
  readonly water_l: number;
  readonly water_lacks: Lacking;
  /** What a tower for the same heat would at least evaporate. */
  readonly evaporative_plant_water_l: number;
  readonly fill_l: number;
  readonly fill_lacks: Lacking;
}

export interface SiteTotals {
  readonly path: string;
  readonly rack_count: number;
  readonly gpu_count: number;
  readonly it_power_kw: number;
  /** IT, cooling, network, losses and house load, as far as they are stated. */
  readonly site_power_kw: number;
  /** Site power over IT power on the design day; absent while loads lack power data. */
  readonly design_power_ratio?: number;
  /** What the powers lack: then they are lower bounds. */
  readonly lacks: Lacking;
  /** What the racks need together; a lower bound where something is lacking. */
  readonly coolant_flow_l_per_min: number;
  /** Present where only a highest flow is published. */
  readonly coolant_flow_at_most_l_per_min?: number;
  readonly flow_lacks: Lacking;
  /** Present where the site has weather that can be used. */
  readonly year?: YearTotals;
  readonly floors: readonly FloorTotals[];
}

/** The state in which a feed or loop has the least room. */
export interface WorstState {
  readonly path: string;
  readonly state: string;
  readonly value: number;
  readonly limit: number;
  readonly unit: string;
  /** Share of the limit that is used, in percent. */
  readonly used_percent: number;
  readonly lacks: Lacking;
}

export interface SinglePoint {
  readonly path: string;
  /** The claim that covers it; absent where nothing is claimed. */
  readonly claim?: string;
  readonly rack_count: number;
  /** Racks that still have power and lose their cooling, because CDUs stop. */
  readonly uncooled_rack_count: number;
  /** The racks that it takes, as the fewest paths that name them: sites, floors or rows as a whole, else racks. */
  readonly takes: readonly string[];
  /** The racks that lose their cooling, named in the same way. */
  readonly uncools: readonly string[];
}

export interface LinkTotals {
  readonly path: string;
  readonly capacity_gb_per_s?: number;
  readonly capacity_one_route_lost_gb_per_s?: number;
  readonly committed_gb_per_s?: number;
  /** One way, over the longest route; a lower bound where only the geodesic is known. */
  readonly latency_ms?: number;
  readonly latency_is_lower_bound?: boolean;
}

/** What a reviewer wants to know first. */
/** The temperature chain of loops that have the same, at the design point that their plant meets worst. */
export interface ChainTotals {
  /** In path order. */
  readonly loops: readonly string[];
  /** Where the numbers of the design point come from; absent where the site states none. */
  readonly basis?: string;
  /** From outside in. */
  readonly levels: readonly ChainLevel[];
}

export interface Totals {
  readonly rack_count: number;
  readonly gpu_count: number;
  readonly it_power_kw: number;
  /** Racks that no unknown touches. */
  readonly known_rack_count: number;
  readonly sites: readonly SiteTotals[];
  readonly feeds: readonly WorstState[];
  readonly loops: readonly WorstState[];
  readonly temperature_chains: readonly ChainTotals[];
  readonly single_points_of_failure: readonly SinglePoint[];
  readonly links: readonly LinkTotals[];
}

export interface ReportDocument {
  readonly schema_version: string;
  readonly factory: string;
  readonly status: Status;
  readonly counts: { readonly error_count: number; readonly warning_count: number; readonly info_count: number };
  readonly outcomes: OutcomeCounts;
  readonly totals: Totals;
  /** What counts: neither suppressed nor known from a baseline. */
  readonly findings: readonly Finding[];
  /** What is set aside, each with its suppression: the audit trail. */
  readonly suppressed: readonly Finding[];
  /** What the baseline knows, and is not worse than it was. */
  readonly known: readonly Finding[];
  /** What the baseline knows, and is not found any more. */
  readonly fixed: readonly BaselineEntry[];
  readonly rules: readonly RuleOutcomes[];
  /** What the author states and what the analyses assume, each with its line where it has one. */
  readonly assumptions: readonly Assumption[];
  readonly not_checked: readonly string[];
}

/** The one document from which a facility can be judged again anywhere. */
export interface PlanDocument {
  readonly schema_version: string;
  readonly generator: { readonly name: "superfactory"; readonly version: string };
  readonly factory: string;
  readonly status: Status;
  readonly judged_with: {
    readonly parts: PartTable;
    readonly settings: RuleSettings;
    /** Settings for some paths, the later before the earlier; absent without any. */
    readonly overrides?: readonly PathSettings[];
    /** Suppressions of the policy; absent without any. */
    readonly suppressions?: readonly PatternSuppression[];
    /** Findings of an earlier day; absent without a baseline. */
    readonly baseline?: readonly BaselineEntry[];
    /** The day of the run, where one was given. */
    readonly date?: string;
    /** Rules that are not shipped, by id: to judge the plan again they must be given again. */
    readonly project_rules: readonly string[];
  };
  readonly model: { readonly elements: readonly ModelRecord[] };
  readonly assumptions: readonly Assumption[];
  /** What the author set aside; absent where nothing is. */
  readonly suppressions?: readonly Suppression[];
  /** Lines of the elements that findings or assumptions name. */
  readonly positions: Readonly<Record<string, Position>>;
  readonly analysis: unknown;
  readonly report: ReportDocument;
}
