import { relative } from "node:path";

import { isFormatName } from "../emit/formats";
import type { Project } from "../project";
import type { ReportPlan } from "./reports";
import type { Terminal } from "./terminal";

/** The plan of reports with the files that the policy asks for; a file that the command line names as well is its. */
export function withPolicyOutputs(
  plan: ReportPlan,
  { outputs }: Pick<Project, "outputs">,
  { cwd }: Terminal,
): ReportPlan {
  const named = new Set(plan.files.map(({ path }) => path));
  const more = outputs.flatMap(({ format, path }) =>
    isFormatName(format) && !named.has(path) ? [{ format, path, file: relative(cwd, path) }] : [],
  );
  return { ...plan, files: [...plan.files, ...more] };
}
