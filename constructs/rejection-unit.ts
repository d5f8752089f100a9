import type { Construct } from "constructs";

import { Element } from "../lib/core/element";
import { compact, PropReader } from "../lib/core/prop-reader";
import type { RejectionUnitRecord } from "../lib/model/records";
import {
  altitudeDerating,
  REJECTION_KINDS,
  rejectionCapacity,
  rejectionPower,
  type RejectionBasics,
} from "./heat-rejection";
import { unitFeeds } from "./unit-feeds";
import { unitIds } from "./unit-count";

/** One cooler, tower or chiller: made by `CoolingLoop` and `FacilityWater` from their `rejection` prop. */
export class RejectionUnit extends Element {
  private constructor(
    scope: Construct,
    id: string,
    private readonly plant: string,
    private readonly at: number,
    private readonly props: RejectionBasics,
  ) {
    super(scope, id);
  }

  /** Makes the units `dry-cooler-1`, `dry-cooler-2`, ... of a plant; none of a kind that is not known. @internal */
  static series(plant: Element, props: RejectionBasics): RejectionUnit[] {
    if (!REJECTION_KINDS.includes(props.kind)) return [];
    return unitIds(props.kind, props.count ?? 1).map((id, at) => new RejectionUnit(plant, id, plant.path, at, props));
  }

  /** @internal */
  describe(read: PropReader): RejectionUnitRecord {
    const { props, plant, at } = this;
    const count = props.count ?? 1;
    const totals = new PropReader();
    const [capacity, power] = [rejectionCapacity(totals, props), rejectionPower(totals, props)];
    const derating = altitudeDerating(totals, props);
    // The plant reads the totals as well: what is wrong with them is reported there.
    read.problems.push(...totals.problems.map((each) => ({ ...each, reported_by: plant })));
    return compact({
      kind: "rejection-unit" as const,
      path: this.path,
      plant,
      rejection_kind: props.kind,
      capacity_kw: capacity === undefined ? undefined : capacity / count,
      altitude_derating: derating,
      fan_power_kw: power === undefined ? undefined : power / count,
      feeds: unitFeeds(read, "rejection", props, { at, count }) ?? [],
      power_factor: read.number("rejection.powerFactor", props.powerFactor, { above: 0, max: 1 }),
    });
  }
}
