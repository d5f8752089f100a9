import type { Construct } from "constructs";

import { Rack, type RackProps } from "./rack";

/** The NVL72 parts that are shipped; a part of the project's own catalog is any other text. */
export type NVL72Model =
  | "nvidia/gb200-nvl72"
  | "hpe/gb200-nvl72"
  | "nvidia/gb300-nvl72"
  | "lenovo/gb300-nvl72"
  | "hpe/gb300-nvl72"
  | "nvidia/vera-rubin-nvl72-maxq"
  | "nvidia/vera-rubin-nvl72-maxp"
  // The intersection keeps the completion of the literals in editors.
  | (string & {});

export interface NVL72RackProps extends RackProps {
  readonly model: NVL72Model;
}

/**
 * A liquid-cooled rack of 72 GPUs: GB200, GB300 or Vera Rubin NVL72.
 *
 * @example
 * new NVL72Rack(row, "n1", { model: "nvidia/gb300-nvl72", slot: 1, feeds: [a, b, c, d], cooling: loop });
 */
export class NVL72Rack extends Rack {
  constructor(scope: Construct, id: string, props: NVL72RackProps) {
    super(scope, id, props);
  }
}
