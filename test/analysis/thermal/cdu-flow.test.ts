import { exactly } from "../../../lib/analysis/thermal/bounds";
import { cduDelivery, headAt } from "../../../lib/analysis/thermal/cdu-flow";
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

const SMALL = { flow_l_per_min: 1200, head_kpa: exactly(250) };
const LARGE = { flow_l_per_min: 1800, head_kpa: exactly(200) };

test.each([
  [undefined, 1800, [LARGE, SMALL]],
  ["N", 1800, [LARGE, SMALL]],
  ["N+1", 1200, [SMALL]],
])("pumps claimed %s: %d L/min", (claim, flow, rectangles) => {
  expect(cduDelivery(TWO, claim, "c")).toEqual({ flow_limit_l_per_min: exactly(flow), rectangles });
});

test.each([
  [1200, 250],
  [1200.1, 200],
  [1800, 200],
  // Beyond both the flow fails; the head is that of the larger.
  [1800.1, 200],
  [0, 250],
])("at %d L/min one of two rectangles has %d kPa", (flow, head) => {
  expect(headAt([LARGE, SMALL], exactly(flow))).toEqual(exactly(head));
});

test("of a flow that is not known, the head of either rectangle", () => {
  const missing = [{ what: "flow", why: "not stated", path: "s" }];
  expect(headAt([LARGE, SMALL], { lower: 1000, missing })).toEqual({ lower: 200, upper: 250, missing });
  expect(headAt([LARGE, SMALL], { lower: 1300, missing })).toEqual(exactly(200));
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
  const missing = [{ what, why, path: "c" }];
  expect(cduDelivery(cdu, claim, "c")).toEqual({
    flow_limit_l_per_min: { lower: 0, upper, missing },
    rectangles: [{ flow_l_per_min: upper, head_kpa: { missing } }],
  });
});

test("a claim that leaves no pump leaves no proof", () => {
  const { flow_limit_l_per_min: flow } = cduDelivery(TWO, "N+3", "c");
  expect([flow.lower, flow.missing[0]?.what]).toEqual([0, "flow of test/cdu with 0 of its 3 pumps"]);
});

test("what is not published is named", () => {
  expect(cduDelivery(part([]), undefined, "c")).toEqual({
    flow_limit_l_per_min: { lower: 0, missing: [{ what: "flow of test/cdu", why: "not published", path: "c" }] },
    rectangles: [
      { flow_l_per_min: 0, head_kpa: { missing: [{ what: "head of test/cdu", why: "not published", path: "c" }] } },
    ],
  });
  const [only] = cduDelivery(part([{ flow_l_per_min: 900 }]), undefined, "c").rectangles;
  expect(only?.head_kpa.missing).toMatchObject([{ what: "head of test/cdu at its flow", why: "not published" }]);
});
