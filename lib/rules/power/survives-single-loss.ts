import type { OverloadGroup } from "../../analysis/power/overloads";
import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";
import type { ModelIndex } from "../../model/model";
import { renderComparison, renderPercent } from "../../units/render";

export default defineRule({
  id: "power/survives-single-loss",
  severity: "error",
  appliesTo: "power-feed",
  summary: "When any one feed is lost, no surviving feed carries more than its continuous rating.",
  why: "The load of a lost feed moves to the survivors. One that trips then takes the next with it, and the loss of one feed becomes the loss of a hall.",
  fix: "Add a feed, raise the rating, or move racks.",
  sources: [
    {
      title: "NEC",
      clause: "215.3: overcurrent device at least 125 % of the continuous load, so load at most 80 % of its rating",
      mark: "MEMORY",
    },
    { title: "Redundancy patterns of distributed power (N+1, 2N, 4N3)", mark: "RULE" },
  ],
  messages: { over: "Losing {lost} overloads {feed}: {load} against {limit} ({percent}).{others}" },
  check({ subject, index, analysis, report, unknown }) {
    const feed = analysis.power.feeds.get(subject.path);
    const group = analysis.power.overloads.get(subject.path);
    if (!group) {
      if (!feed) return;
      unknown(feed.limit_missing);
      return unknown(feed.loss_missing);
    }
    const { value, limit, unit, state, instant } = group.stress;
    const text = renderComparison(value, limit, unit);
    report("over", {
      data: {
        lost: group.lost.map((path) => index.label(path)).join(" and "),
        feed: index.label(subject.path),
        load: text.value,
        limit: text.limit,
        percent: percentOver(value / limit),
        others: othersText(index, group),
      },
      evidence: { ...atMost(value, limit, unit, state), ...(instant && { instant }) },
      affects: { rack_count: group.racks.length, racks: group.racks },
      related: group.lost.map((path) => ({ path, role: "is lost" })),
      fix: fixText(subject.feed_kind, group.racks_to_move),
    });
  },
});

/** One decimal, and more where one would show a load just above its limit as 100.0 %. */
function percentOver(ratio: number): string {
  const text = renderPercent(ratio);
  return text === renderPercent(1) ? renderComparison(ratio * 100, 100, "%").value : text;
}

function fixText(kind: string, racks: number | undefined): string {
  const article = kind === "ups" ? "a UPS" : `a ${kind.replace("-", " ")}`;
  if (racks === undefined) return `add ${article}, or raise the rating`;
  return `add ${article}, raise the rating, or move ${racks} ${racks === 1 ? "rack" : "racks"}`;
}

/**
 * "busway or substation" where the ids of the groups are words that stand for no other group, else
 * "member of s0p1r1/busway, switchboard-s0p1 or transformer-s0p1".
 */
function groupWords(index: ModelIndex, groups: readonly string[]): string {
  const idOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);
  const meant = new Set(groups);
  const ids = new Set(groups.map(idOf));
  const isWord = [...ids].every((id) => !/[0-9]/.test(id));
  const isAll = index.all("power-group").every(({ path }) => meant.has(path) || !ids.has(idOf(path)));
  return isWord && isAll ? listed([...ids]) : `member of ${listed(groups.map((path) => index.label(path)))}`;
}

/** "a, b or c" */
function listed(words: readonly string[]): string {
  const [last = "", ...before] = [...words].reverse();
  return before.length === 0 ? last : `${before.reverse().join(", ")} or ${last}`;
}

/** "The loss of any other busway or substation does the same." where whole groups do, else their number. */
function othersText(index: ModelIndex, { lost, other_losses }: OverloadGroup): string {
  if (other_losses.length === 0) return "";
  const named = new Set([...lost, ...other_losses]);
  const groups = new Map<string, readonly string[]>();
  for (const path of named) {
    const group = index.get("power-group", index.get("power-feed", path)?.group);
    if (group) groups.set(group.path, group.members);
  }
  const whole = [...groups].filter(([, members]) => members.every((member) => named.has(member)));
  const covered = whole.reduce((count, [, members]) => count + members.length, 0);
  if (covered === named.size && whole.length > 0) {
    return ` The loss of any other ${groupWords(
      index,
      whole.map(([path]) => path),
    )} does the same.`;
  }
  return other_losses.length === 1
    ? ` The loss of ${index.label(other_losses[0] as string)} does the same.`
    : ` ${other_losses.length} other losses do the same.`;
}
