/** What becomes of cooling when the feeds of CDUs are lost, as the report counts it. */
import { judgeExample, judgeRecords } from "../../helpers/judged";
import { cdu, feed, floor, loop, racks, row, site } from "../../helpers/records";

test("fairwater: the one transformer of Atlanta's plant takes 8 network racks and the cooling of all 160 others", async () => {
  const { report } = await judgeExample("fairwater");
  const points = report.totals.single_points_of_failure;
  // Two storeys of 4 network racks; two storeys x 2 pods x 4 rows x 10 racks.
  expect(points.find(({ path }) => path === "atlanta/mechanical-transformer")).toMatchObject({
    claim: "N",
    rack_count: 8,
    uncooled_rack_count: 160,
  });
  // Every rack is lost with the grid itself: none is left to be cooled.
  expect(points.find(({ path }) => path === "atlanta/grid")).toMatchObject({ rack_count: 168, uncooled_rack_count: 0 });
});

test("an element that takes nothing but cooling is a single point of failure with its own list", () => {
  const { report } = judgeRecords([
    site(),
    floor(),
    row(),
    feed("s/it", { claims: "N", rated_kw: 5000 }),
    feed("s/pumps", { claims: "N", rated_kw: 100 }),
    loop("s/tcs"),
    cdu("s/tcs/cdu", { model: "vertiv/xdu1350", power_kw: 10, power_factor: 1, feeds: ["s/pumps"] }),
    ...racks(3, { feeds: ["s/it"], liquid_fraction: 0.9, loop: "s/tcs" }),
  ]);
  const points = report.totals.single_points_of_failure.map(({ takes: _takes, ...point }) => point);
  expect(points.filter(({ path }) => !path.includes("tcs"))).toEqual([
    { path: "s/it", claim: "N", rack_count: 3, uncooled_rack_count: 0, uncools: [] },
    { path: "s/pumps", claim: "N", rack_count: 0, uncooled_rack_count: 3, uncools: ["s"] },
  ]);
});
