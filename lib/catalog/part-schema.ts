import { readFileSync } from "node:fs";
import type { ErrorObject, ValidateFunction } from "ajv";
import type { Complaint } from "./catalog-problem";
import type { PartKind } from "./parts";
import { complaintOf } from "./schema-messages";

const validators = new Map<PartKind, ValidateFunction>();

/** Judges the value of a file by the published schema; every violation at once. */
export function violationsOf(value: unknown, kind: PartKind): Complaint[] {
  const validate = validatorFor(kind);
  validate(value);
  const errors: ErrorObject[] = validate.errors ?? [];
  return errors.map((error) => complaintOf(error, kind));
}

/** Loads ajv and the schema when the first file is judged. */
function validatorFor(kind: PartKind): ValidateFunction {
  if (validators.size === 0) {
    const { Ajv } = require("ajv") as typeof import("ajv");
    const ajv = new Ajv({ allErrors: true, verbose: true });
    ajv.addSchema(catalogSchema(), "catalog");
    for (const name of ["rack", "cdu", "coolant"] as const) {
      const validate = ajv.getSchema(`catalog#/definitions/${name}`);
      if (validate === undefined) throw new Error(`The catalog schema has no definition "${name}".`);
      validators.set(name, validate);
    }
  }
  return validators.get(kind) as ValidateFunction;
}

/** The published schema; found by the package's own name, since sources and build lie at different depths. */
export function catalogSchema(): Record<string, unknown> {
  const file = require.resolve("superfactory/schema/catalog.schema.json");
  return JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
}
