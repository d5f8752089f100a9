import { didYouMean } from "../catalog/suggest";
import { compareText } from "../core/order";
import type { ModelIndex } from "../model/model";
import type { JudgedScope } from "./judged-scope";
import { pathMatcher } from "./path-pattern";
import type { PathSettings } from "./rule-modes";

/** The parts of a policy that are for some elements only, as subjects in the order of their patterns. */
export function judgedScopes(overrides: readonly PathSettings[], index: ModelIndex): JudgedScope[] {
  const seen = new Map<string, number>();
  const sites = index.all("site").map(({ path }) => path);
  const scopes = overrides.map(({ paths, position }): JudgedScope => {
    const path = paths.join(", ");
    const count = (seen.get(path) ?? 0) + 1;
    seen.set(path, count);
    const matches = pathMatcher(paths);
    const isUsed = index.model.records.some((record) => matches(record.path));
    const suggestion = isUsed ? "" : didYouMean(path, sites);
    return { kind: "policy-scope", path, key: `${count}`, isUsed, suggestion, ...(position && { position }) };
  });
  return scopes.sort((left, right) => compareText(left.path, right.path) || compareText(left.key, right.key));
}
