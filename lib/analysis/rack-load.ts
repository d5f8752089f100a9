import type { ModelIndex } from "../model/model";
import type { RackRecord } from "../model/records";
import { type Amount, invalidElement, known, type Missing, scale, unknownAmount } from "./amount";

/** What one rack asks for, each with what it lacks. */
export interface RackLoad {
  readonly path: string;
  /** Design power at the rack's AC inlet: min(TDP, cap). */
  readonly design_kw: Amount;
  /** Electrical peak (EDPp); absent where no source gives one. */
  readonly peak_kw: Amount;
  readonly power_factor: number | undefined;
  readonly liquid_fraction: Amount;
  readonly liquid_kw: Amount;
  readonly air_kw: Amount;
  readonly gpu_count: number;
}

export type RackLoads = ReadonlyMap<string, RackLoad>;

/** Loads of all racks by path. Racks of equal content share the arithmetic. */
export function rackLoads(index: ModelIndex): RackLoads {
  return new Map(index.all("rack").map((rack) => [rack.path, rackLoad(index, rack)]));
}

function rackLoad(index: ModelIndex, rack: RackRecord): RackLoad {
  if (rack.problems) return loadOfInvalid(rack.path);
  const part = index.rackPart(rack);
  const design = designPower(rack, part?.tdp_kw);
  const fraction = liquidFraction(rack, part?.liquid_fraction);
  const peak = rack.peak_kw ?? part?.peak_kw;
  return {
    path: rack.path,
    design_kw: design,
    peak_kw: peak === undefined ? unknownAmount(lacks(rack, "peak power", "no peak published or stated")) : known(peak),
    power_factor: rack.power_factor ?? part?.power_factor,
    liquid_fraction: fraction,
    liquid_kw: share(design, fraction),
    air_kw: airShare(design, fraction),
    gpu_count: part?.gpus ?? 0,
  };
}

function loadOfInvalid(path: string): RackLoad {
  const nothing = unknownAmount(invalidElement(path));
  return {
    path,
    design_kw: nothing,
    peak_kw: nothing,
    power_factor: undefined,
    liquid_fraction: nothing,
    liquid_kw: nothing,
    air_kw: nothing,
    gpu_count: 0,
  };
}

function designPower(rack: RackRecord, tdp: number | undefined): Amount {
  const sustained = rack.power_kw ?? tdp;
  if (sustained === undefined) return unknownAmount(lacks(rack, "power", "no power published or stated"));
  return known(rack.cap_kw === undefined ? sustained : Math.min(sustained, rack.cap_kw));
}

function liquidFraction(rack: RackRecord, published: number | undefined): Amount {
  const fraction = rack.liquid_fraction ?? published;
  return fraction === undefined
    ? unknownAmount(lacks(rack, "liquid fraction", "no split of the heat published or stated"))
    : known(fraction);
}

function share(design: Amount, fraction: Amount): Amount {
  if (fraction.missing.length > 0) return { value: 0, missing: [...design.missing, ...fraction.missing] };
  return scale(design, fraction.value);
}

function airShare(design: Amount, fraction: Amount): Amount {
  if (fraction.missing.length > 0) return { value: 0, missing: [...design.missing, ...fraction.missing] };
  return scale(design, 1 - fraction.value);
}

function lacks(rack: RackRecord, what: string, why: string): Missing {
  const model = rack.model ? `${rack.model} racks` : "racks without a model";
  return { what: `${what} of ${model}`, why, path: rack.path };
}
