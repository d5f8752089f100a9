/** Folders of projects with policies, and what loading them says. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { loadProject, type Project, ProjectError, type ProjectExtras } from "../../lib/project";

const made: string[] = [];

/** A folder with these files; removed by {@link removeFolders}. */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "superfactory-policy-")));
  made.push(folder);
  for (const [name, text] of Object.entries({ "package.json": "{}", ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

export function removeFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
}

/** The project of a folder with this policy and these further files. */
export function projectWith(
  policy: string,
  files: Readonly<Record<string, string>> = {},
  extras: ProjectExtras = {},
): Project {
  return loadProject(folderOf({ "superfactory.yaml": policy, ...files }), extras);
}

/** What is wrong with a policy, each as "file:line:column message". */
export function problemsOf(policy: string, files: Readonly<Record<string, string>> = {}): string[] {
  try {
    projectWith(policy, files);
  } catch (error) {
    if (!(error instanceof ProjectError)) throw error;
    return error.problems.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`);
  }
  return [];
}
