import { diffPlans, emptyPlan } from "../../../lib/emit/diff/diff";
import { changeLines } from "../../../lib/emit/diff/change-lines";
import { diffMarkdown } from "../../../lib/emit/diff/diff-markdown";
import { diffPretty } from "../../../lib/emit/diff/diff-pretty";
import type { ModelRecord } from "../../../lib/model/records";
import { hall, PARENT, planOf, rowOf } from "./small-facility";

const R1 = `${PARENT}/r1`;
const R2 = `${PARENT}/r2`;

const both = (): ModelRecord[] => hall(...rowOf(R1, 10), ...rowOf(R2, 10));
const linesBetween = (base: readonly ModelRecord[], head: readonly ModelRecord[]): string[] =>
  changeLines(diffPlans(planOf(base), planOf(head)));

/** Every text that begins with the path begins with the other instead. */
function renamed(records: readonly ModelRecord[], from: string, to: string): ModelRecord[] {
  return JSON.parse(JSON.stringify(records).replaceAll(`"${from}`, `"${to}`)) as ModelRecord[];
}

const withPart = (records: readonly ModelRecord[], path: string, more: object): ModelRecord[] =>
  records.map((record) => (record.path === path ? { ...record, ...more } : record));

describe("elements", () => {
  test("the same plan twice differs in nothing", () => {
    const diff = diffPlans(planOf(both()), planOf(both()));
    expect(diff.elements).toEqual({ added: [], removed: [], moved: [], changed: [] });
    expect([diff.stacks, diff.headroom, diff.judged_with]).toEqual([[], [], []]);
    expect(diff.findings).toMatchObject({ new: [], fixed: [], changed: [], set_aside: [] });
    expect(diffPretty(diff, false)).toContain("The two plans say the same.");
  });

  test("racks that are added, and racks that are removed", () => {
    expect(linesBetween(hall(...rowOf(R1, 4)), hall(...rowOf(R1, 6)))).toEqual([`2 racks added: ${R1} (2)`]);
    expect(linesBetween(hall(...rowOf(R1, 6)), hall(...rowOf(R1, 5)))).toEqual([`1 rack removed: ${R1}/n6`]);
  });

  test("a rating that is lowered, with its unit", () => {
    expect(linesBetween(both(), withPart(both(), `${R1}/busway`, { rated_a: 640 }))).toEqual([
      `${R1}/busway: rated_a 800 A → 640 A`,
    ]);
  });

  test("the same change on several elements stands on one line", () => {
    const head = withPart(withPart(both(), `${R1}/busway`, { rated_a: 640 }), `${R2}/busway`, { rated_a: 640 });
    expect(linesBetween(both(), head)).toEqual([`2 feeds changed, rated_a 800 A → 640 A: ${R1}/busway, ${R2}/busway`]);
  });

  test("a value that is stated for the first time, and one that is stated no more", () => {
    expect(linesBetween(both(), withPart(both(), R1, { pitch_m: 0.6 }))).toEqual([`${R1}: pitch_m not stated → 0.6 m`]);
    expect(linesBetween(withPart(both(), R1, { pitch_m: 0.6 }), both())).toEqual([`${R1}: pitch_m 0.6 m → not stated`]);
  });

  test("racks that move to another row keep being the same racks", () => {
    const moved = [1, 2, 3, 4, 5].map((at) => `${R1}/n${at}`);
    const head = both().map((record) => {
      if (!moved.includes(record.path) || record.kind !== "rack") return record;
      return { ...record, path: record.path.replace(R1, R2).replace("/n", "/m"), feeds: [`${R2}/busway`], slot: 20 };
    });
    expect(linesBetween(both(), head)).toEqual([`5 racks moved: ${R1} → ${R2} (5)`]);
  });

  test("a rack that takes another slot has moved, not changed", () => {
    expect(linesBetween(both(), withPart(both(), `${R1}/n3`, { slot: 12 }))).toEqual([`moved: ${R1}/n3, slot 3 → 12`]);
  });

  test("a renamed row is neither 10 racks removed nor 10 added", () => {
    const head = renamed(both(), R1, `${PARENT}/west`);
    const diff = diffPlans(planOf(both()), planOf(head));
    expect(changeLines(diff)).toEqual([`renamed: ${R1} → ${PARENT}/west (10 racks, 12 elements)`]);
    expect(diff.findings.new).toEqual([]);
    expect(diff.findings.fixed).toEqual([]);
  });

  test("a renamed group that is no element itself", () => {
    const grouped = (name: string) => hall(...rowOf(`${PARENT}/${name}/r1`, 3), ...rowOf(`${PARENT}/${name}/r2`, 3));
    expect(linesBetween(grouped("pod-a"), grouped("pod-b"))).toEqual([
      `renamed: ${PARENT}/pod-a → ${PARENT}/pod-b (6 racks, 10 elements)`,
    ]);
  });

  test("a renamed row in which a rating changed too", () => {
    const head = withPart(renamed(both(), R1, `${PARENT}/west`), `${PARENT}/west/busway`, { rated_a: 1000 });
    expect(linesBetween(both(), head)).toEqual([
      `renamed: ${R1} → ${PARENT}/west (10 racks, 12 elements)`,
      `${PARENT}/west/busway: rated_a 800 A → 1,000 A`,
    ]);
  });

  test("two rows that change their names with each other's content are what they say", () => {
    const head = hall(...rowOf(R1, 10), ...renamed(rowOf(R2, 10), R2, `${PARENT}/r3`));
    expect(linesBetween(both(), head)).toEqual([`renamed: ${R2} → ${PARENT}/r3 (10 racks, 12 elements)`]);
  });

  test("a hall that is renamed together with a row in it, while another row keeps its name", () => {
    const head = renamed(renamed(both(), `${R1}`, `${PARENT}/west`), PARENT, "north/hall-9");
    const diff = diffPlans(planOf(both()), planOf(head));
    expect(changeLines(diff)).toEqual([
      `moved: ${R1} → north/hall-9/west (10 racks, 12 elements)`,
      "1 floor moved: north/hall → north/hall-9",
    ]);
    expect([diff.elements.added, diff.elements.removed]).toEqual([[], []]);
    expect(diff.findings).toMatchObject({ new: [], fixed: [] });
  });

  test("an element that becomes one of another kind is removed and added", () => {
    const head = both().map((record) => (record.path === R1 ? floor(R1) : record));
    const { added, removed } = diffPlans(planOf(both()), planOf(head)).elements;
    expect(added).toContainEqual({ path: R1, kind: "floor" });
    expect(removed).toContainEqual({ path: R1, kind: "row" });
  });

  const floor = (path: string): ModelRecord => ({ kind: "floor", path });
});

describe("numbers", () => {
  test("totals before and after", () => {
    const { totals } = diffPlans(planOf(hall(...rowOf(R1, 4))), planOf(hall(...rowOf(R1, 6))));
    const of = (name: string) => totals.find((total) => total.name === name);
    expect(of("racks")).toMatchObject({ base: 4, head: 6, unit: "" });
    // 4 and 6 racks of 20 kW.
    expect(of("IT power")).toMatchObject({ base: 80, head: 120, unit: "kW" });
  });

  test("headroom of a feed that carries more", () => {
    const { headroom } = diffPlans(planOf(hall(...rowOf(R1, 4))), planOf(hall(...rowOf(R1, 6))));
    const busway = headroom.find(({ path }) => path === `${R1}/busway`);
    // sqrt(3) x 415 V x 800 A x 80 % (NEC) = 460.0 kVA; 80 and 120 kW at power factor 1.
    expect(busway?.base?.value).toBeCloseTo(80, 6);
    expect(busway?.head?.value).toBeCloseTo(120, 6);
    expect(busway?.head?.limit).toBeCloseTo(460.03, 2);
  });

  test("a facility that is new, and one that is gone", () => {
    const plan = planOf(hall(...rowOf(R1, 4)));
    expect(diffPlans(emptyPlan(plan), plan).elements.added).toHaveLength(plan.model.elements.length);
    expect(diffPlans(plan, emptyPlan(plan)).elements.removed).toHaveLength(plan.model.elements.length);
  });
});

describe("findings", () => {
  // 24 racks of 20 kW are 480 kVA on a busway of 460 kVA.
  const over = hall(...rowOf(R1, 24));
  const under = hall(...rowOf(R1, 23));
  const RULE = "power/feed-within-continuous-rating";

  test("an overload is new in one direction and fixed in the other", () => {
    const worse = diffPlans(planOf(under), planOf(over)).findings;
    const better = diffPlans(planOf(over), planOf(under)).findings;
    expect(worse.new.map(({ rule }) => rule)).toContain(RULE);
    expect(better.fixed.map(({ rule }) => rule)).toContain(RULE);
    expect(better.new).toEqual([]);
  });

  test("an overload that grows is worse, one that shrinks is not, and neither is new", () => {
    const more = hall(...rowOf(R1, 25));
    const grown = diffPlans(planOf(over), planOf(more)).findings;
    const shrunk = diffPlans(planOf(more), planOf(over)).findings;
    const change = (all: typeof grown) => all.changed.find(({ head }) => head.rule === RULE);
    expect(change(grown)).toMatchObject({ is_worse: true, base: { evidence: { value: 480 } } });
    expect(change(shrunk)).toMatchObject({ is_worse: false, head: { evidence: { value: 480 } } });
    expect(grown.new.filter(({ rule }) => rule === RULE)).toEqual([]);
  });

  test("another problem of the same rule on the same element is new", () => {
    const plan = planOf(over);
    const other = plan.report.findings.map((finding) =>
      finding.rule === RULE ? { ...finding, message_id: "other", message: "Another problem." } : finding,
    );
    const { findings } = diffPlans(plan, { ...plan, report: { ...plan.report, findings: other } });
    expect(findings.new.map(({ message }) => message)).toEqual(["Another problem."]);
    expect(findings.fixed.map(({ rule }) => rule)).toEqual([RULE]);
  });

  test("a finding that the head suppresses is set aside, not fixed", () => {
    const plan = planOf(over);
    const [found] = plan.report.findings.filter(({ rule }) => rule === RULE);
    const head = {
      ...plan,
      report: { ...plan.report, findings: [], suppressed: found ? [found] : [] },
    } as unknown as typeof plan;
    const { set_aside, fixed } = diffPlans(plan, head).findings;
    expect(set_aside.map(({ rule }) => rule)).toEqual([RULE]);
    expect(fixed.map(({ rule }) => rule)).not.toContain(RULE);
    expect(diffPlans(head, head).findings.set_aside).toEqual([]);
  });

  test("a finding that comes together with its suppression is told", () => {
    const plan = planOf(over);
    const suppressed = plan.report.findings.filter(({ rule }) => rule === RULE);
    const head = { ...plan, report: { ...plan.report, findings: [], suppressed } } as unknown as typeof plan;
    const diff = diffPlans(planOf(under), head);
    expect(diff.findings.new).toEqual([]);
    expect(diff.findings.set_aside.map(({ rule }) => rule)).toEqual([RULE]);
    expect(diffPretty(diff, false)).toContain("1 set aside");
  });
});

describe("rules that are off", () => {
  test("their findings are set aside and not fixed, and they are named", () => {
    const plan = planOf(hall(...rowOf(`${PARENT}/r1`, 24)));
    const rule = "power/feed-within-continuous-rating";
    const head = {
      ...plan,
      judged_with: { ...plan.judged_with, overrides: [{ paths: ["**"], settings: { [rule]: { severity: "off" } } }] },
      report: { ...plan.report, findings: plan.report.findings.filter((finding) => finding.rule !== rule) },
    } as unknown as typeof plan;
    const diff = diffPlans(plan, head);
    expect(diff.rules_off).toEqual([rule]);
    expect(diff.judged_with).toEqual(["rule settings of some places"]);
    expect(diff.findings.fixed).toEqual([]);
    expect(diff.findings.set_aside.map((finding) => finding.rule)).toEqual([rule]);
    expect(diffPretty(diff, false)).toContain("Rules that are no longer judged by");
  });
});

describe("Terraform", () => {
  test("a rack that moves within its row changes one resource, one that moves to another row two", () => {
    const within = withPart(both(), `${R1}/n3`, { slot: 12 });
    const across = both().map((record) => (record.path === `${R1}/n10` ? { ...record, path: `${R2}/n11` } : record));
    const changed = (head: readonly ModelRecord[]) => diffPlans(planOf(both()), planOf(head)).stacks;
    expect(changed(within)).toEqual([
      { stack: "test-north-hall", change: "changed", added: [], removed: [], changed: ["row_r1"] },
    ]);
    expect(changed(across).map((stack) => stack.changed)).toEqual([["row_r1", "row_r2"]]);
  });

  test("a floor that is new is a stack that is new", () => {
    const head = [...both(), { kind: "floor" as const, path: "north/hall-2" }, ...rowOf("north/hall-2/r1", 2)];
    const { stacks } = diffPlans(planOf(both()), planOf(head));
    expect(stacks.find(({ stack }) => stack === "test-north-hall-2")).toMatchObject({ change: "added" });
  });
});

test("Markdown stays within the room that it is given", () => {
  const diff = diffPlans(planOf(hall(...rowOf(R1, 4))), planOf(both()));
  const all = diffMarkdown(diff);
  const part = diffMarkdown(diff, { most: 400, reportUrl: "https://ci.example/1" });
  expect(all.length).toBeGreaterThan(400);
  expect(part.length).toBeLessThanOrEqual(400);
  expect(part).toContain("Cut for length.");
  expect(part).toContain("(<https://ci.example/1>)");
});
