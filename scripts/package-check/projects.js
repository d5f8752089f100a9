// Projects in a temporary folder: one installation above them, a CommonJS and an ES module project below.
"use strict";
const { spawn } = require("node:child_process");
const { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");

const template = join(__dirname, "project");

/** The two kinds of projects; each has the files of `project/` and a package.json that says how they are loaded. */
const PROJECTS = { cjs: "commonjs", esm: "module" };

/** Compilers by their alias. */
const COMPILERS = {
  "typescript-5.9": "npm:typescript@~5.9.0",
  "typescript-6.0": "npm:typescript@~6.0.0",
  "typescript-7.0": "npm:typescript@~7.0.0",
};

function makeProjects(folder) {
  writeJson(join(folder, "package.json"), { name: "package-check", private: true });
  for (const [name, type] of Object.entries(PROJECTS)) {
    const project = join(folder, name);
    mkdirSync(project);
    for (const entry of readdirSync(template)) cpSync(join(template, entry), join(project, entry), { recursive: true });
    writeJson(join(project, "package.json"), { name, private: true, type });
  }
  const accepted = readFileSync(join(template, "accepted.ts"), "utf8");
  writeFileSync(join(folder, "esm", "late.ts"), accepted.replace("factory.synth();", "await null;\nfactory.synth();"));
}

function writeJson(file, value) {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}

/** Peers that are not optional come with it. */
function installInto(folder, packages) {
  const args = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"];
  return succeed("npm", [...args, ...packages], folder);
}

function addToProjects(folder) {
  const aliases = Object.entries(COMPILERS).map(([name, target]) => `${name}@${target}`);
  return installInto(folder, ["cdktf@0.21.0", ...aliases]);
}

/** Runs a command to its end. */
function run(command, args, cwd, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (data) => (stdout += data));
    child.stderr.on("data", (data) => (stderr += data));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout, stderr }));
  });
}

/** Runs a command that must end with the code; what it printed is the message when it does not. */
async function succeed(command, args, cwd, code = 0) {
  const result = await run(command, args, cwd);
  if (result.code === code) return result;
  const shown = [command, ...args].join(" ");
  throw new Error(
    `${shown} ended with ${result.code}, not ${code}:\n${(result.stdout + result.stderr).slice(0, 1500)}`,
  );
}

module.exports = { addToProjects, COMPILERS, installInto, makeProjects, PROJECTS, run, succeed, writeJson };
