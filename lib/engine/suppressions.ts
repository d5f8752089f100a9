/** What is set aside, found by rule and path: a finding asks its own path and those above, never a list of all. */
import { didYouMean } from "../catalog/suggest";
import { compareText } from "../core/order";
import type { Suppression } from "../model/suppression";
import { isDate } from "./calendar";
import type { AnyRule } from "./define-rule";
import { CRASH_RULE } from "./findings";
import { isHolding, type JudgedSuppression, type PatternSuppression } from "./judged-suppression";
import { pathMatcher } from "./path-pattern";
import type { FindingSuppression } from "./report";

export interface SuppressionInput {
  /** Of the author, on elements. */
  readonly stated: readonly Suppression[];
  /** Of the policy, by pattern. */
  readonly patterns: readonly PatternSuppression[];
  readonly rules: readonly AnyRule[];
  /** The day of the run; without it nothing expires. */
  readonly date?: string | undefined;
}

interface Entry {
  readonly judged: JudgedSuppression;
  /** What a finding says of it. */
  readonly shown: FindingSuppression;
  isUsed: boolean;
}

interface OfRule {
  readonly byPath: Map<string, Entry>;
  readonly byPattern: { readonly matches: (path: string) => boolean; readonly entry: Entry }[];
}

export class Suppressions {
  private readonly entries: Entry[] = [];
  private readonly ofRule = new Map<string, OfRule>();

  constructor({ stated, patterns, rules, date }: SuppressionInput) {
    const known = new Map(rules.map((rule) => [rule.id, rule]));
    const seen = new Map<string, number>();
    const add = (path: string, { position, ...words }: Omit<Suppression, "path">): Entry | undefined => {
      const count = (seen.get(`${path}\n${words.rule}`) ?? 0) + 1;
      seen.set(`${path}\n${words.rule}`, count);
      const key = count === 1 ? words.rule : `${words.rule}#${count}`;
      const judged = { ...judgedOf(known, path, words, date), key, ...(position && { position }) };
      const entry = { judged, shown: shownOf(judged), isUsed: false };
      this.entries.push(entry);
      return isHolding(judged) ? entry : undefined;
    };
    for (const { path, ...words } of stated) {
      const { byPath } = this.of(words.rule);
      const entry = add(path, words);
      if (entry && !byPath.has(path)) byPath.set(path, entry);
    }
    for (const { paths, ...words } of patterns) {
      const entry = add(paths.join(", "), words);
      if (entry) this.of(words.rule).byPattern.push({ matches: pathMatcher(paths), entry });
    }
  }

  /** What suppresses a finding of the rule at the path: the innermost on an element, else the first pattern. */
  find(rule: string, path: string): FindingSuppression | undefined {
    const { byPath, byPattern } = this.ofRule.get(rule) ?? NOTHING;
    let first: Entry | undefined;
    const found = (entry: Entry): void => {
      entry.isUsed = true;
      first ??= entry;
    };
    if (byPath.size > 0) {
      for (let above = path; above !== ""; above = above.slice(0, Math.max(0, above.lastIndexOf("/")))) {
        const entry = byPath.get(above);
        if (entry) found(entry);
      }
    }
    for (const { matches, entry } of byPattern) if (matches(path)) found(entry);
    return first?.shown;
  }

  /** Every one as a subject of the rules on suppressions, in path order; asked when all findings have been looked up. */
  judged(): JudgedSuppression[] {
    const all = this.entries.map(({ judged, isUsed }) => ({ ...judged, isUsed }));
    return all.sort((left, right) => compareText(left.path, right.path) || compareText(left.key, right.key));
  }

  private of(rule: string): OfRule {
    const known = this.ofRule.get(rule) ?? { byPath: new Map<string, Entry>(), byPattern: [] };
    this.ofRule.set(rule, known);
    return known;
  }
}

const NOTHING: OfRule = { byPath: new Map(), byPattern: [] };

function judgedOf(
  known: ReadonlyMap<string, AnyRule>,
  path: string,
  words: Omit<Suppression, "path">,
  date: string | undefined,
): Omit<JudgedSuppression, "key"> {
  const { rule: id, until } = words;
  const rule = known.get(id);
  const isRuleKnown = rule !== undefined || id === CRASH_RULE;
  const hasWrongDate = until !== undefined && !isDate(until);
  const isExpired = date !== undefined && until !== undefined && !hasWrongDate && compareText(until, date) < 0;
  return {
    kind: "suppression",
    path,
    ...words,
    isRuleKnown,
    suggestion: isRuleKnown ? "" : didYouMean(id, [...known.keys()]),
    isSuppressible: id !== CRASH_RULE && rule?.suppressible !== false,
    hasWrongDate,
    ...(isExpired && { expiredOn: date }),
    isUsed: false,
  };
}

function shownOf({ path, reason = "", owner, until, position }: JudgedSuppression): FindingSuppression {
  return {
    path,
    reason,
    ...(owner !== undefined && { owner }),
    ...(until !== undefined && { until }),
    ...(position && { position }),
  };
}
