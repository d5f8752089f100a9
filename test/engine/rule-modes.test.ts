import type { JudgingTerms } from "../../lib/engine/judge";
import { floor, rack, row, site } from "../helpers/records";
import { judged, powerRule } from "./small-rules";

/** 150 kW each, above the limit of 100 kW. */
const TWO_SITES = ["a", "b"].flatMap((id) => [
  site(id),
  floor(`${id}/f`),
  row(`${id}/f/r`),
  rack(`${id}/f/r/n1`, { power_kw: 150 }),
  rack(`${id}/f/r/n2`, { power_kw: 150 }),
]);
const found = (terms: JudgingTerms) =>
  judged(TWO_SITES, [powerRule], terms).findings.map(({ severity, path }) => `${severity} ${path}`);
const setting = (severity: "warning" | "info" | "off" | "error") => ({ "test/power": { severity } });

test("settings for some paths hold there and below, the later ones before the earlier", () => {
  const overrides = [
    { paths: ["a"], settings: setting("warning") },
    { paths: ["a/f/r/n2"], settings: setting("info") },
  ];
  expect(found({ overrides })).toEqual(["error b/f/r/n1", "error b/f/r/n2", "warning a/f/r/n1", "info a/f/r/n2"]);
  expect(found({ overrides: [...overrides].reverse() })).toEqual([
    "error b/f/r/n1",
    "error b/f/r/n2",
    "warning a/f/r/n1",
    "warning a/f/r/n2",
  ]);
});

test("options and severities of several settings add up", () => {
  const overrides = [
    { paths: ["a", "b"], settings: { "test/power": { options: { limit_kw: 150 } } } },
    { paths: ["b"], settings: { "test/power": { severity: "info" as const, options: { limit_kw: 100 } } } },
  ];
  expect(found({ settings: setting("warning"), overrides })).toEqual(["info b/f/r/n1", "info b/f/r/n2"]);
});

test("off for some paths counts nothing there", () => {
  const terms = { overrides: [{ paths: ["a"], settings: setting("off") }] };
  expect(judged(TWO_SITES, [powerRule], terms).outcomes).toMatchObject({ pass: 0, fail: 2 });
});

test("unknowns of one input at two severities are two findings", () => {
  const records = [site(), floor(), row(), rack("s/f/r/n1"), rack("s/f/r/n2")].map((record) =>
    record.kind === "rack" ? ({ ...record, power_kw: undefined } as never) : record,
  );
  const overrides = [{ paths: ["s/f/r/n2"], settings: setting("warning") }];
  const { findings } = judged(records, [powerRule], { overrides });
  expect(findings.map(({ severity, path, subject_count }) => [severity, path, subject_count])).toEqual([
    ["warning", "s/f/r/n1", 1],
    ["info", "s/f/r/n2", 1],
  ]);
});
