/** Pressure loss over flow: of a run of pipe, of a rack, and of several in a row. */
import { DROP_FLOW_EXPONENT } from "../flow-curve";
import { dropAtFlow, type RackOperatingPoint } from "../rack-curve";
import { friction } from "./friction";

/** What flows: its properties at the loop's mean temperature. */
export interface Fluid {
  readonly density_kg_per_m3: number;
  readonly viscosity_pa_s: number;
}

export interface Loss {
  readonly drop_kpa: number;
  /** Change of the drop with the flow, in kPa per L/min. */
  readonly slope: number;
}

/** Loss at a flow in L/min, which is not negative: it never falls as the flow rises. */
export type HeadLoss = (l_per_min: number) => Loss;

/** A run of pipe, one way, with everything known that decides its loss. */
export interface Pipe {
  readonly inner_diameter_mm: number;
  readonly length_m: number;
  readonly minor_loss: number;
  readonly roughness_mm: number;
}

const L_PER_MIN_PER_M3_PER_S = 60_000;
const PA_PER_KPA = 1000;
const MM_PER_M = 1000;
const NO_LOSS: Loss = { drop_kpa: 0, slope: 0 };

/** Mean velocity in m/s of a flow in L/min through an inner diameter in mm. */
export function velocity(l_per_min: number, inner_diameter_mm: number): number {
  return l_per_min * velocityPerFlow(inner_diameter_mm);
}

function velocityPerFlow(inner_diameter_mm: number): number {
  const diameter = inner_diameter_mm / MM_PER_M;
  return 4 / (Math.PI * diameter ** 2) / L_PER_MIN_PER_M3_PER_S;
}

/** Darcy-Weisbach with minor losses: (f L / D + K) rho v² / 2. */
export function pipeLoss({ inner_diameter_mm, length_m, minor_loss, roughness_mm }: Pipe, fluid: Fluid): HeadLoss {
  const diameter = inner_diameter_mm / MM_PER_M;
  const perFlow = velocityPerFlow(inner_diameter_mm);
  const dynamic = (fluid.density_kg_per_m3 * perFlow ** 2) / 2 / PA_PER_KPA;
  const reynoldsPerFlow = (fluid.density_kg_per_m3 * perFlow * diameter) / fluid.viscosity_pa_s;
  const slimness = length_m / diameter;
  const laminarSlope = (64 / reynoldsPerFlow) * slimness * dynamic;
  return (flow) => {
    if (flow <= 0) return { drop_kpa: 0, slope: laminarSlope };
    const { factor, slope } = friction(flow * reynoldsPerFlow, roughness_mm / inner_diameter_mm);
    const losses = factor * slimness + minor_loss;
    return {
      drop_kpa: losses * dynamic * flow ** 2,
      slope: dynamic * flow * (2 * losses + slope * reynoldsPerFlow * slimness * flow),
    };
  };
}

/** Pressure drop of a rack: that of its operating point x (flow / flow there)^1.9. */
export function rackLoss(operating: RackOperatingPoint): HeadLoss {
  return (flow) => {
    if (flow <= 0) return NO_LOSS;
    const drop = dropAtFlow(operating, flow);
    return { drop_kpa: drop, slope: (DROP_FLOW_EXPONENT * drop) / flow };
  };
}

/** Drop at a flow; none without a loss. */
export function dropOf(loss: HeadLoss | undefined, l_per_min: number): number {
  return loss ? loss(l_per_min).drop_kpa : 0;
}

/** One after the other at the same flow, the second as often as stated: a rack between its two branch pipes. */
export function inSeries(one: HeadLoss, other: HeadLoss | undefined, times: number): HeadLoss {
  if (!other) return one;
  return (flow) => {
    const [first, second] = [one(flow), other(flow)];
    return { drop_kpa: first.drop_kpa + times * second.drop_kpa, slope: first.slope + times * second.slope };
  };
}

/** A loss times a number: 2 for a run that leads there and back. */
export function scaled(loss: HeadLoss, times: number): HeadLoss {
  return (flow) => {
    const { drop_kpa, slope } = loss(flow);
    return { drop_kpa: times * drop_kpa, slope: times * slope };
  };
}
