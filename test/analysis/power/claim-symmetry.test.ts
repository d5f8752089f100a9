/** Interchangeable members: one set of each size is proof for all of them, however many there are. */
import type { PowerFeedRecord } from "../../../lib/model/records";
import rule from "../../../lib/rules/power/redundancy-claim-holds";
import { judgeCase } from "../../../lib/testing";
import { feed, feedGroup, rack, site } from "../../helpers/records";

/** 24 transformers of 100 kW in parallel on one bus with `load` kW, claiming N+5: 42,504 sets. */
const parallel = (load: number, last: Partial<PowerFeedRecord> = {}) => {
  const members = Array.from({ length: 24 }, (_, at) => `s/t/${String(at + 1).padStart(2, "0")}`);
  const nameplate = { feed_kind: "transformer", from: ["s/grid"], rated_kw: 100, efficiency: 1, group: "s/t" } as const;
  return [
    site("s", { electrical_code: "IEC" }),
    feed("s/grid", { feed_kind: "utility", rated_kw: 10_000 }),
    feedGroup("s/t", members, "N+5"),
    ...members.map((path, at) => feed(path, { ...nameplate, ...(at === 23 ? last : {}) })),
    feed("s/bus", { feed_kind: "switchboard", from: members, sources: "parallel", rated_kw: 10_000 }),
    rack("s/n", { power_kw: load, feeds: ["s/bus"] }),
  ];
};

const judged = (records: ReturnType<typeof parallel>) => {
  const { findings, outcomes } = judgeCase(rule, { name: "", records });
  return { messages: findings.map(({ message }) => message), ...outcomes };
};

// With 5 of 24 out, 19 x 100 kW = 1,900 kW are left.
test("at the limit of the 19 that are left the claim holds", () => {
  expect(judged(parallel(1900))).toMatchObject({ messages: [], pass: 1, unknown: 0 });
});

test("1 kW more, and it does not", () => {
  const { messages, fail } = judged(parallel(1901));
  expect(fail).toBe(1);
  expect(messages).toEqual([expect.stringContaining("t claims N+5, but without t/01 and t/02")]);
});

test.each<[string, Partial<PowerFeedRecord>]>([
  ["of another rating", { rated_kw: 90 }],
  ["with losses", { efficiency: 0.98 }],
  ["from another source", { from: [] }],
  ["with a curve", { efficiency_curve: [{ load_fraction: 1, efficiency: 0.9 }] }],
])("one member %s: the sets differ, and are too many to try", (_name, last) => {
  expect(judged(parallel(1000, last))).toMatchObject({ pass: 0, fail: 0, unknown: 1 });
});
