import type { Construct } from "constructs";

import { Element } from "../lib/core/element";
import { compact, type PropReader } from "../lib/core/prop-reader";
import type { Redundancy } from "../lib/core/redundancy";
import type { RackRecord, RackRole, Survival } from "../lib/model/records";
import type { Current } from "../lib/units/current";
import type { Duration } from "../lib/units/duration";
import type { Length } from "../lib/units/length";
import type { Power } from "../lib/units/power";
import type { Pressure } from "../lib/units/pressure";
import type { Temperature } from "../lib/units/temperature";
import type { Voltage } from "../lib/units/voltage";
import type { CoolingLoop } from "./cooling-loop";
import type { FacilityWater } from "./facility-water";
import type { PowerFeed } from "./power-feed";
import { COOLANT_RANGE } from "./ranges";

export interface RackProps {
  /** Id of a catalog part, of ours or of the project's `catalog` folder. @default - none: every value is stated here */
  readonly model?: string | undefined;
  /** Place in the row, from 1. @default - not stated */
  readonly slot?: number | undefined;
  /** Corner of the footprint on the floor, where there is no slot. @default - not stated */
  readonly position?: readonly [x: Length, y: Length] | undefined;
  /** Sustained design power at the AC inlet, in place of the part's TDP. @default - the part's */
  readonly power?: Power | undefined;
  /** Electrical peak (EDPp). @default - the part's; unknown where no source gives one */
  readonly peak?: Power | undefined;
  /** Software limit on the sustained power; it does not lower the peak. @default - none */
  readonly cap?: Power | undefined;
  /** Lowest power between two peaks of synchronous training. @default - unknown: the swing is not judged */
  readonly floorPower?: Power | undefined;
  /** Share of the swing that software and storage in the rack take out, 0 to 1. @default - unknown: none is counted */
  readonly smoothing?: number | undefined;
  /** Power factor at the AC inlet, above 0 and at most 1. @default - the part's; unknown where no source gives one */
  readonly powerFactor?: number | undefined;
  /** Share of the heat that goes to liquid, 0 to 1. @default - the part's */
  readonly liquidFraction?: number | undefined;
  /**
   * Feeds of the power shelves, in order: shelf i takes feed (i mod number of feeds). A list with one feed per shelf maps
   * each of them. @default - none
   */
  readonly feeds?: readonly PowerFeed[] | undefined;
  /** Rated current of each shelf's whip and of its breaker. @default - not judged */
  readonly whip?: Current | undefined;
  /** Time without supply that the power shelves bridge by themselves at design power. @default - unknown */
  readonly holdUp?: Duration | undefined;
  /** Redundancy claimed for the power shelves. @default - nothing is claimed */
  readonly shelfClaims?: Redundancy | undefined;
  /** @default - none */
  readonly cooling?: CoolingLoop | undefined;
  /** Air heat that a rear-door exchanger at this rack takes. @default - no rear door */
  readonly rearDoor?: Power | undefined;
  /** The loop or facility water that takes the heat of the rear door. @default - unknown: nothing carries its heat */
  readonly rearDoorTo?: CoolingLoop | FacilityWater | undefined;
  /** Warmest water at which the rear door takes its heat. @default - unknown: whether its water is cold enough is not judged */
  readonly rearDoorWaterMax?: Temperature | undefined;
  /** Length of the pipe from the manifold to this rack, one way, in place of the loop's. @default - the loop's */
  readonly branchLength?: Length | undefined;
  /** Highest gauge pressure in the rack's liquid side, in place of the part's. @default - the part's; unknown where no source gives one */
  readonly workingPressureMax?: Pressure | undefined;
  /** Time that the rack runs without liquid flow before it throttles or stops. @default - unknown: no public source gives one */
  readonly timeWithoutFlow?: Duration | undefined;
  /** What the rack is there for. @default - not stated */
  readonly role?: RackRole | undefined;
  /** Nominal line-to-line voltage of the inlet, in place of the part's. @default - the part's */
  readonly voltage?: Voltage | undefined;
  /** @default - what the claims say */
  readonly survives?: Survival | undefined;
}

/**
 * Any rack: switches, storage, management. GPU racks are {@link NVL72Rack}.
 *
 * @example
 * new Rack(row, "spine-1", { model: "generic/air-cooled-rack", power: Power.kilowatts(12), slot: 11, feeds: [a, b] });
 */
export class Rack extends Element {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: RackProps,
  ) {
    super(scope, id);
  }

  /** @internal */
  describe(read: PropReader): RackRecord {
    const { props } = this;
    return compact({
      kind: "rack" as const,
      path: this.path,
      model: read.text("model", props.model),
      slot: read.integer("slot", props.slot, { min: 1, max: 100_000 }),
      x_m: read.quantity("position[0]", props.position?.[0], "length", {}),
      y_m: read.quantity("position[1]", props.position?.[1], "length", {}),
      power_kw: read.quantity("power", props.power, "power"),
      peak_kw: read.quantity("peak", props.peak, "power"),
      cap_kw: read.quantity("cap", props.cap, "power"),
      power_factor: read.number("powerFactor", props.powerFactor, { above: 0, max: 1 }),
      liquid_fraction: read.number("liquidFraction", props.liquidFraction, { min: 0, max: 1 }),
      feeds: read.references("feeds", props.feeds) ?? [],
      shelf_claims: read.redundancy("shelfClaims", props.shelfClaims),
      loop: loopOf(read, props.cooling),
      floor_power_kw: read.quantity("floorPower", props.floorPower, "power", { min: 0 }),
      smoothing_fraction: read.number("smoothing", props.smoothing, { min: 0, max: 1 }),
      whip_a: read.quantity("whip", props.whip, "current"),
      rear_door_kw: read.quantity("rearDoor", props.rearDoor, "power", { min: 0 }),
      rear_door_to: read.reference("rearDoorTo", props.rearDoorTo),
      rear_door_water_max_c: read.quantity("rearDoorWaterMax", props.rearDoorWaterMax, "temperature", COOLANT_RANGE),
      branch_length_m: read.quantity("branchLength", props.branchLength, "length"),
      working_pressure_max_kpa: read.quantity("workingPressureMax", props.workingPressureMax, "pressure"),
      time_without_flow_s: read.quantity("timeWithoutFlow", props.timeWithoutFlow, "duration", { min: 0 }),
      role: read.oneOf("role", props.role, ["compute", "network", "storage", "management"]),
      voltage_v: read.quantity("voltage", props.voltage, "voltage"),
      hold_up_s: read.quantity("holdUp", props.holdUp, "duration", { min: 0 }),
      survives: read.oneOf("survives", props.survives, ["any-single-loss"]),
    });
  }
}

/** A list, which code without types can give, is no loop: the heat and flow of a rack are those of one. */
function loopOf(read: PropReader, given: CoolingLoop | undefined): string | undefined {
  if (!Array.isArray(given)) return read.reference("cooling", given);
  read.note(
    "declaration/reference-known",
    "cooling",
    `"cooling" is a list of ${given.length}: a rack hangs on one loop.`,
    "Pass one CoolingLoop; racks on different loops are different racks.",
  );
  return undefined;
}
