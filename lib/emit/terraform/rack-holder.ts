import { type Analysis } from "../../analysis/analysis";
import { isKnown } from "../../analysis/amount";
import type { RackRecord } from "../../model/records";
import type { PlainObject } from "../output/json";
import { escapeData, escapeTemplate } from "./escape";

/** What the emitter reads of an analysis. */
export type RackPower = Pick<Analysis, "racks">;

/** Racks that make up one resource: those of a row, or those that stand directly on a floor. */
export interface RackHolder {
  /** Name of the resource and of the local that it reads. */
  readonly name: string;
  /** Path that messages name. */
  readonly path: string;
  /** What is stated about the holder itself. */
  readonly facts: PlainObject;
  readonly racks: readonly RackRecord[];
  readonly power_limit_kw?: number | undefined;
}

/** The local with the holder's racks as plain data, keyed by their path within the holder. */
export function rackLocal(holder: RackHolder, power: RackPower): PlainObject {
  const racks = holder.racks.map((rack) => [relativePath(rack.path, holder.path), rackData(rack, power)] as const);
  return escapeData({ ...holder.facts, racks: Object.fromEntries(racks) });
}

/**
 * The resource that stands for the racks. Its preconditions look at the local, because `self` is not available there:
 * whoever edits the local by hand meets the count and the power limit again when Terraform plans.
 */
export function rackResource(holder: RackHolder): PlainObject {
  const conditions = [countCondition(holder), ...powerCondition(holder)];
  return { input: `\${local.${holder.name}}`, lifecycle: { precondition: conditions } };
}

/** The path below a parent; the whole path when it does not stand below it. */
export function relativePath(path: string, parent: string): string {
  return parent !== "" && path.startsWith(`${parent}/`) ? path.slice(parent.length + 1) : path;
}

function rackData(rack: RackRecord, power: RackPower): PlainObject {
  const design = power.racks.get(rack.path)?.design_kw;
  const known = design !== undefined && isKnown(design);
  return {
    path: rack.path,
    model: rack.model,
    slot: rack.slot,
    x_m: rack.x_m,
    y_m: rack.y_m,
    power_kw: known ? design.value : null,
    feeds: rack.feeds,
    loop: rack.loop,
  };
}

function countCondition({ name, path, racks }: RackHolder): PlainObject {
  const count = `length(local.${name}.racks)`;
  return {
    condition: `\${${count} == ${racks.length}}`,
    error_message: `${escapeTemplate(path)} holds \${${count}} racks; the plan has ${racks.length}.`,
  };
}

/** `sum` refuses an empty list, and a rack of unknown power carries null: so zero comes first and nulls are left out. */
function powerCondition({ name, path, power_limit_kw }: RackHolder): readonly PlainObject[] {
  if (power_limit_kw === undefined) return [];
  const total = `sum(concat([0], [for rack in local.${name}.racks : rack.power_kw if rack.power_kw != null]))`;
  const limit = `local.${name}.power_limit_kw`;
  return [
    {
      condition: `\${${total} <= ${limit} * 1.000000001}`,
      error_message: `${escapeTemplate(path)} draws \${${total}} kW, above its limit of \${${limit}} kW.`,
    },
  ];
}
