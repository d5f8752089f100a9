import { analyse } from "../../../../lib/analysis/analysis";
import type { LoopHydraulics } from "../../../../lib/analysis/thermal/hydraulics/hydraulics";
import { ModelIndex } from "../../../../lib/model/model";
import type { CoolingLoopRecord, ModelRecord, PipingRecord } from "../../../../lib/model/records";
import { modelOf } from "../../../../lib/testing";
import { loop, row } from "../../../helpers/records";
import { LOSSLESS, PIPED_PARTS, pipedPlant, piping } from "../../../rules/thermal/piped-plant";

const thermalOf = (records: readonly ModelRecord[]) => analyse(new ModelIndex(modelOf(records, PIPED_PARTS))).thermal;

const hydraulicsOf = (records: readonly ModelRecord[], path = "s/tcs"): LoopHydraulics =>
  thermalOf(records).hydraulics.get(path) as LoopHydraulics;

/** A run of bends only, so that its loss is by hand: minor loss x rho v² / 2. */
const bends = (inner_diameter_mm: number, minor_loss: number) => ({ inner_diameter_mm, length_m: 0, minor_loss });
const balanced = (more: Partial<PipingRecord>) => ({ loop: { piping: piping({ is_balanced: true, ...more }) } });

/** 100 L/min through 50 mm: 0.848 826 m/s; 1000 x 0.848 826² / 2 = 360.253 Pa. Twice the flow: 1,441.012 Pa. */
const ONE = 0.360253;
const TWO = 1.441012;

describe("a balanced loop", () => {
  test("head is that of the farthest rack; power is flow times head", () => {
    // Main 2 x 3 x 1.441 012, one piece of manifold 2 x 1 x 0.360 253, the rack 50.
    const found = hydraulicsOf(pipedPlant(balanced({ main: bends(50, 3), manifold: bends(50, 1) })));
    const head = 50 + 6 * TWO + 2 * ONE;
    expect(found.flow_needed_l_per_min).toEqual({ lower: 200, upper: 200, missing: [] });
    expect(found.head_needed_kpa.upper).toBeCloseTo(head, 5);
    // 200 / 60,000 m³/s x kPa
    expect(found.hydraulic_power_kw.upper).toBeCloseTo((200 / 60000) * head, 6);
    expect(found.imbalance).toBeUndefined();
  });

  test("pressure at the inlets: the head less the way there", () => {
    const { inlets } = hydraulicsOf(pipedPlant(balanced({ main: bends(50, 3), manifold: bends(50, 1) })));
    const head = 50 + 6 * TWO + 2 * ONE;
    expect([...(inlets?.keys() ?? [])]).toEqual(["s/f/r/n1", "s/f/r/n2"]);
    expect(inlets?.get("s/f/r/n1")).toBeCloseTo(head - 3 * TWO, 5);
    expect(inlets?.get("s/f/r/n2")).toBeCloseTo(head - 3 * TWO - ONE, 5);
  });

  test("a rack with a branch length of its own", () => {
    const branch = { inner_diameter_mm: 50, length_m: 0, minor_loss: 0 };
    const plain = pipedPlant(balanced({ branch }));
    const longer = plain.map((record) =>
      record.path === "s/f/r/n1" && record.kind === "rack" ? { ...record, branch_length_m: 10 } : record,
    );
    expect(hydraulicsOf(plain).head_needed_kpa.upper).toBeCloseTo(50, 9);
    // Re = 1000 x 0.848 826 x 0.05 / 0.001 = 42,441; e / D = 0.001
    // f = 0.25 / log10(0.001 / 3.7 + 5.74 / 42,441^0.9)² = 0.25 / log10(6.628 27e-4)² = 0.024 744; 2 x f x 10 / 0.05 x ONE
    expect(hydraulicsOf(longer).head_needed_kpa.upper).toBeCloseTo(50 + 2 * 0.024744 * 200 * ONE, 3);
  });

  test("two rows hang on one point unless there is a pipe between them", () => {
    const rows = (between_rows: PipingRecord["between_rows"]) => {
      const { between_rows: _none, ...rest } = piping({ is_balanced: true });
      const stated = between_rows ? { ...rest, between_rows } : rest;
      return [
        ...pipedPlant({ loop: { piping: stated } }).map((record) =>
          record.path === "s/f/r/n2" ? { ...record, path: "s/f/q/n2" } : record,
        ),
        row("s/f/q"),
      ];
    };
    expect(hydraulicsOf(rows(undefined)).head_needed_kpa).toEqual({ lower: 50, upper: 50, missing: [] });
    expect(hydraulicsOf(rows(bends(50, 1))).head_needed_kpa.upper).toBeCloseTo(50 + 2 * ONE, 5);
  });
});

describe("an unbalanced loop", () => {
  const found = hydraulicsOf(pipedPlant({ racks: 3, loop: { piping: piping({ manifold: bends(30, 1) }) } }));

  test("the farthest gets just what it needs, the nearest more", () => {
    expect(found.imbalance?.farthest.path).toBe("s/f/r/n3");
    expect(found.imbalance?.farthest.flow_l_per_min).toBeCloseTo(100, 6);
    expect(found.imbalance?.nearest.path).toBe("s/f/r/n1");
    expect(found.imbalance?.nearest.flow_l_per_min).toBeGreaterThan(100);
    expect(found.imbalance?.short).toEqual([]);
    expect(found.flow_needed_l_per_min.lower).toBeGreaterThan(300);
  });

  test("without any loss in the pipes all get the same, and ties go to the first and the last", () => {
    const { imbalance } = hydraulicsOf(pipedPlant({ racks: 3 }));
    expect([imbalance?.nearest.path, imbalance?.farthest.path]).toEqual(["s/f/r/n1", "s/f/r/n3"]);
  });
});

test("what is missing leaves a lower bound", () => {
  const found = hydraulicsOf(
    pipedPlant({ loop: { piping: piping({ main: bends(50, 3), branch: { inner_diameter_mm: 40 } }) } }),
  );
  expect(found.head_needed_kpa.lower).toBeCloseTo(50 + 6 * TWO, 5);
  expect(found.head_needed_kpa.upper).toBeUndefined();
  expect(found.imbalance).toBeUndefined();
});

test("rows in the order of their positions where all are stated", () => {
  const manyRows = (q?: number, r?: number) => [
    ...pipedPlant({ loop: { piping: piping({ between_rows: bends(30, 1) }) } })
      .filter(({ path }) => path !== "s/f/r")
      .map((record) => (record.path === "s/f/r/n2" ? { ...record, path: "s/f/q/n2" } : record)),
    row("s/f/q", q === undefined ? {} : { y_m: q }),
    row("s/f/r", r === undefined ? {} : { y_m: r }),
  ];
  expect(hydraulicsOf(manyRows()).imbalance?.nearest.path).toBe("s/f/q/n2");
  expect(hydraulicsOf(manyRows(4, 2)).imbalance?.nearest.path).toBe("s/f/r/n1");
  expect(hydraulicsOf(manyRows(4)).imbalance?.nearest.path).toBe("s/f/q/n2");
});

test("loops of equal content come out equal, each with its own racks", () => {
  const stated: Partial<CoolingLoopRecord> = { coolant: "test/coolant", piping: piping({ manifold: bends(30, 1) }) };
  const records = pipedPlant({ racks: 4, loop: stated }).map((record) =>
    record.kind === "rack" && /[34]$/.test(record.path) ? { ...record, loop: "s/two" } : record,
  );
  const { hydraulics } = thermalOf([...records, loop("s/two", stated)]);
  const [one, two] = [hydraulics.get("s/tcs"), hydraulics.get("s/two")];
  expect(two?.head_needed_kpa).toEqual(one?.head_needed_kpa);
  expect([one?.imbalance?.farthest.path, two?.imbalance?.farthest.path]).toEqual(["s/f/r/n2", "s/f/r/n4"]);
});

test("a loop without racks has no hydraulics", () => {
  expect(thermalOf(pipedPlant({ racks: 0 })).hydraulics.size).toBe(0);
});

describe("assumptions", () => {
  const texts = (stated: Partial<CoolingLoopRecord>): string[] =>
    thermalOf(pipedPlant({ loop: stated }))
      .assumptions.filter(({ text }) => /^(Pipes|Reverse|Velocity|Pressure)/.test(text))
      .map(({ text }) => text.split(":")[0] as string);

  test("each where it counts", () => {
    expect(texts({ piping: piping({ is_balanced: false }) })).toEqual(["Pipes of the cooling loops"]);
    const stated = piping({ branch: { ...LOSSLESS, inner_diameter_mm: 32 }, return: "reverse" });
    expect(texts({ piping: stated, fill_pressure_kpa: 100 })).toEqual([
      "Pipes of the cooling loops",
      "Pipes of the cooling loops",
      "Pressure in the racks",
      "Reverse return",
      "Velocity in pipes between 25 and 38 mm",
    ]);
  });

  test.each([25, 38])("%d mm needs none", (inner_diameter_mm) => {
    const stated = piping({ branch: { ...LOSSLESS, inner_diameter_mm }, is_balanced: true });
    expect(texts({ piping: stated })).toEqual(["Pipes of the cooling loops"]);
  });
});
