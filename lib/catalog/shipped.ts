import bundled from "./generated/parts.json";
import type { Part, PartTable } from "./parts";
import { partTable } from "./table";

let shipped: PartTable | undefined;

/** The parts that come with the package: deeply frozen, in code-unit order of their ids. */
export function shippedParts(): PartTable {
  shipped ??= partTable(Object.values(bundled) as unknown as Part[]);
  return shipped;
}
