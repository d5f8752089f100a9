import { closest } from "../../lib/catalog/suggest";

const keys = ["tdp_kw", "peak_kw", "mass_kg", "width_m", "flow_curve", "flow_curve_of"];

test.each([
  ["tdp_kw", "tdp_kw"],
  ["tdp", "tdp_kw"],
  ["tdp_w", "tdp_kw"],
  ["TDP_KW", "tdp_kw"],
  ["peka_kw", "peak_kw"],
  ["flow_curv", "flow_curve"],
  ["flow_curve_off", "flow_curve_of"],
  ["mass_lb", "mass_kg"],
  ["colour", undefined],
  ["", undefined],
])("%p means %p", (word, meant) => {
  expect(closest(word, keys)).toBe(meant);
});
