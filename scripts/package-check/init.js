// Projects that `superfactory init` and `npm create superfactory` write: installed, tested and synthesised as their READMEs say.
"use strict";
const { cpSync, existsSync, mkdirSync, readFileSync } = require("node:fs");
const { join } = require("node:path");

const { succeed } = require("./projects.js");

/** Each template with the commands that come after `npm install`, and what must be there then. */
const TEMPLATES = {
  site: {
    commands: [
      ["npm", "test"],
      ["npx", "--no-install", "superfactory", "synth"],
    ],
    made: "out/facility/plan.json",
  },
  "multi-site": {
    commands: [
      ["npm", "test"],
      ["npx", "--no-install", "superfactory", "synth"],
    ],
    made: "out/facility/plan.json",
  },
  "rule-pack": {
    commands: [
      ["npm", "test"],
      ["npm", "run", "build"],
    ],
    made: "dist/index.js",
  },
};

async function checkInit(check, root, folder, tarball) {
  const above = join(folder, "init");
  mkdirSync(above);
  const binary = join(folder, "node_modules", "superfactory", "dist", "lib", "cli", "bin.js");
  for (const [template, { commands, made }] of Object.entries(TEMPLATES)) {
    await check(`init --template ${template}: installs, passes, works`, async () => {
      await succeed("node", [binary, "init", template, "--template", template], above);
      const project = join(above, template);
      await install(project, tarball);
      for (const [command, ...args] of commands) await succeed(command, args, project);
      if (!existsSync(join(project, made))) throw new Error(`${made} is not there.`);
    });
  }
  await check("init writes over nothing", async () => {
    const before = readFileSync(join(above, "site", "facility.ts"), "utf8");
    await succeed("node", [binary, "init", "site"], above, 2);
    if (readFileSync(join(above, "site", "facility.ts"), "utf8") !== before)
      throw new Error("facility.ts has changed.");
  });
  await check("npm create superfactory", () => checkCreate(root, folder, above));
}

/** The version that is checked is not published yet. */
async function install(project, tarball) {
  const manifest = JSON.parse(readFileSync(join(project, "package.json"), "utf8"));
  const kind = manifest.dependencies ? "dependencies" : "devDependencies";
  await succeed("npm", ["pkg", "set", `${kind}.superfactory=file:${tarball}`], project);
  const quiet = ["--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"];
  await succeed("npm", ["install", ...quiet], project);
}

async function checkCreate(root, folder, above) {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const create = JSON.parse(readFileSync(join(root, "create-superfactory", "package.json"), "utf8"));
  if (create.version !== version) throw new Error(`It has version ${create.version}, the package ${version}.`);
  if (create.dependencies.superfactory !== `^${version}`) throw new Error("It depends on another version.");
  mkdirSync(join(folder, "create"));
  cpSync(join(root, "create-superfactory", "create.js"), join(folder, "create", "create.js"));
  await succeed("node", [join(folder, "create", "create.js"), "created"], above);
  if (!existsSync(join(above, "created", "facility.ts"))) throw new Error("It wrote no facility.ts.");
}

module.exports = { checkInit };
