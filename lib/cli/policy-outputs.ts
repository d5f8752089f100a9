import { relative } from "node:path";

import { isFormatName } from "../emit/formats";
import { sourceReader } from "../emit/pretty/source-reader";
import type { Project } from "../project";
import type { ReportPlan } from "./reports";
import { type KeptFile, projectKept, realPath, targetProblems } from "./target-files";
import type { Terminal } from "./terminal";
import { UseError } from "./use-error";

/**
 * The plan of reports with the files that the policy asks for; a file that the command line names as well is its.
 *
 * @param results - files that the run writes before the reports
 * @throws UseError when a file would take the place of one that the project or the results consist of
 */
export function withPolicyOutputs(
  plan: ReportPlan,
  project: Project,
  { cwd }: Terminal,
  results: readonly KeptFile[] = [],
): ReportPlan {
  const named = new Set(plan.files.map(({ path }) => realPath(path)));
  const more = project.outputs.flatMap(({ format, path, position }) => {
    if (!isFormatName(format) || named.has(realPath(path))) return [];
    const file = relative(cwd, path);
    return [{ format, path, file, position, given: `The output ${file} of the policy` }];
  });
  const files = [...plan.files, ...more];
  const kept = [...plan.kept, ...projectKept(project), ...results];
  const problems = targetProblems([...plan.beside, ...files], kept);
  if (problems.length > 0) throw new UseError(problems, sourceReader(project.root));
  return { ...plan, files };
}
