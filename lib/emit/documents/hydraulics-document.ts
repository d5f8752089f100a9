/** Head, balance and velocities in the pipes of a loop, as JSON. */
import type { Imbalance, LoopHydraulics, RackInPipes } from "../../analysis/thermal/hydraulics/hydraulics";
import { bounded, rounded } from "./document-numbers";

/** The key `hydraulics` of a loop; nothing for a loop without racks. Its shape is `loopHydraulics` in the schema of the plan. */
export function hydraulicsDocument(found: LoopHydraulics | undefined) {
  if (!found) return {};
  const { imbalance, imbalance_at_cdus: atCdus } = found;
  return {
    hydraulics: {
      ...bounded("flow_needed", "l_per_min", found.flow_needed_l_per_min),
      ...bounded("head_needed", "kpa", found.head_needed_kpa),
      ...bounded("hydraulic_power", "kw", found.hydraulic_power_kw),
      ...(imbalance && { imbalance: imbalanceDocument(imbalance) }),
      ...(atCdus && { imbalance_at_cdus: imbalanceDocument(atCdus) }),
      velocities: found.velocities.map(({ run, inner_diameter_mm: diameter, velocity_m_per_s: velocity }) => ({
        run,
        ...(diameter !== undefined && { inner_diameter_mm: rounded(diameter) }),
        ...bounded("velocity", "m_per_s", velocity),
      })),
    },
  };
}

function imbalanceDocument({ total_l_per_min, nearest, farthest, short }: Imbalance) {
  return {
    total_l_per_min: rounded(total_l_per_min),
    nearest: rackDocument(nearest),
    farthest: rackDocument(farthest),
    short_rack_count: short.length,
  };
}

function rackDocument({ path, flow_l_per_min, required_l_per_min }: RackInPipes) {
  return { path, flow_l_per_min: rounded(flow_l_per_min), required_l_per_min: rounded(required_l_per_min) };
}
