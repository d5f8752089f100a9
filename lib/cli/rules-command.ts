/** `superfactory rules` and `superfactory explain`. */
import { didYouMean } from "../catalog/suggest";
import { paint } from "../emit/pretty/paint";
import { prettyRule, prettyRules } from "../emit/pretty/rule";
import { openRules, type ProjectOptions } from "./open-project";
import type { Terminal } from "./terminal";
import { UseError } from "./use-error";

export interface RulesOptions extends Pick<ProjectOptions, "rules" | "policy"> {
  readonly format: "pretty" | "json";
}

/** Lists the rules of the package, of the policy's packs and of the given files, with the severities of the policy. */
export async function rulesCommand(options: RulesOptions, terminal: Terminal): Promise<void> {
  const rules = await openRules(options, terminal);
  if (options.format === "pretty") return terminal.out(prettyRules(rules, paint(terminal.outColour)));
  const listed = rules.map(({ rule: { id, summary, appliesTo }, severity }) => ({
    id,
    severity,
    applies_to: appliesTo,
    summary,
  }));
  terminal.out(`${JSON.stringify(listed, null, 2)}\n`);
}

/** Prints everything about one rule. */
export async function explainCommand(
  id: string,
  options: Pick<RulesOptions, "rules" | "policy">,
  terminal: Terminal,
): Promise<void> {
  const rules = (await openRules(options, terminal)).map(({ rule }) => rule);
  const rule = rules.find((each) => each.id === id);
  if (!rule) {
    const suggestion = didYouMean(
      id,
      rules.map((each) => each.id),
    );
    throw new UseError({ message: `There is no rule "${id}".${suggestion}`, help: "`superfactory rules` lists them." });
  }
  terminal.out(prettyRule(rule, paint(terminal.outColour)));
}
