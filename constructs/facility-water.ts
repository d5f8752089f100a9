import type { Construct } from "constructs";

import { Element } from "../lib/core/element";
import { locatedAt } from "../lib/core/location";
import { compact, type PropReader } from "../lib/core/prop-reader";
import type { ExchangerRecord, FacilityWaterRecord, WaterClass, WettedMaterial } from "../lib/model/records";
import type { Flow } from "../lib/units/flow";
import type { Length } from "../lib/units/length";
import type { Power } from "../lib/units/power";
import type { Pressure } from "../lib/units/pressure";
import type { Temperature } from "../lib/units/temperature";
import type { TemperatureDifference } from "../lib/units/temperature-difference";
import type { Volume } from "../lib/units/volume";
import { type RejectionBasics, rejectionRecord } from "./heat-rejection";
import { Pump, type PumpUnits } from "./pump";
import { COOLANT_RANGE } from "./ranges";
import { RejectionUnit } from "./rejection-unit";
import { micrometres } from "./small-lengths";
import { storageRecord, type ThermalStorage } from "./thermal-storage";
import { UNIT_COUNT } from "./unit-count";

/** What takes heat to the outside: coolers, towers, chillers, or a heat network. */
export interface HeatRejection extends RejectionBasics {
  /**
   * Facility water that takes the heat of a water-cooled chiller's condenser, its compressor work included.
   * @default - none: the chiller is cooled by the outdoor air
   */
  readonly condenser?: FacilityWater | undefined;
}

/** A plate exchanger that gives the heat of one facility water to another. */
export interface PlateExchanger {
  /** The facility water on the cold side. */
  readonly to: FacilityWater;
  /** Leaving water of the warm side above entering water of the cold side, held up to the capacity. @default - unknown */
  readonly approach?: TemperatureDifference | undefined;
  /** Rated heat. @default - unknown: whether the heat stays within it is not judged */
  readonly capacity?: Power | undefined;
}

export interface FacilityWaterProps {
  /** Id of a coolant: `water`, `pg25`, `eg25`, or one of the project's catalog. @default - unknown: flows are not computed */
  readonly coolant?: "water" | "pg25" | "eg25" | (string & {}) | undefined;
  /** Set point of the supply. @default - what the plant reaches on the design day */
  readonly supply?: Temperature | undefined;
  /** ASHRAE class that the water must keep. @default - none is claimed */
  readonly waterClass?: WaterClass | undefined;
  /** What takes the heat to the outside; not beside `exchanger`. @default - unknown: so is what the water reaches */
  readonly rejection?: HeatRejection | undefined;
  /** Gives the heat to another facility water; not beside `rejection`. @default - none */
  readonly exchanger?: PlateExchanger | undefined;
  /** @default - unknown: neither flow nor power of the pumps is judged */
  readonly pumps?: PumpUnits | undefined;
  /** Flow of the whole loop that the pumps must move. @default - unknown: equal heat-capacity rates are taken in the CDUs */
  readonly flow?: Flow | undefined;
  /** Head that the loop needs at that flow. @default - unknown: the head of the pumps is not judged */
  readonly head?: Pressure | undefined;
  /** Water in pipes, units and exchangers, without the storage. @default - unknown: it bridges nothing */
  readonly volume?: Volume | undefined;
  /** A store of cold water. @default - none */
  readonly storage?: ThermalStorage | undefined;
  /** Finest mesh of the strainer or filter. @default - unknown: not judged */
  readonly filter?: Length | undefined;
  /** Materials that touch the water. @default - unknown: not judged */
  readonly materials?: readonly (WettedMaterial | (string & {}))[] | undefined;
}

const WATER_CLASSES: readonly WaterClass[] = ["W17", "W27", "W32", "W40", "W45", "W+"];

/**
 * Facility water: what CDUs, air units and condensers give their heat to, with its pumps and what takes the heat from
 * there. Several loops may share it.
 *
 * @example
 * const warm = new FacilityWater(north, "warm", {
 *   coolant: "pg25", supply: Temperature.celsius(37),
 *   rejection: { kind: "dry-cooler", count: 6, approach: TemperatureDifference.kelvin(5) },
 *   pumps: { count: 3, claims: Redundancy.of("N+1") },
 * });
 */
export class FacilityWater extends Element {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: FacilityWaterProps = {},
  ) {
    super(scope, id);
    const { rejection, pumps } = props;
    locatedAt(new.target, () => {
      if (rejection) RejectionUnit.series(this, rejection);
      if (pumps) Pump.series(this, pumps);
    });
  }

  /** @internal */
  describe(read: PropReader): FacilityWaterRecord {
    const { props } = this;
    if (props.rejection && props.exchanger) {
      read.note(
        "declaration/value-allowed",
        "exchanger",
        '"exchanger" stands beside "rejection": facility water gives its heat to one of the two.',
        "Leave out one of them, or give the rejection a facility water of its own.",
      );
    }
    const pumps = read.object("pumps", props.pumps);
    return compact({
      kind: "facility-water" as const,
      path: this.path,
      coolant: read.text("coolant", props.coolant),
      supply_c: read.quantity("supply", props.supply, "temperature", COOLANT_RANGE),
      water_class: read.oneOf("waterClass", props.waterClass, WATER_CLASSES),
      rejection: rejectionRecord(read, props.rejection),
      exchanger: exchangerRecord(read, props.exchanger),
      pump_count: read.integer("pumps.count", pumps?.count, UNIT_COUNT),
      pump_claims: read.redundancy("pumps.claims", pumps?.claims),
      flow_l_per_min: read.quantity("flow", props.flow, "flow"),
      head_kpa: read.quantity("head", props.head, "pressure"),
      volume_l: read.quantity("volume", props.volume, "volume"),
      storage: storageRecord(read, props.storage),
      filter_um: micrometres(read, "filter", props.filter),
      materials: read.texts("materials", props.materials),
    });
  }
}

function exchangerRecord(read: PropReader, stated: PlateExchanger | undefined): ExchangerRecord | undefined {
  const given = read.object("exchanger", stated);
  if (!given) return undefined;
  return compact({
    to: read.reference("exchanger.to", given.to),
    approach_k: read.quantity("exchanger.approach", given.approach, "temperature-difference", { min: 0 }),
    capacity_kw: read.quantity("exchanger.capacity", given.capacity, "power"),
  });
}
