// Writes what is generated and committed: the rule registry, the rule pages, schema/rules.json, in the schema of the
// plan what it takes from other schemas, and the keys of a policy in its page. `--check` writes nothing and fails when a file is stale. Runs from the sources,
// so no build is needed.
"use strict";
const { readFileSync, writeFileSync, existsSync, mkdirSync, readdirSync, rmSync } = require("node:fs");
const { dirname, join } = require("node:path");
require("tsx/cjs/api").register();

const root = join(__dirname, "..");
const { generatedFiles } = require("./rules-generator.ts");
const { planSchemaText } = require("./plan-schema.js");
const { policyPage } = require("./policy-reference.ts");
const prettier = require("prettier");

async function main() {
  const check = process.argv.includes("--check");
  const files = generatedFiles(root);
  files.set("schema/plan.schema.json", await planSchemaText(root));
  files.set("docs/policy.md", await formatted("docs/policy.md", policyPage(root)));
  let stale = 0;
  for (const [path, content] of files) {
    const target = join(root, path);
    if (existsSync(target) && readFileSync(target, "utf8") === content) continue;
    stale++;
    if (check) console.error(`${path} is stale: run \`npm run generate\`.`);
    else {
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, content);
      console.error(`wrote ${path}`);
    }
  }
  const pages = join(root, "docs/rules");
  for (const name of existsSync(pages) ? readdirSync(pages, { recursive: true }) : []) {
    const path = `docs/rules/${name.split("\\").join("/")}`;
    if (!path.endsWith(".md") || files.has(path)) continue;
    stale++;
    if (check) console.error(`${path} belongs to no rule: run \`npm run generate\`.`);
    else rmSync(join(root, path));
  }
  process.exitCode = check && stale > 0 ? 1 : 0;
}

async function formatted(path, text) {
  const options = await prettier.resolveConfig(join(root, path));
  return prettier.format(text, { ...options, filepath: path });
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
});
