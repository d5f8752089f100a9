/** Loss of heat rejection as JSON: seconds that the water lasts, per loop, and per plant in its worst fault. */
import type { PlantRideThrough } from "../../analysis/power/rejection-loss";
import type { LoopRideThrough, RideThroughAnalysis } from "../../analysis/ride-through";
import { type Bounds, bounds } from "../../analysis/thermal/bounds";
import { bounded, lacks } from "./document-numbers";

const ANSWERS = { within: "yes", over: "no", unknown: "unknown" } as const;

/** A plain document; its shape is `rideThrough` in `schema/plan.schema.json`. */
export function rideThroughDocument({ loops, plants }: RideThroughAnalysis) {
  return {
    loops: [...loops.values()].map(loopRideThrough),
    plants: [...plants.values()].flatMap(plantRideThrough),
  };
}

function loopRideThrough({ loop, plant, waters, heat_kw, rise_k, time_s }: LoopRideThrough) {
  return {
    path: loop,
    plant,
    waters,
    ...valueOf("heat", "kw", heat_kw),
    ...valueOf("rise", "k", rise_k),
    ...valueOf("time", "s", time_s),
    ...lacks(time_s.missing),
  };
}

function plantRideThrough({ path, worst }: PlantRideThrough) {
  if (!worst) return [];
  const { lost, ride, needed_s, verdict, missing, generators, stopped } = worst;
  return [
    {
      path,
      state: `fault(${lost})`,
      loop: ride.loop,
      stopped,
      ...valueOf("time", "s", ride.time_s),
      ...valueOf("needed", "s", needed_s),
      rides_through: ANSWERS[verdict],
      ...(generators.length > 0 && { generators }),
      ...lacks(verdict === "unknown" ? missing : []),
    },
  ];
}

/** The finite bounds alone: what they lack is said once. */
function valueOf(name: string, unit: string, { lower, upper }: Bounds): Record<string, unknown> {
  const finite = (bound: number | undefined): number | undefined => (Number.isFinite(bound) ? bound : undefined);
  return bounded(name, unit, bounds(finite(lower), finite(upper), []));
}
