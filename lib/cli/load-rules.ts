import type { AnyRule } from "../engine/define-rule";
import { entryFile } from "./entry-file";
import { loadError } from "./load-error";
import { loadModule } from "./load-file";
import { exportedRules } from "../policy/exported-rules";
import { projectRootOf } from "../project-root";
import { fromRoot } from "./project-files";
import { UseError } from "./use-error";

/**
 * Loads the rules of a project: each file exports a rule, or a list of rules, as its default; or rules by name.
 *
 * @throws UseError for a file that cannot be loaded, that exports no rule, or whose rule lacks something
 */
export async function loadRules(names: readonly string[], cwd: string): Promise<AnyRule[]> {
  const rules: AnyRule[] = [];
  for (const name of names) {
    const { path } = entryFile(name, cwd);
    const root = projectRootOf(path);
    const loaded = await loadModule(path).catch((error: unknown) => {
      throw loadError(error, path, root);
    });
    rules.push(...rulesOf(loaded, fromRoot(root, path)));
  }
  return rules;
}

function rulesOf(loaded: unknown, file: string): readonly AnyRule[] {
  const { rules, flaws } = exportedRules(loaded);
  if (flaws.length === 0) return rules;
  const help =
    'Export it so: export default defineRule({ id: "site/...", ... }), with defineRule of "superfactory/rules".';
  throw new UseError(flaws.map((message) => ({ message, file, help })));
}
