/** A loop with pipes and round numbers, of a coolant whose properties are the same at any temperature. */
import type { CoolantPart, CduPart, FlowCurve, FlowPoint, PartTable, RackPart } from "../../../lib/catalog/parts";
import type { ModelRecord, PipeRunRecord, PipingRecord } from "../../../lib/model/records";
import { CDU, type Plant, plant, RACK } from "./plant";

/** 1000 kg/m³, 1 mPa s. */
const COOLANT: CoolantPart = {
  id: "test/coolant",
  kind: "coolant",
  title: "Coolant",
  sources: [{ title: "test", mark: "ASSUMPTION" }],
  points: [0, 100].map((temperature_c) => ({
    temperature_c,
    density_kg_per_m3: 1000,
    specific_heat_j_per_kg_k: 4000,
    viscosity_pa_s: 0.001,
    conductivity_w_per_m_k: 0.6,
  })),
};

export const PIPED_POINT: FlowPoint = { supply_c: 40, flow_l_per_min: 100, pressure_drop_kpa: 50 };

export const PIPED_CURVE: FlowCurve = {
  rack_power_kw: 100,
  liquid_fraction: 0.9,
  coolant: "test/coolant",
  points: [PIPED_POINT],
};

/** 100 L/min and 50 kPa at 40 °C; at most 500 kPa. */
export const PIPED_RACK: RackPart = { ...RACK, working_pressure_max_kpa: 500, flow_curve: PIPED_CURVE };

const { working_pressure_max_kpa: _limit, ...noLimit } = PIPED_RACK;

export const PIPED_PARTS: PartTable = {
  "test/coolant": COOLANT,
  "test/rack": PIPED_RACK,
  "test/cdu": { ...CDU, flow_points: [{ flow_l_per_min: 500, head_kpa: 50 }] },
  "test/no-head": { ...CDU, id: "test/no-head", flow_points: [{ flow_l_per_min: 500 }] },
  "test/no-limit": { ...noLimit, id: "test/no-limit" },
  "test/no-drop": {
    ...PIPED_RACK,
    id: "test/no-drop",
    flow_curve: {
      rack_power_kw: 100,
      liquid_fraction: 0.9,
      coolant: "test/coolant",
      points: [{ supply_c: 40, flow_l_per_min: 100 }],
    },
  },
};

/** A CDU of one published point. */
export const cduWith = (flow_l_per_min: number, head_kpa: number): PartTable => {
  const part: CduPart = { ...CDU, flow_points: [{ flow_l_per_min, head_kpa }] };
  return { ...PIPED_PARTS, "test/cdu": part };
};

/** Loses nothing, whatever flows. */
export const LOSSLESS: PipeRunRecord = { inner_diameter_mm: 100, length_m: 0, minor_loss: 0 };

/** Every run stated, none with a loss, no balancing valves, direct return. */
export const piping = (more: Partial<PipingRecord> = {}): PipingRecord => ({
  main: LOSSLESS,
  between_rows: LOSSLESS,
  manifold: LOSSLESS,
  branch: LOSSLESS,
  roughness_mm: 0.05,
  return: "direct",
  ...more,
});

/** One CDU, two racks of 100 L/min at 40 °C, and pipes without loss unless stated. */
export function pipedPlant({ loop, ...more }: Partial<Plant> = {}): ModelRecord[] {
  return plant({ racks: 2, cdus: 1, ...more, loop: { coolant: "test/coolant", piping: piping(), ...loop } });
}

/** Leaves out what `piping` states. */
export function pipingWithout(key: keyof PipingRecord, more: Partial<PipingRecord> = {}): PipingRecord {
  const { [key]: _out, ...rest } = piping(more);
  return rest;
}
