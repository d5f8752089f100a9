import rule from "../../../lib/rules/thermal/wetted-materials";
import { testRule } from "../../../lib/testing";
import { loop } from "../../helpers/records";

const made = (...materials: readonly string[]) => [loop("tcs", { materials })];
const why = "neither approved nor forbidden by the MGX specification";

testRule(rule, {
  good: [
    {
      name: "what is approved",
      records: made(
        "copper",
        "brass-low-zinc",
        "stainless-316l",
        "stainless-304l",
        "titanium-grade-2",
        "epdm-peroxide-cured",
        "braze-bcup",
      ),
    },
  ],
  bad: [
    {
      name: "what is forbidden, once each",
      records: made("carbon-steel", "copper", "carbon-steel", "cpvc"),
      findings: [
        {
          message: "CPVC touches the coolant of tcs, and the specification of the racks forbids it.",
          path: "tcs",
        },
        { message: "Carbon steel touches the coolant of tcs, and the specification of the racks forbids it." },
      ],
    },
    ...["aluminium", "zinc", "lead", "pvc"].map((material) => ({
      name: material,
      records: made(material),
      findings: [{ message_id: "forbidden" }],
    })),
  ],
  unknown: [
    {
      name: "what no list names",
      records: made("copper", "nickel", "PVC"),
      missing: [`whether nickel may touch the coolant (${why})`, `whether PVC may touch the coolant (${why})`],
    },
  ],
  notApplicable: [{ name: "nothing is stated", records: [loop("tcs")] }],
});
