// The installed package at work: the command line, plain Node, two copies, no cdktf.
"use strict";
const { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");

const { PROJECTS, run, succeed } = require("./projects.js");

const binary = (folder) => join(folder, "node_modules", "superfactory", "dist", "lib", "cli", "bin.js");

function expect(actual, expected, what) {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (left !== right) throw new Error(`${what}:\nfound    ${left}\nexpected ${right}`);
}

/** Line and column, from 1, of the first place of a text in a file, and so many characters on. */
function placeIn(file, text, offset = 0) {
  const before = readFileSync(file, "utf8").split(text)[0];
  const lines = before.split("\n");
  return { line: lines.length, column: lines.at(-1).length + 1 + offset };
}

/** Errors of a file as the command line reports them. */
async function errorsOf(folder, project, file, ...more) {
  const { stdout } = await succeed("node", [binary(folder), "validate", file, "--format", "json", ...more], project, 1);
  return JSON.parse(stdout).findings.filter(({ severity, outcome }) => severity === "error" && outcome === "fail");
}

async function checkRuns(check, folder) {
  await check("npx superfactory --version", async () => {
    const { version } = JSON.parse(readFileSync(join(folder, "node_modules/superfactory/package.json"), "utf8"));
    const { stdout } = await succeed("npx", ["--no-install", "superfactory", "--version"], join(folder, "cjs"));
    expect(stdout.trim(), version, "The version");
  });
  for (const [name, type] of Object.entries(PROJECTS)) {
    const project = join(folder, name);
    await check(`${type}: a finding stands at its line`, () => checkPlace(folder, project, "rejected.ts"));
    await check(`${type}: a part and a rule of the project`, () => checkOwn(folder, project));
    await check(`${type}: synth writes plan and Terraform`, () => checkSynth(folder, project, "accepted.ts"));
    await check(`${type}: plain Node runs the file`, () => checkPlainNode(project, type));
    await check(`${type}: rules, testing and schemas import`, () => checkEntryPoints(project, type));
  }
  await check("module: a file with top-level await", () => checkSynth(folder, join(folder, "esm"), "late.ts"));
}

async function checkPlace(folder, project, file) {
  const errors = await errorsOf(folder, project, file);
  expect(
    errors.map(({ rule }) => rule),
    ["density/rack-within-floor-limit"],
    "The errors",
  );
  const [{ position }] = errors;
  expect(position, { file, ...placeIn(join(project, file), "return new Rack", "return ".length) }, "The place");
}

async function checkOwn(folder, project) {
  const args = [binary(folder), "validate", "rejected.ts", "--rules", "rules.ts", "--format", "json"];
  const { stdout } = await succeed("node", args, project, 1);
  const own = JSON.parse(stdout).findings.filter(({ rule }) => rule === "acme/rack-has-slot");
  expect(
    own.map(({ message }) => message),
    ["north/hall/r1/n1 has no slot."],
    "The rule's findings",
  );
  const { stdout: clean } = await succeed(
    "node",
    [binary(folder), "validate", "accepted.ts", "--format", "json"],
    project,
  );
  // Three racks of 10 kW each, as the part says.
  expect(JSON.parse(clean).totals.it_power_kw, 30, "The power of the project's part");
}

async function checkSynth(folder, project, file) {
  const out = join(project, `out-${file}`);
  await succeed("node", [binary(folder), "synth", file, "--out", out], project);
  const made = readdirSync(join(out, "accepted"), { recursive: true }).map((each) => each.replaceAll("\\", "/"));
  for (const name of ["report.json", "plan.json", "manifest.json"]) {
    if (!made.includes(name)) throw new Error(`${name} is absent; found ${made.join(", ")}.`);
  }
  if (!made.some((name) => name.endsWith("/cdk.tf.json"))) throw new Error(`No stack; found ${made.join(", ")}.`);
}

/** Without the command line, and without a TypeScript loader: the file as a compiler would leave it. */
async function checkPlainNode(project, type) {
  const names = "Site, Superfactory";
  const load =
    type === "module" ? `import { ${names} } from "superfactory";` : `const { ${names} } = require("superfactory");`;
  const text = `${load}\nconst factory = new Superfactory("plain");\nnew Site(factory, "", { electricalCode: "NEC" });\nfactory.synth();\n`;
  writeFileSync(join(project, "plain.js"), text);
  const { stderr } = await succeed("node", ["plain.js"], project, 1);
  if (!stderr.includes("plain.js:3:1")) throw new Error(`No finding at plain.js:3:1:\n${stderr}`);
}

async function checkEntryPoints(project, type) {
  const names = [
    ["superfactory/rules", "defineRule"],
    ["superfactory/testing", "testRule"],
  ];
  const lines = names.map(([from, name]) =>
    type === "module" ? `import { ${name} } from "${from}";` : `const { ${name} } = require("${from}");`,
  );
  const schema = 'require("superfactory/schema/plan.schema.json").$schema';
  const head =
    type === "module"
      ? 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);'
      : "";
  const body = `console.log(typeof defineRule, typeof testRule, typeof ${schema});`;
  writeFileSync(join(project, "entry-points.js"), [head, ...lines, body].join("\n"));
  const { stdout } = await succeed("node", ["entry-points.js"], project);
  expect(stdout.trim(), "function function string", "The entry points");
  const test = 'import("./rules.ts").then((rules) => console.log((rules.messages ?? rules.default.messages)().join()))';
  const { stdout: said } = await succeed("node", ["--import", "tsx", "-e", test], project);
  expect(said.trim(), "s/f/n1 has no slot.", "What the rule says in its test");
}

/** The user's file loads a copy of its own, as with a second version below another package. */
async function checkTwoCopies(check, folder) {
  await check("two copies of the package", async () => {
    const project = join(folder, "two-copies");
    mkdirSync(join(project, "node_modules"), { recursive: true });
    for (const name of ["superfactory", "constructs"]) {
      cpSync(join(folder, "node_modules", name), join(project, "node_modules", name), { recursive: true });
    }
    for (const name of ["accepted.ts", "rejected.ts", "catalog", "package.json"]) {
      cpSync(join(folder, "cjs", name), join(project, name), { recursive: true });
    }
    await checkPlace(folder, project, "rejected.ts");
    await checkSynth(folder, project, "accepted.ts");
  });
}

async function checkWithoutCdktf(check, folder) {
  const project = join(folder, "cjs");
  await check("without cdktf: it is not there", () => {
    if (existsSync(join(folder, "node_modules", "cdktf")))
      throw new Error("cdktf was installed though it is optional.");
  });
  await check("without cdktf: validate", async () => {
    await succeed("node", [binary(folder), "validate", "accepted.ts"], project);
    await checkPlace(folder, project, "rejected.ts");
  });
  await check("without cdktf: synth says what to install and writes nothing", async () => {
    const out = join(project, "out-without");
    const { code, stderr } = await run("node", [binary(folder), "synth", "accepted.ts", "--out", out], project);
    if (code !== 2 || !/npm install (?:--save-dev )?cdktf/.test(stderr)) throw new Error(`Exit ${code}:\n${stderr}`);
    const made = existsSync(out) ? readdirSync(out, { recursive: true }) : [];
    if (made.length > 0) throw new Error(`It wrote ${made.join(", ")}.`);
  });
}

module.exports = { checkRuns, checkTwoCopies, checkWithoutCdktf };
