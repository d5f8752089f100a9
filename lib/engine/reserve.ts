/** What the rules on reserves share: they say when a limit is near though it is kept. */
import { isWithin } from "../analysis/tolerance";
import { renderComparison, renderPercent } from "../units/render";
import type { RuleOption } from "./define-rule";
import { atMost, type Evidence } from "./report";

const FULL_PERCENT = 100;

/** The option of every such rule, which the `near_limit` of a policy sets. */
export const NOTICE_PERCENT = {
  type: "number",
  default: FULL_PERCENT,
  minimum: 1,
  maximum: FULL_PERCENT,
  description: "Share of a limit above which a notice is due, in %; at 100 none ever is.",
  source: { title: "Definition: only a policy asks for a reserve", mark: "RULE" },
} as const satisfies RuleOption;

/** A value below its upper limit, in a state. */
export interface Use {
  readonly value: number;
  readonly limit: number;
  readonly unit: string;
  readonly state: string;
}

export interface NearLimit {
  /** Texts for messages. */
  readonly value: string;
  readonly limit: string;
  readonly used: string;
  readonly evidence: Evidence;
}

/**
 * The use that is nearest to its limit without being above it: what is above is an error of another rule.
 *
 * @returns undefined where nothing is used, or where the rule is not asked for
 */
export function fullest(uses: readonly Use[], noticePercent: number): Use | undefined {
  if (noticePercent >= FULL_PERCENT) return undefined;
  const kept = uses.filter(({ value, limit }) => limit > 0 && isWithin(value, limit));
  return kept.reduce<Use | undefined>((most, next) => (most && share(most) >= share(next) ? most : next), undefined);
}

/** What to say of a use that is above the notice band; undefined below it. */
export function nearLimit(use: Use, noticePercent: number): NearLimit | undefined {
  const percent = share(use) * FULL_PERCENT;
  if (isWithin(percent, noticePercent)) return undefined;
  const { value, limit } = renderComparison(use.value, use.limit, use.unit);
  return { value, limit, used: renderPercent(share(use)), evidence: atMost(percent, noticePercent, "%", use.state) };
}

function share({ value, limit }: Use): number {
  return value / limit;
}
