// Writes what is made from the YAML files of the catalog: the bundle that is shipped and the list of parts in the docs.
// `node scripts/catalog-bundle.js` writes, `--check` only says whether they are fresh.
const { readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");

require("tsx/cjs/api").register();
const { bundleText, partsMarkdown, withPartList } = require("../lib/catalog/bundle.ts");
const { readPartFolder } = require("../lib/catalog/part-folder.ts");

const root = join(__dirname, "..");

function generated() {
  const { parts, problems } = readPartFolder(join(root, "lib/catalog/data"), root, {});
  if (problems.length > 0) {
    throw new Error(
      problems.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`).join("\n"),
    );
  }
  const docs = readFileSync(join(root, "docs/catalog.md"), "utf8");
  return {
    "lib/catalog/generated/parts.json": bundleText(parts),
    "docs/catalog.md": withPartList(docs, partsMarkdown(parts)),
  };
}

function main() {
  const check = process.argv.includes("--check");
  for (const [file, text] of Object.entries(generated())) {
    if (readFileSync(join(root, file), "utf8") === text) continue;
    if (!check) writeFileSync(join(root, file), text);
    process.stderr.write(`${file} ${check ? "is stale: run node scripts/catalog-bundle.js" : "written"}\n`);
    if (check) process.exitCode = 1;
  }
}

try {
  main();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
