/** A rack above the limit of its row: what the tests of suppressions suppress. */
import type { Suppression } from "../../../lib/model/suppression";
import { floor, rack, row, site } from "../../helpers/records";

/** 150 kW on a row that allows 100 kW. */
export const OVERLOADED_ROW = [
  site("s"),
  floor("s/f"),
  row("s/f/r", { power_limit_kw: 100 }),
  rack("s/f/r/n1", { power_kw: 150 }),
];

/** A suppression of the rule that the row breaks. */
export const suppressionOf = (more: Partial<Suppression> = {}): Suppression => ({
  path: "s/f/r",
  rule: "density/row-within-power-limit",
  reason: "Test stand.",
  ...more,
});

/** Without its reason. */
export function withoutReason({ reason: _, ...rest }: Suppression): Suppression {
  return rest;
}
