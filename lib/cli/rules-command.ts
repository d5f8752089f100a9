/** `superfactory rules` and `superfactory explain`. */
import { compareText } from "../core/order";
import { didYouMean } from "../catalog/suggest";
import { paint } from "../emit/pretty/paint";
import { prettyRule, prettyRules } from "../emit/pretty/rule";
import type { AnyRule } from "../engine/define-rule";
import { loadRules } from "./load-rules";
import { rules as shippedRules } from "../rules";
import type { Terminal } from "./terminal";
import { UseError } from "./use-error";

/** Lists the rules that ship with the package and those of the given files. */
export async function rulesCommand(
  options: { readonly format: "pretty" | "json"; readonly rules?: readonly string[] },
  terminal: Terminal,
): Promise<void> {
  const rules = await allRules(options.rules, terminal);
  if (options.format === "pretty") return terminal.out(prettyRules(rules, paint(terminal.outColour)));
  const listed = rules.map(({ id, severity, summary, appliesTo }) => ({
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
  options: { readonly rules?: readonly string[] },
  terminal: Terminal,
): Promise<void> {
  const rules = await allRules(options.rules, terminal);
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

async function allRules(files: readonly string[] = [], { cwd }: Terminal): Promise<AnyRule[]> {
  const rules = [...shippedRules, ...(await loadRules(files, cwd))];
  return rules.sort((left, right) => compareText(left.id, right.id));
}
