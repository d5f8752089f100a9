import type { Construct } from "constructs";

import { Element } from "../lib/core/element";
import { locatedAt } from "../lib/core/location";
import { compact, type PropReader } from "../lib/core/prop-reader";
import type { CoolingLoopRecord, RejectionRecord, WettedMaterial } from "../lib/model/records";
import type { Length } from "../lib/units/length";
import type { Power } from "../lib/units/power";
import type { Pressure } from "../lib/units/pressure";
import type { Temperature } from "../lib/units/temperature";
import type { Volume } from "../lib/units/volume";
import { Cdu, type CduUnits } from "./cdu";
import type { FacilityWater, HeatRejection } from "./facility-water";
import { rejectionRecord } from "./heat-rejection";
import { type Piping, pipingRecord } from "./piping";
import { COOLANT_RANGE } from "./ranges";
import { RejectionUnit } from "./rejection-unit";
import { micrometres } from "./small-lengths";
import { storageRecord, type ThermalStorage } from "./thermal-storage";
import { UNIT_COUNT } from "./unit-count";

/** Heat rejection of one loop alone, with the pumps of its facility water as one power. */
export interface OwnHeatRejection extends HeatRejection {
  /**
   * Electrical power of all pumps between the CDUs and the units, on the feeds of the units.
   * @default - unknown: so is the PUE of the site; its power on the design day has no such pumps
   */
  readonly pumpPower?: Power | undefined;
}

export interface CoolingLoopProps {
  /** Id of a coolant: `water`, `pg25`, `eg25`, or one of the project's catalog. */
  readonly coolant: "water" | "pg25" | "eg25" | (string & {});
  /** Supply temperature at the racks. */
  readonly supply: Temperature;
  /** Return that the loop is designed for, above `supply`. @default - what heat and flow give */
  readonly return?: Temperature | undefined;
  /** ASHRAE class that the loop must keep: S and its warmest supply in °C, as `S45`. @default - none is claimed */
  readonly supplyClass?: `S${number}` | undefined;
  /** @default - none: nothing carries the heat of the loop */
  readonly cdu?: CduUnits | undefined;
  /** Height of the CDUs above ground. @default - unknown: so is the static head at the racks */
  readonly cduHeight?: Length | undefined;
  /** Facility water of the CDUs; not beside `rejection` or `facilitySupply`. @default - the loop's own `rejection` */
  readonly facility?: FacilityWater | undefined;
  /** Set point of the facility water supply. @default - what the plant reaches on the design day */
  readonly facilitySupply?: Temperature | undefined;
  /** Heat rejection of this loop alone. @default - unknown: nothing is known of the facility water */
  readonly rejection?: OwnHeatRejection | undefined;
  /** Pipes between the CDUs and the racks. @default - unknown: so are the head and the flow of every rack */
  readonly piping?: Piping | undefined;
  /** Coolant in pipes, racks and CDUs, without the storage. @default - unknown: it bridges nothing */
  readonly volume?: Volume | undefined;
  /** A store of cold coolant. @default - none */
  readonly storage?: ThermalStorage | undefined;
  /** Gauge pressure at the suction of the CDU pumps with the pumps at rest. @default - unknown: so is that at the racks */
  readonly fillPressure?: Pressure | undefined;
  /** Finest mesh of the filters. @default - unknown: not judged */
  readonly filter?: Length | undefined;
  /** Materials that touch the coolant. @default - unknown: not judged */
  readonly materials?: readonly (WettedMaterial | (string & {}))[] | undefined;
}

/**
 * A technology loop: coolant and CDUs, with the facility water and heat rejection of its own where it shares none.
 *
 * @example
 * new CoolingLoop(north, "tcs", {
 *   coolant: "pg25", supply: Temperature.celsius(40), cdu: { model: "vertiv/xdu1350", count: 3 },
 * });
 */
export class CoolingLoop extends Element {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: CoolingLoopProps,
  ) {
    super(scope, id);
    const { cdu, rejection } = props;
    locatedAt(new.target, () => {
      if (cdu) Cdu.series(this, cdu);
      if (rejection) RejectionUnit.series(this, rejection);
    });
  }

  /** @internal */
  describe(read: PropReader): CoolingLoopRecord {
    const { props } = this;
    const supply = read.quantity("supply", props.supply, "temperature", COOLANT_RANGE);
    const back = read.quantity("return", props.return, "temperature", COOLANT_RANGE);
    if (supply !== undefined && back !== undefined && back <= supply) noteReturn(read, props);
    noteOwnPlant(read, props);
    const cdu = read.object("cdu", props.cdu);
    return compact({
      kind: "cooling-loop" as const,
      path: this.path,
      coolant: read.text("coolant", props.coolant),
      supply_c: supply,
      return_c: back,
      supply_class: supplyClass(read, props.supplyClass),
      cdu_count: read.integer("cdu.count", cdu?.count, UNIT_COUNT),
      cdu_claims: read.redundancy("cdu.claims", cdu?.claims),
      cdu_pump_claims: read.redundancy("cdu.pumpClaims", cdu?.pumpClaims),
      cdu_height_m: read.quantity("cduHeight", props.cduHeight, "length", {}),
      facility: read.reference("facility", props.facility),
      facility_supply_c: read.quantity("facilitySupply", props.facilitySupply, "temperature", COOLANT_RANGE),
      rejection: ownRejection(read, props.rejection),
      piping: pipingRecord(read, props.piping),
      volume_l: read.quantity("volume", props.volume, "volume"),
      storage: storageRecord(read, props.storage),
      fill_pressure_kpa: read.quantity("fillPressure", props.fillPressure, "pressure", { min: 0 }),
      filter_um: micrometres(read, "filter", props.filter),
      materials: read.texts("materials", props.materials),
    });
  }
}

function ownRejection(read: PropReader, given: OwnHeatRejection | undefined): RejectionRecord | undefined {
  const record = rejectionRecord(read, given);
  const pumps = read.quantity("rejection.pumpPower", given?.pumpPower, "power", { min: 0 });
  return record && compact({ ...record, pump_power_kw: pumps });
}

function noteReturn(read: PropReader, { supply, return: back }: CoolingLoopProps): void {
  read.note(
    "declaration/value-allowed",
    "return",
    `"return" is ${String(back)}, not above the supply of ${String(supply)}: racks give heat to the coolant.`,
    "Give a return above the supply, or leave it out: heat and flow decide it.",
  );
}

/** A loop has a plant of its own, or shares one. */
function noteOwnPlant(read: PropReader, props: CoolingLoopProps): void {
  if (!props.facility) return;
  for (const property of ["rejection", "facilitySupply"] as const) {
    if (props[property] === undefined) continue;
    read.note(
      "declaration/value-allowed",
      property,
      `"${property}" stands beside "facility": the facility water has its own.`,
      `State it on the facility water, or leave out "facility".`,
    );
  }
}

function supplyClass(read: PropReader, given: string | undefined): string | undefined {
  const text = read.text("supplyClass", given);
  if (text === undefined || /^S[1-9]\d*$/.test(text)) return text;
  read.note(
    "declaration/value-allowed",
    "supplyClass",
    `"supplyClass" is ${JSON.stringify(text)}, which is not S and a temperature in °C.`,
    'Give a class such as "S45".',
  );
  return undefined;
}
