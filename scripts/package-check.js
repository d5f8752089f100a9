// Packs the package as it would be published, installs it into empty projects and uses it there as its users do: types
// under three compilers, CommonJS and ES modules, the command line, rules and parts of the project, two copies at once,
// and without cdktf. `npm run test:package`; with `--keep` the projects are left for a look.
"use strict";
const { mkdtempSync, realpathSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");

const { checkContent, pack } = require("./package-check/content.js");
const { checkInit } = require("./package-check/init.js");
const { addToProjects, installInto, makeProjects } = require("./package-check/projects.js");
const { checkRuns, checkTwoCopies, checkWithoutCdktf } = require("./package-check/runs.js");
const { checkTypes } = require("./package-check/types.js");

const root = join(__dirname, "..");

async function main() {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "superfactory-package-")));
  const failures = [];
  /** Runs one check; the others go on when it fails, so that one run shows everything. */
  const check = async (name, work) => {
    const from = Date.now();
    try {
      await work();
      console.log(`ok      ${name} (${((Date.now() - from) / 1000).toFixed(1)} s)`);
    } catch (error) {
      failures.push(name);
      console.log(`not ok  ${name}\n${error.message.replace(/^/gm, "        ")}`);
    }
  };
  try {
    const { tarball, files } = pack(root, folder);
    await checkContent(check, root, files);
    makeProjects(folder);
    await check("installs without cdktf", () => installInto(folder, [tarball]));
    await checkWithoutCdktf(check, folder);
    await check("installs with cdktf and the compilers", () => addToProjects(folder));
    await checkTypes(check, folder);
    await checkRuns(check, folder);
    await checkTwoCopies(check, folder);
    await checkInit(check, root, folder, tarball);
  } finally {
    if (process.argv.includes("--keep")) console.log(`The projects are in ${folder}.`);
    else rmSync(folder, { recursive: true });
  }
  if (failures.length === 0) return;
  console.log(`${failures.length} failed: ${failures.join("; ")}.`);
  process.exitCode = 1;
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
