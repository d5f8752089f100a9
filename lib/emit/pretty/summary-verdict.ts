import { renderNumber, renderPercent } from "../../units/render";
import type { ReportDocument } from "../documents/documents";
import type { Paint } from "./paint";
import { counted } from "./text";
import { missingInputs } from "./unknown";

/** The last line of every result: findings, the four outcomes of all checks, and the share of racks with no unknown. */
export function verdict(
  { counts, outcomes, totals, findings, suppressed, known }: ReportDocument,
  paint: Paint,
): string {
  const failures = findings.filter(({ outcome }) => outcome === "fail");
  const warnings = failures.filter(({ severity }) => severity === "warning").length;
  const unknown = missingInputs(findings.filter(({ outcome }) => outcome === "unknown")).length;
  const errors = counted(counts.error_count, "error");
  const found = [
    counts.error_count > 0 ? paint.error(errors) : errors,
    warnings > 0 ? paint.warning(counted(warnings, "warning")) : counted(warnings, "warning"),
    `${renderNumber(unknown)} unknown`,
    ...(suppressed.length > 0 ? [`${renderNumber(suppressed.length)} suppressed`] : []),
    ...(known.length > 0 ? [`${renderNumber(known.length)} known`] : []),
  ];
  const checks = [
    `${renderNumber(outcomes.pass)} pass`,
    `${renderNumber(outcomes.fail)} fail`,
    `${renderNumber(outcomes.unknown)} unknown`,
    `${renderNumber(outcomes["not-applicable"])} not applicable`,
  ];
  const racks =
    totals.rack_count === 0
      ? "No racks."
      : `${renderPercent(totals.known_rack_count / totals.rack_count)} of racks with no unknown.`;
  return `${found.join(", ")}. Checks: ${checks.join(", ")}. ${racks}`;
}
