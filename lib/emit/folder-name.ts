import { fingerprint } from "../engine/fingerprint";

/** A folder name made from a facility's name; two names never share one, and none leads out of the output folder. */
export function folderName(factory: string): string {
  const safe = factory.replace(/[^A-Za-z0-9_-]/g, "-").slice(0, 100);
  return safe === factory && safe !== "" ? safe : `${safe}-${fingerprint([factory]).slice(0, 8)}`;
}
