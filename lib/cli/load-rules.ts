import type { AnyRule } from "../engine/define-rule";
import { entryFile } from "./entry-file";
import { loadError } from "./load-error";
import { loadModule } from "./load-file";
import { projectRootOf } from "../project";
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

function rulesOf(loaded: unknown, file: string): AnyRule[] {
  const exported = typeof loaded === "object" && loaded !== null ? (loaded as Record<string, unknown>) : {};
  const values = "default" in exported ? [exported["default"]] : Object.values(exported);
  const candidates = values.flat().filter((value) => typeof value === "object" && value !== null);
  if (candidates.length === 0) {
    const help =
      'Export it so: export default defineRule({ id: "site/...", ... }), with defineRule of "superfactory/rules".';
    throw new UseError({ message: "The file exports no rule.", file, help });
  }
  const flaws = candidates.flatMap((value) => flawsOf(value as Partial<AnyRule>));
  if (flaws.length > 0) throw new UseError(flaws.map((message) => ({ message, file })));
  return candidates as AnyRule[];
}

const TEXTS = ["summary", "why", "fix"] as const;
const SEVERITIES: readonly unknown[] = ["error", "warning", "info"];
const ID = /^[a-z0-9-]+(?:\/[a-z0-9-]+)+$/;

/** What a rule of JavaScript can lack, where no compiler has looked. */
function flawsOf(rule: Partial<AnyRule>): string[] {
  const id: unknown = rule.id;
  if (typeof id !== "string" || !ID.test(id)) {
    return [`A rule has the id ${JSON.stringify(id) ?? "(none)"}; it must be like "domain/fact-that-should-hold".`];
  }
  return [
    ...TEXTS.filter((key) => typeof rule[key] !== "string").map((key) => `Rule ${id} has no text "${key}".`),
    ...(SEVERITIES.includes(rule.severity) ? [] : [`Rule ${id} has no severity; it must be error, warning or info.`]),
    ...(typeof rule.appliesTo === "string" ? [] : [`Rule ${id} does not say what it applies to ("appliesTo").`]),
    ...(typeof rule.check === "function" ? [] : [`Rule ${id} has no function "check".`]),
    ...(typeof rule.messages === "object" && rule.messages !== null ? [] : [`Rule ${id} has no "messages".`]),
    ...(Array.isArray(rule.sources) ? [] : [`Rule ${id} has no list of "sources".`]),
  ];
}
