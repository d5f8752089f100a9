import type { Construct } from "constructs";

import { Element } from "../lib/core/element";
import { locatedAt } from "../lib/core/location";
import { compact, type PropReader } from "../lib/core/prop-reader";
import type { CoolingLoopRecord, RejectionKind, RejectionRecord } from "../lib/model/records";
import type { Power } from "../lib/units/power";
import type { Temperature } from "../lib/units/temperature";
import type { TemperatureDifference } from "../lib/units/temperature-difference";
import { Cdu, type CduUnits } from "./cdu";
import type { PowerFeed } from "./power-feed";
import { UNIT_COUNT } from "./unit-count";

/** What takes the heat of the facility water to the outside. */
export interface HeatRejection {
  readonly kind: RejectionKind;
  /** Leaving water above dry bulb (dry, adiabatic) or wet bulb (tower), held up to the capacity. */
  readonly approach?: TemperatureDifference | undefined;
  /** Rated heat of all units together. @default - unknown */
  readonly capacity?: Power | undefined;
  /** Share of the wet-bulb depression that adiabatic pre-cooling takes, 0 to 1. @default - unknown */
  readonly effectiveness?: number | undefined;
  /** Leaving set point of a chiller. @default - unknown */
  readonly leaving?: Temperature | undefined;
  /** Electrical power of all fans (and compressors) at the design point. @default - unknown */
  readonly fanPower?: Power | undefined;
  /** Feeds of the fans and compressors. @default - none: the utilities of the site lack this load */
  readonly feeds?: readonly PowerFeed[] | undefined;
  /** Power factor of the fans and compressors. @default - unknown */
  readonly powerFactor?: number | undefined;
}

export interface CoolingLoopProps {
  /** Id of a coolant: `water`, `pg25`, `eg25`, or one of the project's catalog. */
  readonly coolant: "water" | "pg25" | "eg25" | (string & {});
  /** Supply temperature at the racks. */
  readonly supply: Temperature;
  /** @default - none: nothing carries the heat of the loop */
  readonly cdu?: CduUnits | undefined;
  /** Set point of the facility water supply. @default - what the plant reaches on the design day */
  readonly facilitySupply?: Temperature | undefined;
  /** @default - unknown: nothing is known of the facility water */
  readonly rejection?: HeatRejection | undefined;
}

/** Bounds of water-based coolants between freezing with glycol and boiling. */
const COOLANT_RANGE = { min: -20, max: 100 };
const REJECTIONS: readonly RejectionKind[] = ["dry-cooler", "adiabatic-cooler", "cooling-tower", "chiller"];

/**
 * A technology loop: coolant, CDUs, facility water and heat rejection.
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
    const cdu = props.cdu;
    if (cdu) locatedAt(new.target, () => Cdu.series(this, cdu));
  }

  /** @internal */
  describe(read: PropReader): CoolingLoopRecord {
    const { props } = this;
    return compact({
      kind: "cooling-loop" as const,
      path: this.path,
      coolant: read.text("coolant", props.coolant),
      supply_c: read.quantity("supply", props.supply, "temperature", COOLANT_RANGE),
      cdu_count: read.integer("cdu.count", props.cdu?.count, UNIT_COUNT),
      cdu_claims: read.redundancy("cdu.claims", props.cdu?.claims),
      facility_supply_c: read.quantity("facilitySupply", props.facilitySupply, "temperature", COOLANT_RANGE),
      rejection: props.rejection && rejection(read, props.rejection),
    });
  }
}

function rejection(read: PropReader, given: HeatRejection): RejectionRecord | undefined {
  const kind = read.oneOf("rejection.kind", given.kind, REJECTIONS);
  if (!kind) return undefined;
  return compact({
    kind,
    approach_k: read.quantity("rejection.approach", given.approach, "temperature-difference", { min: 0 }),
    capacity_kw: read.quantity("rejection.capacity", given.capacity, "power"),
    effectiveness: read.number("rejection.effectiveness", given.effectiveness, { min: 0, max: 1 }),
    leaving_c: read.quantity("rejection.leaving", given.leaving, "temperature", COOLANT_RANGE),
    fan_power_kw: read.quantity("rejection.fanPower", given.fanPower, "power", { min: 0 }),
    feeds: read.references("rejection.feeds", given.feeds),
    power_factor: read.number("rejection.powerFactor", given.powerFactor, { above: 0, max: 1 }),
  });
}
