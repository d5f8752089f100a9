import type { RackPart } from "../../../lib/catalog/parts";
import rule from "../../../lib/rules/density/racks-apart";
import { testRule } from "../../../lib/testing";
import { floor, rack, row, site } from "../../helpers/records";

const sized = (id: string, size: Partial<RackPart>): RackPart => ({
  id,
  kind: "rack",
  title: id,
  sources: [],
  ...size,
});
const parts = {
  "t/rack": sized("t/rack", { width_m: 0.6, depth_m: 1.2 }),
  "t/unsized": sized("t/unsized", {}),
};
const inSlot = (name: string, slot: number, model = "t/rack") => rack(`s/f/r/${name}`, { slot, model });
const hall = (pitch_m: number | undefined) => [site(), floor(), row("s/f/r", pitch_m === undefined ? {} : { pitch_m })];
const at = (name: string, x_m: number, y_m: number) => rack(`s/f/${name}`, { x_m, y_m, model: "t/rack" });

testRule(rule, {
  good: [
    { name: "slots of their own", records: [...hall(undefined), inSlot("n1", 1), inSlot("n2", 2)], parts },
    { name: "touching", records: [...hall(0.6), inSlot("n1", 1), inSlot("n2", 2)], parts },
    { name: "far apart", records: [...hall(1.2), inSlot("n1", 1), inSlot("n2", 9)], parts },
  ],
  bad: [
    {
      name: "one slot",
      records: [...hall(0.6), inSlot("n1", 4), inSlot("n2", 4)],
      parts,
      findings: [
        {
          message: "f/r/n2 stands on slot 4, which f/r/n1 has already.",
          path: "s/f/r/n2",
          evidence: { value: 2, limit: 1, margin: -1, unit: "racks" },
          affects: { rack_count: 2, racks: ["s/f/r/n1", "s/f/r/n2"] },
        },
      ],
    },
    {
      name: "just overlapping, three in a row",
      records: [...hall(0.599), inSlot("n1", 1), inSlot("n2", 2), inSlot("n3", 3)],
      parts,
      findings: [
        {
          message: "f/r/n2 overlaps f/r/n1: 0.599 m apart along the row, 0.600 m needed; 1 more rack in the same way.",
          path: "s/f/r/n2",
          evidence: { value: 0.599, limit: 0.6, margin: -0.001, unit: "m", bound: "at-least" },
          affects: { rack_count: 3 },
        },
      ],
    },
    {
      name: "several: across the rows, and three on one spot",
      records: [...hall(undefined), at("a", 0, 0), at("b", 0, 1), at("c", 5, 6), at("d", 5, 6), at("e", 5, 6)],
      parts,
      findings: [
        { message: "f/b overlaps f/a: 1.0 m apart across the rows, 1.2 m needed.", path: "s/f/b" },
        { message: "f/d stands where f/c does, 5 m along and 6 m across; 1 more rack in the same way.", path: "s/f/d" },
      ],
    },
  ],
  unknown: [
    {
      name: "no width published",
      records: [...hall(0.6), inSlot("n1", 1, "t/unsized"), inSlot("n2", 2, "t/unsized")],
      parts,
      missing: ["width of t/unsized racks (none published)"],
    },
  ],
  notApplicable: [{ name: "no place stated", records: [...hall(0.6), rack("s/f/r/n1"), rack("s/f/r/n2")] }],
});
