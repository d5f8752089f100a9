/** One state in detail as JSON: `schema/whatif.schema.json` describes it. */
import type { Missing } from "../../analysis/amount";
import type { CoolingShortfall } from "../../analysis/thermal/cooling-left";
import type { CoolingChange } from "../../analysis/thermal/whatif";
import {
  type InstantState,
  type LoadChange,
  verdictOf,
  type WhatIf,
  type WhatIfVerdict,
} from "../../analysis/power/whatif";
import type { Outcome } from "../../analysis/power/whatif-claims";
import type { Bounds } from "../../analysis/thermal/bounds";
import type { ModelIndex } from "../../model/model";
import type { ConditionsDocument } from "./conditions-document";
import { coveringPlaces } from "./covering-places";

export const WHATIF_SCHEMA_VERSION = "1";

/** Racks as the fewest places that name them. */
export interface NamedRacks {
  readonly rack_count: number;
  readonly racks: readonly string[];
}

export interface WhatIfLoad {
  readonly path: string;
  readonly unit: "kVA" | "kW";
  readonly before: number;
  readonly after: number;
  readonly limit?: number;
  readonly used_percent?: number;
  readonly margin?: number;
  readonly is_over: boolean;
  /** It was above a limit with nothing lost. */
  readonly was_over: boolean;
  readonly lacks: readonly string[];
}

export interface WhatIfCooling {
  readonly path: string;
  readonly quantity: CoolingChange["quantity"];
  readonly unit: CoolingChange["unit"];
  /** Of the live racks; absent where nothing is known of it. */
  readonly value?: number;
  readonly limit_before?: number;
  readonly limit?: number;
  readonly used_percent?: number;
  readonly margin?: number;
  readonly is_over: boolean;
  readonly unit_count: number;
  readonly all_unit_count: number;
  readonly lacks: readonly string[];
}

/** A loop, plant or room whose live units do not carry its live racks. */
export interface WhatIfShortfall extends NamedRacks {
  readonly path: string;
  readonly units: CoolingShortfall["units"];
  readonly dead_count: number;
  readonly unit_count: number;
  readonly lacks_kw?: number;
  readonly lacks_l_per_min?: number;
}

export interface WhatIfDeadRacks extends NamedRacks {
  readonly power_kw: number;
  readonly shelf_count: number;
  readonly live_shelf_count: number;
  /** What the live shelves carry together. */
  readonly live_shelves_kw?: number;
}

export interface WhatIfState {
  readonly instant: "bridge" | "settled";
  readonly dark: readonly string[];
  readonly dead_racks: readonly WhatIfDeadRacks[];
  readonly unsure_racks: NamedRacks;
  readonly dead_cdus: readonly string[];
  /** Rejection units, pumps and air units without supply. */
  readonly dead_units: readonly string[];
  readonly uncooled_racks: NamedRacks;
  readonly shortfalls: readonly WhatIfShortfall[];
  readonly loads: readonly WhatIfLoad[];
  readonly cooling: readonly WhatIfCooling[];
  readonly lacks: readonly string[];
}

export interface WhatIfDocument {
  readonly schema_version: string;
  readonly factory: string;
  readonly lost: readonly {
    readonly path: string;
    readonly kind: string;
    readonly claim?: string;
    readonly claimed_on: string;
  }[];
  /** What takes the place of the design day; absent where nothing does. */
  readonly conditions?: ConditionsDocument;
  readonly verdict: WhatIfVerdict;
  readonly states: readonly WhatIfState[];
  readonly outcomes: readonly (NamedRacks & {
    readonly outcome: Outcome;
    readonly claim?: string;
    readonly claimed_on?: string;
    readonly lost: readonly string[];
  })[];
}

/**
 * The document, keys in schema order.
 *
 * @param found - absent where nothing is lost
 */
export function whatIfDocument(
  index: ModelIndex,
  found: WhatIf = NOTHING_LOST,
  conditions?: ConditionsDocument,
): WhatIfDocument {
  return {
    schema_version: WHATIF_SCHEMA_VERSION,
    factory: index.model.factory,
    lost: found.lost.map(({ path, kind, claim, claimed_on }) => ({
      path,
      kind,
      ...(claim !== undefined && { claim }),
      claimed_on,
    })),
    ...(conditions && { conditions }),
    verdict: worseOf(verdictOf(found), conditions),
    states: found.states.map((state) => stateDocument(index, state)),
    outcomes: found.outcomes.map(({ outcome, claim, claimed_on, lost, racks }) => ({
      outcome,
      ...(claim !== undefined && { claim }),
      ...(claimed_on !== undefined && { claimed_on }),
      lost,
      ...named(index, racks),
    })),
  };
}

const NOTHING_LOST: WhatIf = { lost: [], states: [], outcomes: [] };

/** An error under the conditions is a failure, also one that the design day has. */
function worseOf(verdict: WhatIfVerdict, conditions: ConditionsDocument | undefined): WhatIfVerdict {
  if (!conditions) return verdict;
  if (conditions.error_count > 0) return "fails";
  const isUnknown = conditions.findings.some(({ outcome }) => outcome === "unknown");
  return verdict === "carries" && isUnknown ? "unknown" : verdict;
}

function stateDocument(index: ModelIndex, state: InstantState): WhatIfState {
  return {
    instant: state.instant,
    dark: state.dark,
    dead_racks: state.dead_racks.map(({ racks, power_kw, shelf_count, live_shelf_count, shelf_rating_kw }) => ({
      ...named(index, racks),
      power_kw: rounded(power_kw),
      shelf_count,
      live_shelf_count,
      ...(shelf_rating_kw !== undefined && { live_shelves_kw: rounded(live_shelf_count * shelf_rating_kw) }),
    })),
    unsure_racks: named(index, state.unsure_racks),
    dead_cdus: state.dead_cdus,
    dead_units: state.dead_units,
    uncooled_racks: named(index, state.uncooled_racks),
    shortfalls: state.shortfalls.map((each) => shortfallDocument(index, each)),
    loads: state.changes.map(loadDocument),
    cooling: state.cooling.map(coolingDocument),
    lacks: texts(state.missing),
  };
}

function shortfallDocument(index: ModelIndex, found: CoolingShortfall): WhatIfShortfall {
  const { path, units, dead_count, unit_count, shortage, racks } = found;
  const { kw, l_per_min } = shortage;
  return {
    path,
    units,
    dead_count,
    unit_count,
    ...(kw !== undefined && { lacks_kw: rounded(kw) }),
    ...(l_per_min !== undefined && { lacks_l_per_min: rounded(l_per_min) }),
    ...named(index, racks),
  };
}

function named(index: ModelIndex, racks: readonly string[]): NamedRacks {
  return { rack_count: racks.length, racks: coveringPlaces(index, racks) };
}

function loadDocument({ path, unit, before, after, limit, is_over, was_over, missing }: LoadChange): WhatIfLoad {
  return {
    path,
    unit,
    before: rounded(before),
    after: rounded(after),
    ...(limit !== undefined && { limit: rounded(limit), ...usage(after, limit) }),
    is_over,
    was_over,
    lacks: texts(missing),
  };
}

/** The lower bounds, which are the numbers themselves where all is known. */
function coolingDocument({ path, quantity, unit, load, ...rest }: CoolingChange): WhatIfCooling {
  const { limit_before, limit, is_over, unit_count, all_count } = rest;
  const [value, before, after] = [knownLeast(load), known(limit_before), known(limit)];
  return {
    path,
    quantity,
    unit,
    ...(value !== undefined && { value: rounded(value) }),
    ...(before !== undefined && { limit_before: rounded(before) }),
    ...(after !== undefined && { limit: rounded(after) }),
    ...(value !== undefined && after !== undefined && usage(value, after)),
    is_over,
    unit_count,
    all_unit_count: all_count,
    lacks: texts([...load.missing, ...limit.missing]),
  };
}

/** A lower bound of nothing says nothing. */
function knownLeast({ lower, upper }: Bounds): number | undefined {
  return lower === 0 && upper !== 0 ? undefined : lower;
}

function known({ lower, upper }: Bounds): number | undefined {
  return lower === upper ? lower : undefined;
}

function usage(value: number, limit: number): { readonly used_percent?: number; readonly margin: number } {
  return { ...(limit > 0 && { used_percent: rounded((100 * value) / limit) }), margin: rounded(limit - value) };
}

function texts(missing: readonly Missing[]): string[] {
  return [...new Set(missing.map(({ what, why }) => `${what} (${why})`))].sort();
}

/** Nine significant digits: what arithmetic adds beyond them is noise. */
function rounded(value: number): number {
  return Number(value.toPrecision(9));
}
