import { isWithin } from "../../analysis/tolerance";
import { defineRule } from "../../engine/define-rule";
import { atMost } from "../../engine/report";
import { renderComparison } from "../../units/render";

export default defineRule({
  id: "thermal/facility-water-filtration",
  severity: "error",
  appliesTo: "facility-water",
  summary: "Facility water is filtered as finely as the exchangers of CDUs need.",
  why: "Debris from towers and pipework settles between the plates of the exchangers, and their approach grows until the loop no longer holds its supply.",
  fix: "State a finer filter, or build one in.",
  sources: [{ title: "Filtration of facility water at CDUs: 500 µm", mark: "VENDOR-2" }],
  messages: {
    coarse: "{element} is filtered to {value}, coarser than {limit}.",
  },
  options: {
    mesh_um: {
      type: "number",
      default: 500,
      minimum: 1,
      maximum: 5000,
      description: "Coarsest filter of facility water, in µm.",
      source: { title: "Filtration of facility water at CDUs: 500 µm", mark: "VENDOR-2" },
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
