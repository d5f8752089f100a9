/** What a finding says about units that are lost: those that share a load, and the only one there is. */
import { othersAsBad, type UnitLimit, type UnitLoss, unitsOut } from "../analysis/thermal/loss";
import { countedRacks } from "../analysis/thermal/shortage";
import { mustSurvive } from "../analysis/survival";
import type { ModelIndex } from "../model/model";
import { renderComparison } from "../units/render";
import { atMost } from "./report";

/** Units that share a load which the rest no longer carries. */
export interface LostUnits {
  readonly units: readonly UnitLimit[];
  readonly loss: UnitLoss;
  readonly value: number;
  readonly unit: "kW" | "L/min";
  readonly racks: readonly string[];
}

export function lostUnitsDetails(index: ModelIndex, { units, loss, value, unit, racks }: LostUnits) {
  const { lost, remaining } = loss;
  const limit = remaining.upper ?? 0;
  const text = renderComparison(value, limit, unit);
  const [only, another] = lost;
  const others = only !== undefined && another === undefined ? othersAsBad(units, only, value) : [];
  return {
    data: {
      lost: lost.map((path) => index.label(path)).join(" and "),
      value: text.value,
      limit: text.limit,
      others: sameOf(others.length),
    },
    evidence: atMost(value, limit, unit, lost.map((path) => `fault(${path})`).join("+")),
    affects: { rack_count: racks.length, racks },
    related: [
      ...lost.map((path) => ({ path, role: "is lost" })),
      ...others.map((path) => ({ path, role: "does the same when lost" })),
    ],
  };
}

function sameOf(others: number): string {
  if (others === 0) return "";
  return ` The loss of ${others === 1 ? "one other unit" : `any of ${others} other units`} does the same.`;
}

/** The only unit of its kind: a single point of failure, which only a claim or a requirement turns into a finding. */
export interface SoleUnit {
  readonly unit: string;
  /** What is claimed for the group that the unit is alone in. */
  readonly claim: string | undefined;
  readonly racks: readonly string[];
  /** What the racks are then without: "racks without air cooling". */
  readonly without: string;
}

export function soleUnitDetails(index: ModelIndex, { unit, claim = "", racks, without }: SoleUnit) {
  return {
    isClaimed: unitsOut(claim, 1) > 0,
    surviving: racks.filter((rack) => mustSurvive(index, rack)).length,
    data: { lost: index.label(unit), racks: countedRacks(racks.length) },
    details: {
      evidence: atMost(racks.length, 0, without, `fault(${unit})`),
      affects: { rack_count: racks.length, racks },
      related: [{ path: unit, role: "is lost" }],
    },
  };
}
