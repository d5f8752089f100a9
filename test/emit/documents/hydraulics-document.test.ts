import Ajv from "ajv";
import { analyse } from "../../../lib/analysis/analysis";
import { hydraulicsDocument } from "../../../lib/emit/documents/hydraulics-document";
import { ModelIndex } from "../../../lib/model/model";
import type { ModelRecord } from "../../../lib/model/records";
import { modelOf } from "../../../lib/testing";
import schema from "../../../schema/plan.schema.json";
import { plant } from "../../rules/thermal/plant";
import { cduWith, pipedPlant, piping } from "../../rules/thermal/piped-plant";

const isValid = new Ajv({ strict: false }).compile({
  definitions: schema.definitions,
  $ref: "#/definitions/loopHydraulics",
});

const parts = cduWith(200, 100);
const documentOf = (records: readonly ModelRecord[]): any =>
  hydraulicsDocument(analyse(new ModelIndex(modelOf(records, parts))).thermal.hydraulics.get("s/tcs"));

describe("the pipes of a loop in the plan", () => {
  test("everything known: two racks alike, without loss in the pipes", () => {
    const { hydraulics } = documentOf(pipedPlant());
    // 200 / 60,000 m³/s x 50 kPa = 0.166 667 kW; 200 L/min through 100 mm: 0.424 413 m/s, 100 L/min half of that
    expect(hydraulics).toEqual({
      flow_needed_l_per_min: 200,
      head_needed_kpa: 50,
      hydraulic_power_kw: 0.166666667,
      imbalance: {
        total_l_per_min: 200,
        nearest: { path: "s/f/r/n1", flow_l_per_min: 100, required_l_per_min: 100 },
        farthest: { path: "s/f/r/n2", flow_l_per_min: 100, required_l_per_min: 100 },
        short_rack_count: 0,
      },
      velocities: [
        { run: "main", inner_diameter_mm: 100, velocity_m_per_s: 0.424413182 },
        { run: "manifold", inner_diameter_mm: 100, velocity_m_per_s: 0.212206591 },
        { run: "branch", inner_diameter_mm: 100, velocity_m_per_s: 0.212206591 },
      ],
    });
    expect(isValid(hydraulics)).toBe(true);
  });

  test("at the flow of the CDUs one rack goes short", () => {
    const manifold = { inner_diameter_mm: 30, length_m: 1, minor_loss: 1 };
    const { hydraulics } = documentOf(pipedPlant({ loop: { piping: piping({ manifold }) } }));
    expect(hydraulics.imbalance_at_cdus).toMatchObject({ total_l_per_min: 200, short_rack_count: 1 });
    expect(isValid(hydraulics)).toBe(true);
  });

  test("no piping: bounds and what is lacking", () => {
    const { hydraulics } = documentOf(plant({ racks: 2, cdus: 1, loop: { coolant: "test/coolant" } }));
    expect(hydraulics).toMatchObject({
      head_needed_at_least_kpa: 50,
      head_needed_lacks: ["piping of the loop (not stated)"],
      velocities: [],
    });
    expect(isValid(hydraulics)).toBe(true);
  });

  test("a loop without racks has nothing to say", () => {
    expect(documentOf(pipedPlant({ racks: 0 }))).toEqual({});
  });
});
