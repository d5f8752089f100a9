import type { ChainTotals } from "../../../lib/emit/documents/documents";
import { chainLines } from "../../../lib/emit/pretty/temperature-chains";

const TITLE = "Temperatures in °C over facility water (FWS) to technology loops (TCS), worst design point";

const chain = (loops: readonly string[], margin_k: number): ChainTotals => ({
  loops,
  basis: "test",
  levels: [
    { name: "dry-bulb", temperature_c: 31 },
    { name: "facility-water", temperature_c: 36, approach_k: 5 },
    { name: "loop-supply", temperature_c: 40, approach_k: 4, margin_k },
    { name: "rack-maximum", temperature_c: 45, margin_k: 5 },
    { name: "return", temperature_c: 54.8 },
  ],
});

test("loops of equal chain share a line, the chain with least room first", () => {
  expect(chainLines([chain(["north/b"], 2.5), chain(["north/a", "north/c"], -0.01)])).toEqual([
    TITLE,
    "  2 loops: ambient 31 → FWS 36 (approach 5 K) → TCS 40 (approach 4 K, margin -0.01 K)",
    "    → rack max 45 (margin 5 K) → return 54.8",
    "  north/b: ambient 31 → FWS 36 (approach 5 K) → TCS 40 (approach 4 K, margin 2.5 K)",
    "    → rack max 45 (margin 5 K) → return 54.8",
  ]);
});

test("condensers, trim chillers and what is not known", () => {
  const levels: ChainTotals["levels"] = [
    { name: "wet-bulb", temperature_c: 22 },
    { name: "condenser-water", temperature_c: 26, approach_k: 4, margin_k: 3 },
    { name: "facility-water", temperature_c: 16, margin_k: 0, trim_kw: 120 },
    { name: "loop-supply" },
  ];
  const network: ChainTotals = { loops: ["s/b"], levels: [{ name: "heat-network", temperature_c: 28 }] };
  expect(chainLines([{ loops: ["s/a"], levels }, network])).toEqual([
    TITLE,
    "  s/a: ambient wet bulb 22 → condenser water 26 (approach 4 K, margin 3 K)",
    "    → FWS 16 (trim 120 kW, margin 0 K) → TCS unknown",
    "  s/b: heat network 28",
  ]);
});

test("no loops, no lines; of many chains the tightest", () => {
  expect(chainLines([])).toEqual([]);
  const many = Array.from({ length: 7 }, (_, at) => chain([`s/${at}`], at));
  const lines = chainLines(many);
  expect(lines.filter((line) => line.startsWith("  s/")).map((line) => line.slice(2, 5))).toEqual([
    "s/0",
    "s/1",
    "s/2",
    "s/3",
    "s/4",
  ]);
  expect(lines.at(-1)).toBe("  and 2 more chains");
});
