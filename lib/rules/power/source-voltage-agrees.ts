import type { Analysis } from "../../analysis/analysis";
import { isWithin } from "../../analysis/tolerance";
import { defineRule } from "../../engine/define-rule";
import { CONVERTING_KINDS, joinedSources, likeMembers, validFeeds } from "../../model/feed-chain";
import type { ModelIndex } from "../../model/model";
import type { PowerFeedRecord } from "../../model/records";
import { render } from "../../units/render";

export default defineRule({
  id: "power/source-voltage-agrees",
  severity: "error",
  appliesTo: "power-feed",
  summary: "Only a transformer or a UPS stands between two voltages.",
  why: "Two voltages that are joined are a short circuit between sources, or equipment on a voltage that it is not made for.",
  fix: "Put a transformer between the two, or correct the voltage.",
  sources: [{ title: "Chains of 480 V upstream and 415 V at the rack have a transformer between them", mark: "RULE" }],
  messages: {
    source: "{feed} has {voltage}, but {source}, which it draws from, has {other}.{others}",
    bypass: "{feed} has {voltage}, but its bypass {source} has {other}.{others}",
    sources: "{feed} draws from {voltage} and from {source}, which has {other}.{others}",
  },
  check({ subject, index, analysis, report, notApplicable }) {
    const compared = voltagePairs(index, analysis, subject);
    if (compared.length === 0) return notApplicable();
    const pair = compared.find(differs);
    if (!pair) return;
    const isLike = (member: PowerFeedRecord): boolean => voltagePairs(index, analysis, member).some(differs);
    const like = likeMembers(index, subject, isLike);
    if (like[0] !== subject) return notApplicable();
    const { source, own_v, other_v, message } = pair;
    report(message, {
      data: {
        feed: index.label(subject.path),
        voltage: render(own_v, "V"),
        source: index.label(source),
        other: render(other_v, "V"),
        others: like.length > 1 ? ` The same holds for ${like.length - 1} more of its group.` : "",
      },
      related: [{ path: source, role: message === "bypass" ? "bypasses the feed" : "supplies the feed" }],
    });
  },
});

interface VoltagePair {
  readonly message: "source" | "bypass" | "sources";
  readonly source: string;
  readonly own_v: number;
  readonly other_v: number;
}

function differs({ own_v, other_v }: VoltagePair): boolean {
  return !isWithin(own_v, other_v) || !isWithin(other_v, own_v);
}

/** Voltages that are joined: those of the feed and its sources, and those of several sources of one converter. */
function voltagePairs(index: ModelIndex, analysis: Analysis, feed: PowerFeedRecord): VoltagePair[] {
  const voltageOf = (path: string): number | undefined => analysis.power.feeds.get(path)?.voltage_v;
  const converts = CONVERTING_KINDS.has(feed.feed_kind);
  const joined = pairs(voltageOf(feed.path), joinedSources(index, feed).filter(sameCurrent(feed)), voltageOf);
  const [first, ...rest] = converts ? validFeeds(index, feed.from) : [];
  const inputs = first ? pairs(voltageOf(first.path), rest.filter(sameCurrent(first)), voltageOf) : [];
  return [
    ...joined.map((pair) => ({ ...pair, message: converts ? ("bypass" as const) : ("source" as const) })),
    ...inputs.map((pair) => ({ ...pair, message: "sources" as const })),
  ];
}

/** AC on DC is another mistake. */
function sameCurrent({ phases }: PowerFeedRecord): (other: PowerFeedRecord) => boolean {
  return (other) => (other.phases === "dc") === (phases === "dc");
}

function pairs(
  own_v: number | undefined,
  sources: readonly PowerFeedRecord[],
  voltageOf: (path: string) => number | undefined,
): Omit<VoltagePair, "message">[] {
  return sources.flatMap(({ path }) => {
    const other_v = voltageOf(path);
    return own_v === undefined || other_v === undefined ? [] : [{ source: path, own_v, other_v }];
  });
}
