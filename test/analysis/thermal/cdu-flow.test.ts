import { cduRectangle } from "../../../lib/analysis/thermal/cdu-flow";
import type { CduFlowPoint, CduPart } from "../../../lib/catalog/parts";

const part = (flow_points: readonly CduFlowPoint[]): CduPart => ({
  id: "test/cdu",
  kind: "cdu",
  title: "CDU",
  sources: [],
  flow_points,
});

/** Vertiv XDU1350: 1,200 L/min at 250 kPa with 2 pumps, 1,800 L/min at 200 kPa with 3. */
const TWO = part([
  { flow_l_per_min: 1200, head_kpa: 250, pumps: 2 },
  { flow_l_per_min: 1800, head_kpa: 200, pumps: 3 },
]);

test.each([
  [undefined, 1800, 200],
  ["N", 1800, 200],
  ["N+1", 1200, 250],
])("pumps claimed %s: %d L/min at %d kPa", (claim, flow, head) => {
  expect(cduRectangle(TWO, claim, "c")).toEqual({
    flow_limit_l_per_min: { lower: flow, upper: flow, missing: [] },
    head_limit_kpa: { lower: head, upper: head, missing: [] },
  });
});

test.each<[string, string, CduPart, number, string, string]>([
  [
    "no point for the pumps that are left",
    "N+2",
    TWO,
    1200,
    "flow of test/cdu with 1 of its 3 pumps",
    "not published, and N+2 is claimed",
  ],
  [
    "one point only",
    "N+1",
    part([{ flow_l_per_min: 1730, head_kpa: 150, pumps: 3 }]),
    1730,
    "flow of test/cdu with 2 of its 3 pumps",
    "not published, and N+1 is claimed",
  ],
  [
    "the number of pumps is not published",
    "N+1",
    part([{ flow_l_per_min: 2125, head_kpa: 241 }]),
    2125,
    "number of pumps behind the flow of test/cdu",
    "not published",
  ],
])("a claim that the points do not prove: %s", (_, claim, cdu, upper, what, why) => {
  const { flow_limit_l_per_min: flow, head_limit_kpa: head } = cduRectangle(cdu, claim, "c");
  expect(flow).toEqual({ lower: 0, upper, missing: [{ what, why, path: "c" }] });
  expect(head).toEqual({ missing: [{ what, why, path: "c" }] });
});

test("a claim that leaves no pump leaves no proof", () => {
  const { flow_limit_l_per_min: flow } = cduRectangle(TWO, "N+3", "c");
  expect([flow.lower, flow.missing[0]?.what]).toEqual([0, "flow of test/cdu with 0 of its 3 pumps"]);
});

test("what is not published is named", () => {
  expect(cduRectangle(part([]), undefined, "c")).toEqual({
    flow_limit_l_per_min: { lower: 0, missing: [{ what: "flow of test/cdu", why: "not published", path: "c" }] },
    head_limit_kpa: { missing: [{ what: "head of test/cdu", why: "not published", path: "c" }] },
  });
  expect(cduRectangle(part([{ flow_l_per_min: 900 }]), undefined, "c").head_limit_kpa.missing).toMatchObject([
    { what: "head of test/cdu at its flow", why: "not published" },
  ]);
});
