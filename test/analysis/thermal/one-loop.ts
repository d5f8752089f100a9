/** Analyses of a facility with one loop, `s/tcs`. */
import { analyse } from "../../../lib/analysis/analysis";
import type { LoopThermal } from "../../../lib/analysis/thermal/loop";
import type { PartTable } from "../../../lib/catalog/parts";
import { ModelIndex } from "../../../lib/model/model";
import type { CduRecord, CoolingLoopRecord, ModelRecord, RackRecord } from "../../../lib/model/records";
import { modelOf } from "../../../lib/testing";
import { cdu, floor, loop, row, site } from "../../helpers/records";

export const modelled = (model: string, count = 1, more: Partial<RackRecord> = {}): RackRecord[] =>
  Array.from({ length: count }, (_, at) => ({
    kind: "rack",
    path: `s/f/r/${model.replace("/", "-")}-${String(at + 1).padStart(3, "0")}`,
    model,
    feeds: [],
    loop: "s/tcs",
    ...more,
  }));

export const cdus = (model: string, count: number, more: Partial<CduRecord> = {}): CduRecord[] =>
  Array.from({ length: count }, (_, at) => cdu(`s/tcs/${model.replace("/", "-")}-${at + 1}`, { model, ...more }));

/** The analysis of a loop of water at 40 °C unless stated. */
export function oneLoop(
  units: readonly ModelRecord[],
  more: Partial<CoolingLoopRecord> = {},
  parts: PartTable = {},
): LoopThermal {
  const records = [site(), floor(), row(), loop("s/tcs", more), ...units];
  const found = analyse(new ModelIndex(modelOf(records, parts))).thermal.loops.get("s/tcs");
  if (!found) throw new Error("There is no loop s/tcs.");
  return found;
}
