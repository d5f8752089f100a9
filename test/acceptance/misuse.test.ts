/** What a user can get wrong around a facility: one clear message, exit 2, and nothing lost of what was there. */
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { makeProject, type Project } from "../cli/project";
import { filesIn, placeIn, superfactory } from "../helpers/cli";
import { PLANT } from "./plant";

jest.setTimeout(60_000);

const SYNTAX = "const a = 1;\nconst b = = 2;\n";
const MISSING = 'import "superfactory";\nimport { x } from "./nowhere";\nx();\n';
const THROWS = PLANT.replace(
  "factory.synth();",
  'build("x");\nfunction build(name: string) {\n  throw new Error(`no ${name}`);\n}',
);

const FILES = {
  "plant.ts": PLANT,
  "syntax.ts": SYNTAX,
  "missing.ts": MISSING,
  "throws.ts": THROWS,
  "empty.ts": 'import { Superfactory } from "superfactory";\nnew Superfactory("empty").synth();\n',
  "nothing.ts": "export const nothing = 1;\n",
  "folder/facility.ts": PLANT,
  "file-out": "",
};

let project: Project;
let before: Record<string, string>;

beforeAll(async () => {
  project = makeProject(FILES);
  expect((await project.run(["synth", "plant.ts"])).code).toBe(0);
  before = filesIn(project.folder);
});
afterAll(() => project.remove());

const CASES: readonly (readonly [name: string, args: readonly string[], says: readonly string[]])[] = [
  ["an unknown flag", ["synth", "plant.ts", "--outt", "x"], ["unknown option '--outt'", "--out"]],
  ["a missing file", ["synth", "plan.ts"], ["no file plan.ts", "plant.ts"]],
  ["a folder as the file", ["synth", "folder"], ["folder is a folder", "folder/facility.ts"]],
  ["a syntax error", ["synth", "syntax.ts"], [`syntax.ts:${placeIn(SYNTAX, "= 2")}`, "    2 | const b = = 2;", "^"]],
  ["a missing module", ["synth", "missing.ts"], [`missing.ts:${placeIn(MISSING, '"./nowhere"')}`, '"./nowhere"']],
  [
    "an exception",
    ["synth", "throws.ts"],
    [`throws.ts:${placeIn(THROWS, "new Error")}`, "no x", "at build (throws.ts:"],
  ],
  ["an empty facility", ["synth", "empty.ts"], ['"empty" has no racks']],
  ["no facility", ["synth", "nothing.ts"], ["nothing.ts", "declares no Superfactory"]],
  ["a file as the output folder", ["synth", "plant.ts", "--out", "file-out"], ["--out file-out is a file"]],
  ["a file above the output folder", ["synth", "plant.ts", "--out", "file-out/x"], ["file"]],
];

test.concurrent.each(CASES)("%s", async (_name, args, says) => {
  const { code, stdout, stderr } = await project.run(args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  for (const words of says) expect(stderr).toContain(words);
  expect(stderr.match(/^error[ :]/gm)).toHaveLength(1);
  expect(stderr).not.toMatch(/This is an error in superfactory|node:internal|dist\/lib|node_modules/);
});

test("none of them touched what the accepted run had written", () => {
  expect(filesIn(project.folder)).toEqual(before);
});

test("an output folder that may not be written: which one, exit 2, and nothing half", async () => {
  // Root may write everywhere: it hands over to the user nobody, who must be able to read the project.
  const uid = process.getuid?.() === 0 ? 65534 : undefined;
  const closed = join(project.folder, "closed");
  mkdirSync(closed);
  chmodSync(project.folder, 0o755);
  chmodSync(closed, 0o555);
  const options = { cwd: project.folder, ...(uid !== undefined && { uid }) };
  const { code, stderr, stdout } = await superfactory(["synth", "plant.ts", "--out", "closed"], options);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(/Cannot write .*closed.*(permission|not allowed|may not)/i);
  expect(filesIn(closed)).toEqual({});
});

test("things in the way inside the output folder: which one, exit 2, and nothing else written", async () => {
  const inTheWay = join(project.folder, "in-the-way/plant");
  mkdirSync(join(inTheWay, "plan.json"), { recursive: true });
  const linked = join(project.folder, "linked/plant");
  mkdirSync(linked, { recursive: true });
  writeFileSync(join(project.folder, "elsewhere.json"), "mine");
  symlinkSync(join(project.folder, "elsewhere.json"), join(linked, "report.json"));
  const [folder, link] = await Promise.all(
    ["in-the-way", "linked"].map((out) => project.run(["synth", "plant.ts", "--out", out])),
  );
  expect([folder?.code, link?.code]).toEqual([2, 2]);
  expect(folder?.stderr).toMatch(/Cannot write \S*plan\.json: it is not a file/);
  expect(link?.stderr).toMatch(/Cannot write \S*report\.json: it is a symbolic link/);
  expect(filesIn(join(project.folder, "in-the-way"))).toEqual({});
  expect(filesIn(project.folder)["elsewhere.json"]).toBe("mine");
});
