/** A loop of round numbers for the thermal rules, with parts of its own. */
import type { CduPart, PartTable, RackPart } from "../../../lib/catalog/parts";
import type {
  CduRecord,
  CoolingLoopRecord,
  FloorRecord,
  ModelRecord,
  RackRecord,
  SiteRecord,
} from "../../../lib/model/records";
import { cdu, floor, loop, row, site } from "../../helpers/records";

const sources = [{ title: "test", mark: "ASSUMPTION" }] as const;

/** 100 kW, of which 90 kW to water: 60 L/min at 30 °C, 100 L/min at 40 °C; supply from 20 to 45 °C. */
export const RACK: RackPart = {
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
    coolant: "water",
    points: [
      { supply_c: 30, flow_l_per_min: 60 },
      { supply_c: 40, flow_l_per_min: 100 },
    ],
  },
};

/** 450 kW at 5 K; 300 L/min with two pumps, 500 L/min with three: five racks at 40 °C, exactly. */
export const CDU: CduPart = {
  id: "test/cdu",
  kind: "cdu",
  title: "CDU",
  sources,
  rated_heat_kw: 450,
  rated_approach_k: 5,
  flow_points: [
    { flow_l_per_min: 300, pumps: 2 },
    { flow_l_per_min: 500, pumps: 3 },
  ],
};

const { rated_approach_k: _approach, ...noApproach } = CDU;
const { flow_points: _points, ...noFlow } = CDU;
const { flow_curve: _curve, ...noCurve } = RACK;

export const PARTS: PartTable = {
  "test/rack": RACK,
  "test/cdu": CDU,
  "test/no-approach": { ...noApproach, id: "test/no-approach" },
  "test/no-flow": { ...noFlow, id: "test/no-flow" },
  "test/up-to": { ...noCurve, id: "test/up-to", flow_max_l_per_min: 100 },
};

export interface Plant {
  readonly racks: number;
  readonly cdus: number;
  readonly rack?: Partial<RackRecord>;
  readonly cdu?: Partial<CduRecord>;
  /** Supply 40 °C and facility water 35 °C unless stated: just the rated approach. */
  readonly loop?: Partial<CoolingLoopRecord>;
  readonly floor?: Partial<FloorRecord>;
  readonly site?: Partial<SiteRecord>;
}

export function plant({ racks, cdus, ...more }: Plant): ModelRecord[] {
  const numbered = (count: number, prefix: string) => Array.from({ length: count }, (_, at) => `${prefix}${at + 1}`);
  return [
    site("s", more.site),
    floor("s/f", more.floor),
    row(),
    loop("s/tcs", { facility_supply_c: 35, ...more.loop }),
    ...numbered(cdus, "s/tcs/cdu-").map((path) => cdu(path, { model: "test/cdu", ...more.cdu })),
    ...numbered(racks, "s/f/r/n").map((path): RackRecord => ({
      kind: "rack",
      path,
      model: "test/rack",
      feeds: [],
      loop: "s/tcs",
      ...more.rack,
    })),
  ];
}

/** A loop that states no set point of its facility water. */
export const NO_SET_POINT = { facility_supply_c: undefined } as object;
