/** Projects of users in a folder of their own, with the package installed as npm would, and the built command line. */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const PACKAGE = resolve(__dirname, "../..");
const BIN = join(PACKAGE, "dist/lib/cli/bin.js");

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Project {
  readonly folder: string;
  run(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ran>;
  /** Runs a shell line in which `superfactory` stands for the command line. */
  shell(line: string): Promise<Ran>;
  remove(): void;
}

/** Makes a project of these files; `type` is that of its package.json. */
export function makeProject(
  files: Readonly<Record<string, string>>,
  type: "commonjs" | "module" = "commonjs",
): Project {
  const folder = mkdtempSync(join(tmpdir(), "superfactory-cli-"));
  const all = { "package.json": JSON.stringify({ name: "facility", private: true, type }), ...files };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(PACKAGE, join(folder, "node_modules/superfactory"));
  symlinkSync(join(PACKAGE, "node_modules/constructs"), join(folder, "node_modules/constructs"));
  return {
    folder,
    run: (args, env = {}) => start(process.execPath, [BIN, ...args], folder, env),
    shell: (line) =>
      start("bash", ["-c", `superfactory() { "${process.execPath}" "${BIN}" "$@"; }; ${line}`], folder, {}),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function start(
  command: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<Ran> {
  return new Promise((done, fail) => {
    const { FORCE_COLOR: _force, NO_COLOR: _no, CDKTF_OUTDIR: _outdir, ...inherited } = process.env;
    const child = spawn(command, [...args], { cwd, env: { ...inherited, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.on("error", fail);
    child.on("close", (code) => done({ code, stdout, stderr }));
  });
}

/** A small facility without errors; `more` is TypeScript before `factory.synth()`. */
export function facility(name: string, more = "", end = "factory.synth();"): string {
  return `import { Floor, Rack, Row, Power, PowerFeed, ApparentPower, Redundancy, Site, Superfactory, Voltage } from "superfactory";
const factory = new Superfactory("${name}");
const site = new Site(factory, "s", { electricalCode: "IEC" });
const grid = new PowerFeed(site, "grid", {
  kind: "utility", voltage: Voltage.volts(415), rating: ApparentPower.kilovoltAmperes(100), claims: Redundancy.of("N"),
});
const row = new Row(new Floor(site, "f", { rackAirLimit: Power.kilowatts(50) }), "r", { powerLimit: Power.kilowatts(100) });
new Rack(row, "n1", { power: Power.kilowatts(20), powerFactor: 1, liquidFraction: 0, feeds: [grid] });
${more}
${end}
`;
}
