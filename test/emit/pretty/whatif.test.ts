import { whatIf } from "../../../lib/analysis/power/whatif";
import { paint } from "../../../lib/emit/pretty/paint";
import { width } from "../../../lib/emit/pretty/text";
import { whatIfText } from "../../../lib/emit/pretty/whatif";
import { whatIfDocument } from "../../../lib/emit/documents/whatif-document";
import { judgeExample, judgeRecords } from "../../helpers/judged";
import { cdu, facilityWater, feed, floor, loop, pump, rack, rejectionUnit, row, site } from "../../helpers/records";

async function printed(name: string, ...paths: string[]): Promise<string[]> {
  const { index, analysis } = await judgeExample(name);
  return whatIfText(whatIfDocument(index, whatIf(index, analysis, paths)), paint(false)).split("\n");
}

test("one of four busways lost: the others are overloaded, and the text says by how much", async () => {
  // 10 x 142 kW / 0.98 = 1,449 kVA: 362.2 on each of four, 483 on each of three, against 460 kVA.
  expect(await printed("lakeside", "north/busway/a")).toEqual([
    "lakeside: without north/busway/a (4N3)",
    "",
    "Goes dark    no other feed",
    "Racks lost   none",
    "CDUs off     none for want of power",
    "",
    "Overloaded (+ alike)     before    after    limit     used   margin",
    "north/busway/b (+2)   362.2 kVA  483 kVA  460 kVA  105.0 %  -23 kVA",
    "",
    "Carries another load (+ alike)     before    after    limit    used   margin",
    "north/substation/b (+2)         362.2 kVA  483 kVA  750 kVA  64.4 %  267 kVA",
    "north/substation/a              362.2 kVA    0 kVA  750 kVA   0.0 %  750 kVA",
    "",
    "Unknown      for want of load of the CDUs (no feed stated), load of the air units (no fan power",
    "             stated), load of the dry cooler (no fan power stated), losses of the transformers (no",
    "             efficiency stated)",
    "",
    "Fails: 3 overloads.",
    "",
  ]);
});

test("two of four busways lost: too few shelves are live", async () => {
  const busway = "wisconsin/storey-0/s0p1r1/busway";
  const lines = await printed("fairwater", `${busway}/a`, `${busway}/b`);
  // 4 of 8 shelves x 33 kW = 132 kW for a rack of 135 kW.
  expect(lines).toContain("Racks lost   10 racks in wisconsin/storey-0/s0p1r1: 4 of 8 shelves live, 132 kW for 135 kW");
  expect(lines.filter((line) => width(line) > 100)).toEqual([]);
  expect(lines.at(-2)).toBe(
    "Racks go dark or lose their cooling, and no claim says otherwise; no survivor is overloaded.",
  );
});

test("both instants where they differ", () => {
  const { index, analysis } = judgeRecords([
    site("s", { electrical_code: "IEC" }),
    feed("s/grid", { feed_kind: "utility", rated_kva: 200, claims: "N+1" }),
    feed("s/gen", { feed_kind: "generator", rated_kva: 200 }),
    feed("s/main", { from: ["s/grid", "s/gen"], sources: "transfer", rated_kva: 200, transfer_time_s: 10 }),
    rack("s/n", { feeds: ["s/main"], hold_up_s: 0.02 }),
  ]);
  const text = whatIfText(whatIfDocument(index, whatIf(index, analysis, ["s/grid"])), paint(false));
  expect(text.split("\n")).toEqual([
    "test: without s/grid (N+1)",
    "",
    "Bridge: stored energy only",
    "Goes dark    1 feed: s/main",
    "Racks lost   1 rack in s: no live feed",
    "CDUs off     none for want of power",
    "",
    "Settled: standby sources on",
    "Goes dark    no other feed",
    "Racks lost   none",
    "CDUs off     none for want of power",
    "",
    "Carries another load (+ alike)  before    after    limit    used   margin",
    "s/gen                            0 kVA  100 kVA  200 kVA  50.0 %  100 kVA",
    "",
    "Claims       1 rack in s: against the claim N+1 on s/grid",
    "",
    "Fails: racks are lost.",
    "",
  ]);
});

test("units that are all out are shown, and a flow of which nothing is known is unknown", () => {
  const { index, analysis } = judgeRecords([
    site("s"),
    floor("s/f"),
    row("s/f/r"),
    loop("s/tcs", { facility: "s/fws" }),
    rack("s/f/r/n", { liquid_fraction: 1, loop: "s/tcs" }),
    cdu("s/tcs/cdu-1"),
    facilityWater("s/fws", { rejection: { kind: "dry-cooler" } }),
    ...["1", "2"].map((id) => rejectionUnit(`s/fws/cooler-${id}`, { capacity_kw: 100 })),
    ...["1", "2"].map((id) => pump(`s/fws/pump-${id}`, { flow_l_per_min: 100 })),
  ]);
  const lost = ["s/fws/cooler-1", "s/fws/cooler-2", "s/fws/pump-1"];
  const text = whatIfText(whatIfDocument(index, whatIf(index, analysis, lost)), paint(false));
  const rows = text.split("\n").filter((line) => line.startsWith("s/fws  "));
  // No flow is stated: the CDU has no part. No head: what the pump that is left delivers at it is not known either.
  expect(rows.map((line) => line.split(/ {2,}/))).toEqual([
    ["s/fws", "rejected heat", "0 of 2", "100 kW", "0 kW", "-100 kW"],
    ["s/fws", "facility flow", "1 of 2", "unknown", "unknown"],
  ]);
});
