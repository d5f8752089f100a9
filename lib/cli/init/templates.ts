/** The projects that `superfactory init` writes: their files, and what their package.json says. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { packageRoot, packageVersion } from "../../emit/package-info";
import type { NewFile } from "../new-files";

export type Template = "site" | "multi-site" | "rule-pack";

const TYPESCRIPT = "^6.0.3";
const CONSTRUCTS = "^10.7.2";

/** All files of a new project, in order of their paths. */
export function templateFiles(template: Template, name: string): NewFile[] {
  const root = join(packageRoot(), "templates");
  const files = [...filesIn(join(root, "common")), ...filesIn(join(root, template))].map(({ path, content }) => ({
    // npm leaves files of that name out of a package.
    path: path === "gitignore" ? ".gitignore" : path,
    content: content.replaceAll("{{name}}", name),
  }));
  const own = { path: "package.json", content: `${JSON.stringify(packageJson(template, name), null, 2)}\n` };
  return [...files, own].sort((left, right) => (left.path < right.path ? -1 : 1));
}

function filesIn(folder: string): NewFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return { path: file.slice(folder.length + 1).replaceAll("\\", "/"), content: readFileSync(file, "utf8") };
    });
}

function packageJson(template: Template, name: string) {
  const superfactory = `^${packageVersion()}`;
  if (template === "rule-pack") return rulePack(name, superfactory);
  return {
    name,
    version: "0.1.0",
    private: true,
    scripts: {
      test: "tsc --noEmit && superfactory validate facility.ts",
      synth: "superfactory synth facility.ts",
    },
    // `constructs` by name: with a second copy of it the types of elements do not fit each other.
    dependencies: { cdktf: "^0.21.0", constructs: CONSTRUCTS, superfactory },
    devDependencies: { typescript: TYPESCRIPT },
  };
}

function rulePack(name: string, superfactory: string) {
  return {
    name,
    version: "0.1.0",
    main: "dist/index.js",
    types: "dist/index.d.ts",
    files: ["dist"],
    scripts: {
      build: "tsc -p tsconfig.build.json",
      test: "tsc --noEmit && jest",
      prepack: "npm run build",
    },
    peerDependencies: { superfactory },
    devDependencies: {
      "@swc/core": "1.16.18",
      "@swc/jest": "^0.2.39",
      constructs: CONSTRUCTS,
      jest: "^30.5.2",
      superfactory,
      typescript: TYPESCRIPT,
    },
    jest: { testMatch: ["<rootDir>/test/**/*.test.ts"], transform: { "\\.ts$": "@swc/jest" } },
  };
}
