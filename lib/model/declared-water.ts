/** What can be wrong with loops and facility water and shows only beside others: freezing, and water that cools itself. */
import type { PartTable } from "../catalog/parts";
import { compareText } from "../core/order";
import type { Problem } from "../core/problem";
import { render } from "../units/render";
import { ownCircle } from "./circle";
import type { CoolingLoopRecord, FacilityWaterRecord, ModelRecord } from "./records";

/** Facility water that gives its heat, by way of exchangers and condensers, to itself. */
export function checkWaterCircle(
  record: FacilityWaterRecord,
  records: ReadonlyMap<string, ModelRecord>,
): readonly Problem[] {
  const waterAt = (path: string) => {
    const found = records.get(path);
    return found?.kind === "facility-water" ? found : undefined;
  };
  const circle = ownCircle(waterAt, record, sinksOf);
  if (!circle) return [];
  const way = circle.map(({ path }) => path).reverse();
  const next = way[1] ?? record.path;
  const property = record.exchanger?.to === next ? "exchanger.to" : "rejection.condenser";
  const first = [...way].sort(compareText)[0] as string;
  return [
    {
      rule: "declaration/reference-known",
      property,
      message: `"${property}" leads back to the facility water itself: ${[...way, record.path].join(" → ")}.`,
      fix: "Let one of them reject its heat to the outside.",
      ...(first !== record.path && { reported_by: first }),
    },
  ];
}

function sinksOf({ exchanger, rejection }: FacilityWaterRecord): readonly string[] {
  return [exchanger?.to, rejection?.condenser].filter((path) => path !== undefined);
}

/** A set point at which the coolant freezes. */
export function checkFreezing(record: CoolingLoopRecord | FacilityWaterRecord, parts: PartTable): readonly Problem[] {
  const { coolant } = record;
  const part = coolant !== undefined && Object.hasOwn(parts, coolant) ? parts[coolant] : undefined;
  const freezing = part?.kind === "coolant" ? part.freezing_c : undefined;
  if (freezing === undefined) return [];
  return setPointsOf(record).flatMap(([property, value]): Problem[] => {
    if (value === undefined || value > freezing) return [];
    return [
      {
        rule: "declaration/value-allowed",
        property,
        message: `"${property}" is ${render(value, "°C")}, and ${coolant} freezes at ${render(freezing, "°C")}.`,
        fix: `Give a temperature above ${render(freezing, "°C")}, or another coolant.`,
      },
    ];
  });
}

/** What flows in a loop at the set points; the water of a loop's own rejection is no part of the loop. */
function setPointsOf(
  record: CoolingLoopRecord | FacilityWaterRecord,
): readonly (readonly [property: string, value: number | undefined])[] {
  const supply = ["supply", record.supply_c] as const;
  return record.kind === "cooling-loop" ? [supply] : [supply, ["rejection.leaving", record.rejection?.leaving_c]];
}
