/** Which findings make a run fail. */
import type { Finding } from "../../engine/report";

/** What fails a run besides an error: an unknown of a rule at error level, or anything at warning level. */
export const FAIL_ON = ["unknown", "warning"] as const;
export type FailOn = (typeof FAIL_ON)[number];

export function failsRun({ severity, outcome }: Finding, failOn: FailOn | undefined): boolean {
  if (severity === "error") return outcome === "fail";
  if (failOn === undefined || severity === "info") return false;
  return failOn === "warning" || outcome === "unknown";
}
