import { didYouMean } from "../catalog/suggest";
import type { AnyRule } from "../engine/define-rule";
import type { RuleSettings } from "../engine/options";
import { UseError, type UseProblem } from "./use-error";

type OptionValue = number | string | boolean;

/** `<rule>.<option>=<value>`: neither rule ids nor option names hold a dot. */
const FORM = /^([^.=]+)\.([^.=]+)=(.*)$/;

/**
 * Options of rules as given on the command line; the value is read by the type that the rule states for it.
 *
 * @throws UseError naming every text that has another form or names what is not there
 */
export function ruleSettings(given: readonly string[], rules: readonly AnyRule[]): RuleSettings {
  const settings: Record<string, { options: Record<string, OptionValue> }> = {};
  const problems: UseProblem[] = [];
  for (const text of given) {
    const read = readOption(text, rules);
    if ("message" in read) problems.push(read);
    else (settings[read.rule] ??= { options: {} }).options[read.option] = read.value;
  }
  if (problems.length > 0) throw new UseError(problems);
  return settings;
}

interface GivenOption {
  readonly rule: string;
  readonly option: string;
  readonly value: OptionValue;
}

function readOption(text: string, rules: readonly AnyRule[]): GivenOption | UseProblem {
  const [, id, option, value] = FORM.exec(text) ?? [];
  if (id === undefined || option === undefined || value === undefined) {
    return { message: `--rule-option ${text}: it must have the form <rule>.<option>=<value>.` };
  }
  const rule = rules.find((each) => each.id === id);
  if (!rule)
    return {
      message: `There is no rule "${id}".${didYouMean(
        id,
        rules.map((each) => each.id),
      )}`,
      help: LIST,
    };
  const options = rule.options ?? {};
  const names = Object.keys(options);
  const stated = names.includes(option) ? options[option] : undefined;
  if (!stated) {
    const allowed = names.length === 0 ? "It has none." : `It has ${names.join(", ")}.`;
    return { message: `Rule ${id} has no option "${option}".${didYouMean(option, names)} ${allowed}` };
  }
  const typed = valueAs(stated.type, value);
  if (typed === undefined) return { message: `Option "${option}" of ${id} must be a ${stated.type}, not "${value}".` };
  return { rule: id, option, value: typed };
}

const LIST = "`superfactory rules` lists them.";

function valueAs(type: "number" | "string" | "boolean", text: string): OptionValue | undefined {
  if (type === "string") return text;
  if (type === "boolean") return text === "true" ? true : text === "false" ? false : undefined;
  const number = text.trim() === "" ? NaN : Number(text);
  return Number.isFinite(number) ? number : undefined;
}
