/** What `terraform validate -json` says of a stack, brought back to the elements that it is about. */
import { LineStarts } from "../../catalog/line-starts";
import { compact } from "../../core/prop-reader";
import type { TerraformDiagnostic } from "../../emit/documents/terraform-validation-document";
import type { PlainObject } from "../../emit/output/json";
import { type StackSubject, stackSubjects } from "../../emit/terraform/stack-subject";
import type { StackPlan } from "../../emit/terraform/stack-plan";
import type { Judged } from "../../synth";
import { stepsTo } from "../json-places";

/** What is read of a diagnostic, of Terraform's format version 1. */
export interface RawDiagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail?: string;
  /** Absent where it is about no place. */
  readonly range?: { readonly start: { readonly byte: number } };
}

/** The file of a stack: its path below the folder of the facility, and its text. */
export interface StackFile {
  readonly path: string;
  readonly text: string;
}

interface Answer {
  readonly format_version?: string;
  readonly diagnostics?: readonly RawDiagnostic[];
}

/** Reads what Terraform printed; undefined when it is not of the format. */
export function readDiagnostics(stdout: string): readonly RawDiagnostic[] | undefined {
  try {
    const said = JSON.parse(stdout) as Answer | null;
    return said?.format_version?.startsWith("1.") ? (said.diagnostics ?? []) : undefined;
  } catch {
    return undefined;
  }
}

/** Finds the element of each diagnostic of a stack; in order of their places, because Terraform's own is none. */
export function locateDiagnostics(
  raw: readonly RawDiagnostic[],
  plan: StackPlan,
  { path: file, text }: StackFile,
  { index, report, locate }: Pick<Judged, "index" | "report" | "locate">,
): TerraformDiagnostic[] {
  if (raw.length === 0) return [];
  const bytes = Buffer.from(text);
  const lines = new LineStarts(text);
  const subjectAt = stackSubjects(plan, index, JSON.parse(text) as PlainObject);
  const offsetOf = ({ range }: RawDiagnostic): number | undefined =>
    range && bytes.subarray(0, range.start.byte).toString().length;
  const placed = raw.map((each) => ({ each, offset: offsetOf(each) }));
  placed.sort((left, right) => (left.offset ?? -1) - (right.offset ?? -1));
  return placed.map(({ each: { severity, summary, detail = "" }, offset }) => {
    const { address, path }: StackSubject = offset === undefined ? {} : subjectAt(stepsTo(text, offset));
    return compact({
      severity,
      summary,
      detail,
      factory: report.factory,
      stack: plan.name,
      stack_position: offset === undefined ? undefined : { file, ...lines.positionOf(offset) },
      address,
      path,
      position: path === undefined ? undefined : locate(path),
    });
  });
}
