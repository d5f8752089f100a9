import { Floor, Power, Rack, Row, Site, Superfactory, Suppress } from "../../constructs";
import { type Judged, judgeFactory, judgePlan, loadProject } from "../../lib/synth";
import { asRead } from "../helpers/judged";
import { ROOT } from "../helpers/source-imports";

const RULE = "density/row-within-power-limit";

/** Three racks of 50 kW on a row that allows 100 kW. */
function hall(change: (row: Row, site: Site) => void): Judged {
  const factory = new Superfactory("hall");
  const site = new Site(factory, "s", { electricalCode: "IEC" });
  const row = new Row(new Floor(site, "f", {}), "r", { powerLimit: Power.kilowatts(100) });
  for (const id of ["a", "b", "c"]) new Rack(row, id, { power: Power.kilowatts(50) });
  change(row, site);
  return judgeFactory(factory, loadProject(ROOT));
}

test("stands on an object: on it, or on one above; the plan lists it with its line", () => {
  const own = Suppress.rule(RULE, { reason: "Now.", until: "2027-03-31", owner: "Me" });
  for (const on of ["s/f/r", "s"]) {
    const { report, plan } = hall((row, site) => void (on === "s" ? site : row).suppress(own));
    expect(report.findings.filter(({ rule }) => rule === RULE)).toEqual([]);
    expect(report.suppressed.map(({ rule, path }) => [rule, path])).toEqual([[RULE, "s/f/r"]]);
    expect(plan.suppressions).toMatchObject([
      {
        path: on,
        rule: RULE,
        reason: "Now.",
        until: "2027-03-31",
        owner: "Me",
        position: { file: "test/constructs/suppress.test.ts" },
      },
    ]);
  }
});

test("several at once, and one after the other", () => {
  const { plan } = hall((row) => {
    row.suppress(Suppress.rule("a/b", { reason: "1" }), Suppress.rule("c/d", { reason: "2" }));
    row.suppress(Suppress.rule("e/f", { reason: "3" }));
  });
  expect(plan.suppressions?.map(({ rule }) => rule)).toEqual(["a/b", "c/d", "e/f"]);
});

test("a plan without any does not name the list", () => {
  expect(Object.keys(hall(() => undefined).plan)).not.toContain("suppressions");
});

test("a plan that is read back gives the same report, without the source", () => {
  const { plan, report } = hall((row) => {
    row.suppress(Suppress.rule(RULE, { reason: "Now.", until: "2027-03-31" }));
    row.suppress(Suppress.rule("density/racks-apart", { reason: "" }));
  });
  expect(asRead(judgePlan(asRead(plan)).report)).toEqual(asRead(report));
});

// Files without types can give anything.
test.each([
  ["no statement", [RULE], ["suppression/reason-stated"]],
  ["a blank reason", [RULE, { reason: "  " }], ["suppression/reason-stated"]],
  ["a reason that is no text", [RULE, { reason: 3 }], ["suppression/reason-stated"]],
  ["a day that is no text", [RULE, { reason: "R.", until: new Date(0) }], ["suppression/date-valid"]],
  ["no rule", [undefined, { reason: "R." }], ["suppression/rule-known"]],
])("%s suppresses nothing and is reported", (_, given, expected) => {
  const make = Suppress.rule as unknown as (...args: unknown[]) => Suppress;
  const { report } = hall((row) => void row.suppress(make(...given)));
  expect(report.findings.flatMap(({ rule }) => (rule.startsWith("suppression/") ? [rule] : []))).toEqual(expected);
  expect(report.suppressed).toEqual([]);
});

test("something that is no suppression is reported as one without rule and reason", () => {
  const { report } = hall((row) => void row.suppress(undefined as unknown as Suppress));
  const rules = report.findings.flatMap(({ rule }) => (rule.startsWith("suppression/") ? [rule] : []));
  expect(rules).toEqual(["suppression/reason-stated", "suppression/rule-known"]);
});
