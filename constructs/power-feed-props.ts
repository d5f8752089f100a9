/** What feeds state, part by part: every kind takes the parts that mean something for it. */
import type { Redundancy } from "../lib/core/redundancy";
import type { ApparentPower } from "../lib/units/apparent-power";
import type { Current } from "../lib/units/current";
import type { Duration } from "../lib/units/duration";
import type { Energy } from "../lib/units/energy";
import type { Power } from "../lib/units/power";
import type { Voltage } from "../lib/units/voltage";

/** What feeds of every kind can state. */
export interface FeedBasics {
  /** Line to line on AC; at the output of a transformer. @default - that of the source */
  readonly voltage?: Voltage | undefined;
  /** Phases, or "dc" for direct current such as 800 VDC. @default 3 */
  readonly phases?: 1 | 3 | "dc" | undefined;
  /** Rated apparent power; at the output of a transformer, UPS or generator. @default - from current and voltage */
  readonly rating?: ApparentPower | undefined;
  /** Rated real power, where a nameplate gives it as well. @default - only the apparent power is judged */
  readonly ratedPower?: Power | undefined;
  /** Rated current per phase. @default - from the rating */
  readonly current?: Current | undefined;
  /** Factor on the rating for ambient, grouping or altitude, above 0 and at most 1. @default 1, printed as an assumption */
  readonly derating?: number | undefined;
  /** @default - nothing is claimed */
  readonly claims?: Redundancy | undefined;
}

/** How a generator takes over the load. */
export interface GeneratorTimes {
  /** Time from loss of the utility until it runs at voltage. @default - unknown */
  readonly start?: Duration | undefined;
  /** Time from there until it accepts its first load step. @default - unknown */
  readonly acceptance?: Duration | undefined;
  /** Largest load step that it accepts. @default - unknown */
  readonly blockLoad?: Power | undefined;
  /** Time from one load step to the next. @default - unknown */
  readonly stepInterval?: Duration | undefined;
}

/** The store of a UPS or battery. */
export interface EnergyStore {
  /** Usable energy when new. @default - unknown, where no autonomy is stated */
  readonly storedEnergy?: Energy | undefined;
  /** Time that the store carries `autonomyLoad`. @default - from the stored energy */
  readonly autonomy?: Duration | undefined;
  /** Load that the autonomy is stated for. @default - the rating */
  readonly autonomyLoad?: Power | undefined;
  /** Energy out over energy taken from the store, above 0 and at most 1. @default - unknown */
  readonly dischargeEfficiency?: number | undefined;
  /** Share of the energy that is left at the end of the store's life, above 0 and at most 1. @default - unknown */
  readonly endOfLife?: number | undefined;
  /** Power that recharging draws beside the load. @default - unknown */
  readonly recharge?: Power | undefined;
}

/** Efficiency at one share of the rating. */
export interface EfficiencyAt {
  /** Load over rating, 0 to 1. */
  readonly load: number;
  /** Output over input, above 0 and at most 1. */
  readonly efficiency: number;
}

export interface FeedLosses {
  /**
   * Output over input, above 0 and at most 1: a constant, or a curve of two points or more in ascending order of load.
   * The load of a curve is over `ratedPower` where that is stated, else over the rating; both before derating. Between the
   * points the efficiency is linear. Below the first point the loss in kW is that of the first point, which errs high, at
   * no load as well; above the last point it is at least that of the last one, and what the feed draws is unknown.
   * @default - unknown for transformers and UPS
   */
  readonly efficiency?: number | readonly EfficiencyAt[] | undefined;
}

/** Kinds that make a current of their own at the input: UPS, and transformers that rectify. */
export interface ConverterInput {
  /** Power factor that a UPS or rectifier draws at its input. @default - that of its load */
  readonly inputPowerFactor?: number | undefined;
}

export interface ShortOverload {
  /** Short overload that it carries, over its rating; at least 1. @default - unknown: the peak is not judged */
  readonly overload?: number | undefined;
}

export interface TransferBreak {
  /**
   * Longest time without supply while it changes its source, or while the load of a lost UPS moves to its bypass.
   * @default - unknown where it has several sources or a bypass
   */
  readonly transferTime?: Duration | undefined;
}

/** Overcurrent devices, and what they protect. */
export interface ProtectedAssembly {
  /** The assembly with its device is listed for 100 % of its rating. @default false */
  readonly hundredPercentRated?: boolean | undefined;
}

export interface SwingBuffer {
  /** Swing of power that the store takes out. @default - unknown */
  readonly absorbs?: Power | undefined;
}

/** Every prop that feeds of some kinds have and others have not. */
export type KindProps = GeneratorTimes &
  EnergyStore &
  FeedLosses &
  ConverterInput &
  ShortOverload &
  TransferBreak &
  ProtectedAssembly &
  SwingBuffer;
