/** What Terraform says of the stacks, with the elements that it is about: `schema/terraform-validation.schema.json`. */
import type { Position } from "../../model/records";

export const TERRAFORM_VALIDATION_SCHEMA_VERSION = "1";

export interface TerraformDiagnostic {
  readonly severity: "error" | "warning";
  /** Terraform's own words. */
  readonly summary: string;
  readonly detail: string;
  readonly factory: string;
  readonly stack: string;
  /** Place in the file of the stack, as `synth` writes it below the folder of the facility. */
  readonly stack_position?: Position;
  /** As Terraform addresses it: `terraform_data.row_r01`, `local.row_r01`, `output.feed_ids`. */
  readonly address?: string;
  /** Path of the element; the site or floor of the stack where it is about no smaller one. */
  readonly path?: string;
  /** The line that made the element. */
  readonly position?: Position;
}

export interface ValidatedFacility {
  readonly factory: string;
  /** One that is rejected has no stacks. */
  readonly status: "accepted" | "rejected";
  readonly error_count: number;
  /** Names, in order. */
  readonly stacks: readonly string[];
}

export interface TerraformValidationDocument {
  readonly schema_version: typeof TERRAFORM_VALIDATION_SCHEMA_VERSION;
  readonly terraform_version: string;
  readonly facilities: readonly ValidatedFacility[];
  /** In order of facility, stack and place. */
  readonly diagnostics: readonly TerraformDiagnostic[];
}
