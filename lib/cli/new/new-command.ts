/** `superfactory new`: a rule, a construct or an emitter to start from, with its test. */
import { readFileSync } from "node:fs";
import { join, relative } from "node:path";

import { counted } from "../../emit/pretty/text";
import { projectRootOf } from "../../project-root";
import { writeNewFiles } from "../new-files";
import { found } from "../project-files";
import type { Terminal } from "../terminal";
import { UseError } from "../use-error";
import { type NewKind, type Place, skeletonFiles, skeletonName, type SkeletonName } from "./skeletons";

export type { NewKind };

/**
 * Writes skeletons into the project around the working folder, or into this package's own repository. Nothing that exists
 * is written over.
 *
 * @throws UseError when the name is none, there is no project, or one of the files is there already
 */
export function newCommand(kind: NewKind, given: string, { cwd, note, out }: Terminal): void {
  const name = skeletonName(kind, given);
  const root = projectRootOf(join(cwd, "package.json"));
  const manifest = readManifest(root);
  const place: Place = manifest.name === "superfactory" ? "repository" : "project";
  const files = skeletonFiles(place, kind, name);
  const folder = relative(cwd, root) || ".";
  writeNewFiles(root, files, folder, "Choose another name, or remove them.");
  const paths = files.map(({ path }) => path);
  note(`Wrote ${counted(files.length, "file")} in ${folder}: ${paths.join(", ")}.\n`);
  const [test = ""] = paths.filter((path) => path.startsWith("test/"));
  const steps = place === "repository" ? repositorySteps(kind, name, test) : projectSteps(kind, name, test, manifest);
  out(`${steps.join("\n")}\n`);
}

interface Manifest {
  readonly name?: string;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

function readManifest(root: string): Manifest {
  const file = join(root, "package.json");
  if (!found(file)) {
    const help = "Write a project first: superfactory init my-facility";
    throw new UseError({ message: "There is no package.json in this folder or above: no project to write to.", help });
  }
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Manifest;
  } catch {
    throw new UseError({ message: "The package.json is no JSON.", file });
  }
}

/** Node of itself runs no test that is written in TypeScript. */
const TEST_TOOLS = ["jest", "@jest/globals", "@swc/jest", "@swc/core"];
const JEST = {
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  transform: { "\\.ts$": ["@swc/jest", { jsc: { target: "es2022", parser: { syntax: "typescript" } } }] },
};

/** Lines for a shell: what has to be there for the test, the test, and how the new thing is used. */
function projectSteps(
  kind: NewKind,
  { file, Class }: SkeletonName,
  test: string,
  { devDependencies = {} }: Manifest,
): string[] {
  const absent = TEST_TOOLS.filter((tool) => !Object.hasOwn(devDependencies, tool));
  const use: Readonly<Record<NewKind, readonly string[]>> = {
    rule: [`npx superfactory validate facility.ts --rules rules/${file}.ts`],
    construct: [`# in facility.ts: import { ${Class} } from "./constructs/${file}";`],
    emitter: [
      "npx superfactory synth facility.ts --plan out/plan.json",
      `npx tsx emitters/${file}.run.mjs out/plan.json out/${file}`,
    ],
  };
  return [
    ...(absent.length === 0 ? [] : [`npm install --save-dev ${absent.join(" ")}`]),
    ...("jest" in devDependencies ? [] : [`npm pkg set --json 'jest=${JSON.stringify(JEST)}'`]),
    `npx jest ${test}`,
    ...use[kind],
  ];
}

/** What else belongs to it here; CONTRIBUTING.md says why. */
function repositorySteps(kind: NewKind, { file, camel, Class }: SkeletonName, test: string): string[] {
  const also: Readonly<Record<NewKind, readonly string[]>> = {
    rule: ["npm run generate", `npx jest ${test} test/contract`],
    construct: [
      `# in constructs/index.ts: export { ${Class}, type ${Class}Props } from "./${file}";`,
      "# a kind of its own needs a record: lib/model/records.ts, schema/plan.schema.json, lib/model/declared-checks.ts",
      `npx jest ${test} test/architecture.test.ts`,
    ],
    emitter: [
      `# in lib/emit/formats/index.ts: "${file}": { summary: "...", load: () => (require("./${file}") as typeof import("./${file}")).${camel}Format },`,
      `npx jest ${test} test/emit/formats`,
    ],
  };
  return [...also[kind]];
}
