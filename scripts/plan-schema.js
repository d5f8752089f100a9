// The schema of the plan with what it takes from other schemas: the report, whole, and the parts of the catalog. The rest
// of `schema/plan.schema.json` is written by hand. One file can so be validated without loading another.
"use strict";
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const prettier = require("prettier");

const PARTS = { rack: "rackPart", cdu: "cduPart", coolant: "coolantPart" };

/** @returns {Promise<string>} the text of `schema/plan.schema.json` as it should be */
async function planSchemaText(root) {
  const read = (name) => JSON.parse(readFileSync(join(root, "schema", `${name}.schema.json`), "utf8"));
  const [plan, report, catalog] = ["plan", "report", "catalog"].map(read);
  const { $schema: _schema, $id: _id, title: _title, definitions, ...body } = report;
  const taken = { ...definitions, report: body, ...partDefinitions(catalog.definitions) };
  const own = Object.entries(plan.definitions).filter(([name]) => !Object.hasOwn(taken, name));
  const whole = { ...plan, definitions: { ...Object.fromEntries(own), ...taken } };
  return prettier.format(JSON.stringify(whole), {
    ...(await prettier.resolveConfig(join(root, "schema/plan.schema.json"))),
    parser: "json",
  });
}

/** In a plan every part says its id; the names say that they are of parts. */
function partDefinitions(definitions) {
  const entries = Object.entries(definitions).map(([name, definition]) => {
    if (!Object.hasOwn(PARTS, name)) return [name, definition];
    const { id, ...properties } = definition.properties;
    return [
      PARTS[name],
      { ...definition, required: ["id", ...definition.required], properties: { id, ...properties } },
    ];
  });
  return Object.fromEntries(entries);
}

module.exports = { planSchemaText };
