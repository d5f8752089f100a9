import { compact, type PropReader } from "../lib/core/prop-reader";
import type { ThermalStorageRecord } from "../lib/model/records";
import type { Volume } from "../lib/units/volume";

/** A store of cold water in a loop. */
export interface ThermalStorage {
  readonly volume: Volume;
  /**
   * How it empties: `mixed` has one temperature throughout, `stratified` a sharp boundary that the return pushes out.
   * @default - unknown: the time that it gives is not judged
   */
  readonly form?: "mixed" | "stratified" | undefined;
}

/** Reads the `storage` prop of a loop. */
export function storageRecord(read: PropReader, stated: ThermalStorage | undefined): ThermalStorageRecord | undefined {
  const given = read.object("storage", stated);
  if (!given) return undefined;
  return compact({
    volume_l: read.quantity("storage.volume", given.volume, "volume"),
    form: read.oneOf("storage.form", given.form, ["mixed", "stratified"]),
  });
}
