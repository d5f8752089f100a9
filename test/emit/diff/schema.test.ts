import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";

import { diffPlans, emptyPlan } from "../../../lib/emit/diff/diff";
import type { ModelRecord } from "../../../lib/model/records";
import { asRead } from "../../helpers/judged";
import { choices, readSchema, resolved } from "../../helpers/schemas";
import { ROOT } from "../../helpers/source-imports";
import { hall, PARENT, planOf, rowOf } from "./small-facility";

const schema = JSON.parse(readFileSync(join(ROOT, "schema/diff.schema.json"), "utf8")) as {
  definitions: { kind: { enum: string[] } };
};
const validate = new Ajv({ allErrors: true, strict: true }).compile(schema);

test.each([
  ["one row more", hall(...rowOf(`${PARENT}/r1`, 24)), hall(...rowOf(`${PARENT}/r1`, 25), ...rowOf(`${PARENT}/r2`, 3))],
  ["a row renamed", hall(...rowOf(`${PARENT}/r1`, 3)), hall(...rowOf(`${PARENT}/west`, 3))],
  ["a row gone", hall(...rowOf(`${PARENT}/r1`, 3), ...rowOf(`${PARENT}/r2`, 9)), hall(...rowOf(`${PARENT}/r1`, 3))],
])("a difference is what its schema says: %s", (_, base: ModelRecord[], head: ModelRecord[]) => {
  for (const diff of [diffPlans(planOf(base), planOf(head)), diffPlans(emptyPlan(planOf(head)), planOf(head))]) {
    validate(asRead(diff));
    expect(validate.errors).toBeNull();
  }
});

test("the schema knows every kind of element", () => {
  const plan = readSchema("plan");
  const elements = plan.properties?.["model"]?.properties?.["elements"]?.items ?? {};
  expect([...schema.definitions.kind.enum].sort()).toEqual([...choices(resolved(plan, elements)).keys()].sort());
});
