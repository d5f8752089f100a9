// What the tarball holds.
"use strict";
const { spawnSync } = require("node:child_process");
const { existsSync, readFileSync } = require("node:fs");
const { join } = require("node:path");

/** Packs into a folder; the files as the tarball lists them. Builds first, because `prepack` does. */
function pack(root, folder) {
  const args = ["pack", "--json", "--pack-destination", folder, "--loglevel=error"];
  const { status, stdout, stderr } = spawnSync("npm", args, { cwd: root, encoding: "utf8" });
  if (status !== 0) throw new Error(`npm pack ended with ${status}:\n${stdout}${stderr}`);
  const [packed] = JSON.parse(stdout.slice(stdout.indexOf("[")));
  return { tarball: join(folder, packed.filename), files: packed.files.map(({ path }) => path) };
}

const REQUIRED = ["package.json", "README.md", "LICENSE", "CHANGELOG.md", "dist/constructs/index.js"];
const ALLOWED = /^(?:package\.json|README\.md|LICENSE|CHANGELOG\.md|(?:dist|schema|docs|examples|templates)\/.+)$/;
const IN_DIST = /^dist\/(?:lib|constructs)\/.+\.(?:js|d\.ts|json)$/;

async function checkContent(check, root, files) {
  await check("the package holds what it must", () => {
    const absent = REQUIRED.filter((file) => !files.includes(file));
    if (absent.length > 0) throw new Error(`Absent: ${absent.join(", ")}.`);
  });
  await check("the package holds nothing else", () => {
    const odd = files.filter((file) => !ALLOWED.test(file) || (file.startsWith("dist/") && !IN_DIST.test(file)));
    if (odd.length > 0) throw new Error(`${odd.length} too many: ${odd.slice(0, 5).join(", ")}, ...`);
  });
  await check("every built file has a source", () => {
    const stale = files.filter((file) => file.startsWith("dist/") && !hasSource(root, file));
    if (stale.length > 0) throw new Error(`Left over from an earlier build: ${stale.join(", ")}.`);
  });
  await check("no built file names a source map that is absent", () => {
    const pointing = files.filter(
      (file) => file.endsWith(".js") && mapOf(root, file) && !files.includes(`${file}.map`),
    );
    if (pointing.length > 0) throw new Error(`${pointing.length} files, such as ${pointing[0]}.`);
  });
  await check("no declaration needs types of Node or of a test runner", () => {
    const entries = ["dist/constructs/index.d.ts", "dist/lib/engine/define-rule.d.ts", "dist/lib/testing.d.ts"];
    const needing = reachable(root, entries).filter((file) => FOREIGN.test(readFileSync(join(root, file), "utf8")));
    if (needing.length > 0) throw new Error(needing.join("\n"));
  });
}

function hasSource(root, file) {
  const name = file.slice("dist/".length).replace(/\.map$/, "");
  const source = name.replace(/(?:\.d)?\.ts$|\.js$/, ".ts");
  return existsSync(join(root, source)) || (name.endsWith(".json") && existsSync(join(root, name)));
}

function mapOf(root, file) {
  return /^\/\/# sourceMappingURL=(?!data:)/m.test(readFileSync(join(root, file), "utf8"));
}

const FOREIGN = /(?:from |import\()"node:|\bNodeJS\.|\bBuffer\b|\/\/\/ <reference types/;
const IMPORT = /(?:from |import\()"(\.{1,2}\/[^"]+)"/g;

/** Declarations that the entry points import, directly or not. */
function reachable(root, entries) {
  const found = new Set(entries);
  for (const file of found) {
    for (const [, name] of readFileSync(join(root, file), "utf8").matchAll(IMPORT)) {
      const path = join(file, "..", name);
      const target = [`${path}.d.ts`, join(path, "index.d.ts")].find((each) => existsSync(join(root, each)));
      if (target) found.add(target);
    }
  }
  return [...found];
}

module.exports = { checkContent, pack };
