/** Turns the props of a feed into the values of its record. */
import type { PropReader } from "../lib/core/prop-reader";
import type { EfficiencyPoint, PowerFeedRecord } from "../lib/model/records";
import type { EfficiencyAt, FeedBasics, KindProps } from "./power-feed-props";

/** Rating and voltage, which feeds of every kind can state. */
export function ratingOf(read: PropReader, props: FeedBasics & KindProps) {
  return {
    voltage_v: read.quantity("voltage", props.voltage, "voltage"),
    phases: read.oneOf("phases", props.phases, [1, 3, "dc"]) ?? 3,
    rated_kva: read.quantity("rating", props.rating, "apparent-power"),
    rated_kw: read.quantity("ratedPower", props.ratedPower, "power"),
    rated_a: read.quantity("current", props.current, "current"),
    hundred_percent_rated: props.hundredPercentRated,
    derating: read.number("derating", props.derating, SHARE),
  };
}

/** Losses, store, and the times of changing over. */
export function operationOf(read: PropReader, props: KindProps) {
  // Not spread into the result: an object that begins with a spread and goes on is slow to make, and large.
  const { efficiency, efficiency_curve } = efficiencyOf(read, props.efficiency);
  return {
    efficiency,
    efficiency_curve,
    input_power_factor: read.number("inputPowerFactor", props.inputPowerFactor, SHARE),
    stored_energy_kwh: read.quantity("storedEnergy", props.storedEnergy, "energy"),
    autonomy_s: read.quantity("autonomy", props.autonomy, "duration"),
    autonomy_load_kw: autonomyLoad(read, props),
    discharge_efficiency: read.number("dischargeEfficiency", props.dischargeEfficiency, SHARE),
    end_of_life_fraction: read.number("endOfLife", props.endOfLife, SHARE),
    recharge_kw: read.quantity("recharge", props.recharge, "power", { min: 0 }),
    overload_factor: read.number("overload", props.overload, { min: 1 }),
    start_s: read.quantity("start", props.start, "duration", { min: 0 }),
    acceptance_s: read.quantity("acceptance", props.acceptance, "duration", { min: 0 }),
    block_load_kw: read.quantity("blockLoad", props.blockLoad, "power"),
    step_interval_s: read.quantity("stepInterval", props.stepInterval, "duration", { min: 0 }),
    absorbs_kw: read.quantity("absorbs", props.absorbs, "power", { min: 0 }),
  };
}

/** Above 0 and at most 1. */
const SHARE = { above: 0, max: 1 };

type Efficiency = Pick<PowerFeedRecord, "efficiency" | "efficiency_curve">;

function efficiencyOf(
  read: PropReader,
  given: KindProps["efficiency"],
): { [K in keyof Efficiency]: Efficiency[K] | undefined } {
  if (!Array.isArray(given)) return { efficiency: read.number("efficiency", given as number | undefined, SHARE) };
  const points = (given as readonly (EfficiencyAt | undefined)[]).map((point, at): Partial<EfficiencyPoint> => {
    const load_fraction = read.number(`efficiency[${at}].load`, point?.load ?? NaN, { min: 0, max: 1 });
    const efficiency = read.number(`efficiency[${at}].efficiency`, point?.efficiency ?? NaN, SHARE);
    return { ...(load_fraction !== undefined && { load_fraction }), ...(efficiency !== undefined && { efficiency }) };
  });
  if (!points.every(isPoint)) return {};
  const ascending = points.every(
    (point, at) => at === 0 || point.load_fraction > (points[at - 1] as EfficiencyPoint).load_fraction,
  );
  if (points.length >= 2 && ascending) return { efficiency_curve: points };
  const what = points.length < 2 ? `has ${points.length} points` : "is not in ascending order of load";
  read.note(
    "declaration/value-allowed",
    "efficiency",
    `The curve of "efficiency" ${what}.`,
    "Give two points or more in ascending order of load, or one number for every load.",
  );
  return {};
}

function isPoint(point: Partial<EfficiencyPoint>): point is EfficiencyPoint {
  return point.load_fraction !== undefined && point.efficiency !== undefined;
}

/** A load without the time that it is carried for says nothing. */
function autonomyLoad(read: PropReader, { autonomy, autonomyLoad: load }: KindProps): number | undefined {
  if (load !== undefined && autonomy === undefined) {
    read.note(
      "declaration/value-allowed",
      "autonomyLoad",
      '"autonomyLoad" is stated without "autonomy".',
      "State the time that the store carries this load.",
    );
  }
  return read.quantity("autonomyLoad", load, "power");
}
