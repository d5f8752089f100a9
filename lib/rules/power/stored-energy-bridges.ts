import type { Bridging, StoreResult } from "../../analysis/power/bridge";
import { spareTime } from "../../analysis/power/bridge";
import { defineRule } from "../../engine/define-rule";
import { atLeast } from "../../engine/report";
import type { ModelIndex } from "../../model/model";
import type { PowerFeedRecord } from "../../model/records";
import { render, renderComparison } from "../../units/render";

export default defineRule({
  id: "power/stored-energy-bridges",
  severity: "error",
  appliesTo: "power-feed",
  summary: "Stored energy carries its load until the last load step of the generators is on.",
  why: "A generator needs time to start, to accept load and to take it step by step. What stored energy does not carry until then goes dark.",
  fix: "Store more energy, carry less on it, or use generators that accept their load sooner or in larger steps.",
  sources: [
    { title: "OCP Ready v2 for Hyperscale rev 1.15", clause: "generator load acceptance", mark: "VENDOR-2" },
    { title: "Autonomy: usable energy x discharge efficiency / load, at the end-of-life capacity", mark: "RULE" },
  ],
  messages: {
    short:
      "{store} carries its {load} for {autonomy} when {lost} is lost, but {generators} after {needed}: {short} too short.{others}",
  },
  check({ subject, index, analysis, report, unknown, notApplicable }) {
    const { stores } = analysis.power.time;
    const store = stores.get(subject.path);
    if (!store?.worst.verdict) return notApplicable();
    const { worst } = store;
    if (worst.verdict === "within") return;
    if (worst.verdict === "unknown") return unknown(worst.missing);
    const group = failedOf(index, store, stores);
    if (group[0] !== store) return notApplicable();
    const autonomy = worst.autonomy_s.upper ?? 0;
    const needed = worst.needed_s?.lower ?? 0;
    const text = renderComparison(autonomy, needed, "s", "at least");
    const racks = [...new Set(group.flatMap((each) => each.racks))].sort();
    report("short", {
      data: {
        store: index.label(subject.path),
        load: render(worst.load_kw.lower ?? 0, "kW"),
        autonomy: `${worst.autonomy_s.lower === autonomy ? text.value : `at most ${text.value}`}${statedText(subject, autonomy)}`,
        lost: index.label(worst.lost),
        generators: generatorsText(index, worst),
        needed: worst.needed_s?.upper === needed ? text.limit : `at least ${text.limit}`,
        short: text.margin.replace("-", ""),
        others: othersText(group.length - 1),
      },
      evidence: { ...atLeast(autonomy, needed, "s", `fault(${worst.lost})`), instant: "bridge" },
      affects: { rack_count: racks.length, racks },
      related: [
        { path: worst.lost, role: "is lost" },
        ...worst.generators.map((path) => ({ path, role: "takes the load" })),
      ],
    });
  },
});

/** The stores of one claiming group that do not last: the one with least time first, ties by path. */
function failedOf(
  index: ModelIndex,
  store: StoreResult,
  stores: ReadonlyMap<string, StoreResult>,
): readonly StoreResult[] {
  const members = index.get("power-group", store.group)?.members ?? [store.path];
  return members
    .map((path) => stores.get(path))
    .filter((each) => each !== undefined)
    .filter((each) => each.worst.verdict === "over")
    .sort((left, right) => spareTime(left.worst) - spareTime(right.worst) || (left.path < right.path ? -1 : 1));
}

function generatorsText(index: ModelIndex, { generators }: Bridging): string {
  const [first, ...others] = generators;
  const name = first === undefined ? "no generator" : index.label(first);
  if (others.length === 0) return `${name} takes it`;
  return `${name} and ${others.length} other${others.length === 1 ? "" : "s"} take it`;
}

/** The autonomy as stated, where the load of the state makes another time of it. */
function statedText({ autonomy_s, autonomy_load_kw, rated_kw }: PowerFeedRecord, autonomy: number): string {
  if (autonomy_s === undefined || render(autonomy_s, "s") === render(autonomy, "s")) return "";
  const base = autonomy_load_kw ?? rated_kw;
  return ` (stated: ${render(autonomy_s, "s")} at ${base === undefined ? "its rating" : render(base, "kW")})`;
}

function othersText(count: number): string {
  if (count === 0) return "";
  return count === 1
    ? " Another one of its group does not last either."
    : ` ${count} others of its group do not last either.`;
}
