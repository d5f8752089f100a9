import { isWithin } from "../../analysis/tolerance";
import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";
import { renderComparison } from "../../units/render";

export default defineRule({
  id: "thermal/loop-filtration",
  severity: "error",
  appliesTo: "cooling-loop",
  summary: "A technology loop is filtered as finely as its cold plates need.",
  why: "The channels of cold plates are fractions of a millimetre wide: what a coarser filter lets pass stays in them, and the flow of that chip falls for good.",
  fix: "State a finer filter, or build one in.",
  sources: [
    {
      title: "OCP MGX Accelerated Computing Rack and Trays Specification Rev 1.1",
      clause: "section 11",
      mark: "VENDOR-2",
    },
    { title: "Vertiv XDU1350 Application and Planning Guide SL-71309: 50 µm required", mark: "VENDOR-2" },
  ],
  messages: {
    coarse: "{element} is filtered to {value}, coarser than {limit}.",
  },
  options: {
    mesh_um: {
      type: "number",
      default: 50,
      minimum: 1,
      maximum: 5000,
      description: "Coarsest filter of a technology loop, in µm.",
      source: {
        title: "MGX specification: 25 µm and 50 µm; CDU data sheets: 50 µm required, 25 µm optional",
        mark: "VENDOR-2",
      },
    },
  },
  check({ subject, index, options, report, notApplicable }) {
    const mesh = subject.filter_um;
    if (mesh === undefined) return notApplicable();
    if (isWithin(mesh, options.mesh_um)) return;
    const text = renderComparison(mesh, options.mesh_um, "µm");
    report("coarse", {
      data: { element: index.label(subject.path), value: text.value, limit: text.limit },
      evidence: atMost(mesh, options.mesh_um, "µm"),
    });
  },
});
