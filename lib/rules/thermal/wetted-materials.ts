import { defineRule } from "../../engine/define-rule";
import type { WettedMaterial } from "../../model/records";

const APPROVED: ReadonlySet<string> = new Set<WettedMaterial>([
  "copper",
  "brass-low-zinc",
  "stainless-316l",
  "stainless-304l",
  "titanium-grade-2",
  "epdm-peroxide-cured",
  "braze-bcup",
]);
/** With their names in a sentence. */
const FORBIDDEN: ReadonlyMap<string, string> = new Map<WettedMaterial, string>([
  ["aluminium", "Aluminium"],
  ["zinc", "Zinc"],
  ["lead", "Lead"],
  ["carbon-steel", "Carbon steel"],
  ["pvc", "PVC"],
  ["cpvc", "CPVC"],
]);

export default defineRule({
  id: "thermal/wetted-materials",
  severity: "error",
  appliesTo: "cooling-loop",
  summary: "Nothing touches the coolant of a technology loop that the racks' specification forbids.",
  why: "Aluminium, zinc and carbon steel corrode beside copper in one coolant, and what they shed blocks cold plates; PVC and CPVC embrittle. One wrong fitting fouls every rack of the loop.",
  fix: "Build that part of the loop of stainless steel 304L or 316L, copper, brass with less than 15 % zinc, titanium or peroxide-cured EPDM.",
  sources: [
    {
      title: "OCP MGX Accelerated Computing Rack and Trays Specification Rev 1.1",
      clause: "section 11",
      mark: "VENDOR-2",
    },
  ],
  messages: {
    forbidden: "{material} touches the coolant of {loop}, and the specification of the racks forbids it.",
  },
  check({ subject, index, report, unknown, notApplicable }) {
    if (subject.materials === undefined) return notApplicable();
    for (const material of [...new Set(subject.materials)]) {
      const name = FORBIDDEN.get(material);
      if (name !== undefined) {
        report("forbidden", { data: { material: name, loop: index.label(subject.path) }, detail: material });
      } else if (!APPROVED.has(material)) {
        const why = "neither approved nor forbidden by the MGX specification";
        unknown({ what: `whether ${material} may touch the coolant`, why, path: subject.path });
      }
    }
  },
});
