/** What the rules on the water of a room's cooling share: how warm that water may be at all. */
import type { RuleOption } from "./define-rule";

/** Warmest air that a room is supplied with where its floor states none: no water above it cools that air. */
export const AIR_SUPPLY_MAX = {
  type: "number",
  default: 27,
  minimum: 10,
  maximum: 45,
  description: "Warmest air that the room may be supplied with where the floor states no supply air, in °C.",
  source: { title: "ASHRAE TC 9.9, recommended inlet air of 18 to 27 °C", mark: "MEMORY" },
} as const satisfies RuleOption;
