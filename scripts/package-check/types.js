// The declarations under every supported compiler and way of resolving modules, as strict as a user can be.
"use strict";
const { join } = require("node:path");

const { COMPILERS, PROJECTS, succeed, writeJson } = require("./projects.js");

/** `bundler` goes with modules that a bundler will resolve; the others follow Node. */
const RESOLUTIONS = {
  node16: { module: "node16", moduleResolution: "node16" },
  nodenext: { module: "nodenext", moduleResolution: "nodenext" },
  bundler: { module: "esnext", moduleResolution: "bundler" },
};

const STRICT = {
  target: "es2023",
  lib: ["es2023"],
  types: [],
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noPropertyAccessFromIndexSignature: true,
  skipLibCheck: false,
  noEmit: true,
};

async function checkTypes(check, folder) {
  for (const [project, resolution, options] of settings()) {
    writeJson(join(folder, project, `tsconfig.${resolution}.json`), {
      compilerOptions: { ...STRICT, ...options },
      include: ["*.ts"],
    });
  }
  for (const compiler of Object.keys(COMPILERS)) {
    await check(`types under ${compiler}`, async () => {
      const tsc = join(folder, "node_modules", compiler, "bin", "tsc");
      const all = settings().map(([project, resolution]) => [project, `tsconfig.${resolution}.json`]);
      // Two at a time: compilers are the slowest part of the check.
      for (let at = 0; at < all.length; at += 2) {
        const pair = all.slice(at, at + 2);
        await Promise.all(pair.map(([project, file]) => succeed("node", [tsc, "-p", file], join(folder, project))));
      }
    });
  }
}

function settings() {
  return Object.keys(PROJECTS).flatMap((project) =>
    Object.entries(RESOLUTIONS).map(([resolution, options]) => [project, resolution, options]),
  );
}

module.exports = { checkTypes };
