/** A plant of round numbers behind a UPS and a generator, for tests of what lasts how long when heat rejection stops. */
import type { CoolantPart, PartTable, RackPart } from "../../lib/catalog/parts";
import type {
  CduRecord,
  CoolingLoopRecord,
  FacilityWaterRecord,
  ModelRecord,
  PumpRecord,
  RackRecord,
  RejectionUnitRecord,
} from "../../lib/model/records";
import { type BackedChain, backedChain } from "./backed-chain";
import { cdu, facilityWater, feed, loop, pump, rejectionUnit, site } from "./records";

const sources = [{ title: "test", mark: "ASSUMPTION" }] as const;

const point = (temperature_c: number) => ({
  temperature_c,
  density_kg_per_m3: 1000,
  specific_heat_j_per_kg_k: 4000,
  viscosity_pa_s: 0.0005,
  conductivity_w_per_m_k: 0.6,
});

/** 1,000 kg/m³ and 4,000 J/(kg K) at every temperature: 4 kJ/K for each litre. */
const COOLANT: CoolantPart = {
  id: "test/coolant",
  kind: "coolant",
  title: "Coolant",
  sources,
  points: [point(0), point(100)],
};

/** 100 kW, of which 90 kW to the liquid; supply up to 45 °C; 100 L/min at any of them. */
const RACK: RackPart = {
  id: "test/rack",
  kind: "rack",
  title: "Rack",
  sources,
  tdp_kw: 100,
  liquid_fraction: 0.9,
  supply_min_c: 20,
  supply_max_c: 45,
  flow_curve: {
    rack_power_kw: 100,
    liquid_fraction: 0.9,
    coolant: "test/coolant",
    points: [
      { supply_c: 30, flow_l_per_min: 100 },
      { supply_c: 45, flow_l_per_min: 100 },
    ],
  },
};

export const OUTAGE_PARTS: PartTable = { "test/coolant": COOLANT, "test/rack": RACK };

export interface OutagePlant extends BackedChain {
  readonly loop?: Partial<CoolingLoopRecord>;
  readonly water?: Partial<FacilityWaterRecord>;
  readonly pump?: Partial<PumpRecord>;
  readonly cdu?: Partial<CduRecord>;
  readonly cooler?: Partial<RejectionUnitRecord>;
  readonly coolers?: number;
}

/** Restart of the dry coolers after the generator has accepted load. */
export const RESTART_S = 25;

/**
 * grid and gen → ats → ups → bus → 10 racks with 900 kW to a loop of 450 L at 40 °C, and ats → house. The facility water
 * holds 900 L; its pumps and the CDU are on bus, its dry coolers on house. The generator takes all load in one step, 35 s
 * after the loss.
 */
export function outagePlant(more: OutagePlant = {}): ModelRecord[] {
  const { rack, ups, gen } = more;
  const powered = { power_kw: 10, power_factor: 1 };
  return [
    site(),
    ...backedChain({
      ...more,
      gen: { block_load_kw: 2000, ...gen },
      ups: { autonomy_s: 600, rated_kw: 2000, ...ups },
      rack: { ...MODEL, loop: "s/tcs", ...rack },
    }),
    feed("s/house", { feed_kind: "switchboard", from: ["s/ats"], rated_kw: 500, claims: "N" }),
    loop("s/tcs", { coolant: "test/coolant", facility: "s/fws", volume_l: 450, ...more.loop }),
    cdu("s/tcs/cdu-1", { ...powered, feeds: ["s/bus"], ...more.cdu }),
    facilityWater("s/fws", {
      coolant: "test/coolant",
      supply_c: 35,
      volume_l: 900,
      rejection: { kind: "dry-cooler", restart_s: RESTART_S },
      ...more.water,
    }),
    pump("s/fws/pump-1", { ...powered, feeds: ["s/bus"], ...more.pump }),
    ...Array.from({ length: more.coolers ?? 1 }, (_, at) =>
      rejectionUnit(`s/fws/dry-cooler-${at + 1}`, {
        rejection_kind: "dry-cooler",
        capacity_kw: 900,
        fan_power_kw: 10,
        power_factor: 1,
        feeds: ["s/house"],
        ...more.cooler,
      }),
    ),
  ];
}

/** A chiller with COP 9 in place of the dry cooler: 900 kW give its condenser 1,000 kW. */
export const CHILLER = { kind: "chiller", restart_s: RESTART_S, cop: 9, condenser: "s/cws" } as const;

export interface CondenserSide {
  readonly water?: Partial<FacilityWaterRecord>;
  readonly pump?: Partial<PumpRecord>;
  readonly towers?: readonly Partial<RejectionUnitRecord>[];
}

/** Condenser water of a chiller on bus, its pump on bus, its tower of 1,000 kW on house. */
export function condenserSide({ water, pump: pumpMore, towers = [{}] }: CondenserSide = {}): ModelRecord[] {
  const path = water?.rejection === undefined && water?.exchanger ? "s/tws" : "s/cws";
  return [
    facilityWater("s/cws", {
      coolant: "test/coolant",
      volume_l: 1e9,
      rejection: { kind: "cooling-tower", restart_s: TOWER_RESTART_S },
      ...water,
    }),
    pump("s/cws/pump-1", { power_kw: 10, power_factor: 1, feeds: ["s/bus"], ...pumpMore }),
    ...towers.map((more, at) =>
      rejectionUnit(`${path}/tower-${at + 1}`, {
        rejection_kind: "cooling-tower",
        capacity_kw: 1000,
        fan_power_kw: 10,
        power_factor: 1,
        feeds: ["s/house"],
        ...more,
      }),
    ),
  ];
}

export const TOWER_RESTART_S = 600;

const MODEL = { model: "test/rack", power_kw: undefined, liquid_fraction: undefined } as unknown as Partial<RackRecord>;
