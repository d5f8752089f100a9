/** A facility beyond its design day, by hand: 36 °C outside, cooler 5 K, CDUs 4 K, loop at 45 °C. */
import { Ajv } from "ajv";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { conditionsDocument } from "../../lib/emit/documents/conditions-document";
import { whatIfDocument } from "../../lib/emit/documents/whatif-document";
import { paint } from "../../lib/emit/pretty/paint";
import { whatIfText } from "../../lib/emit/pretty/whatif";
import { type Conditions, underConditions } from "../../lib/model/conditions";
import { judgePlan } from "../../lib/synth";
import { asRead, judgeRecords } from "../helpers/judged";
import { cdu, loop, racks, site } from "../helpers/records";
import { ROOT } from "../helpers/source-imports";

const validate = new Ajv({ allErrors: true, strict: true }).compile(
  JSON.parse(readFileSync(join(ROOT, "schema/whatif.schema.json"), "utf8")) as object,
);

/** One CDU of 1,368 kW at 4 K, and 900 kW: any approach above 900 / 1,368 x 4 = 2.63 K will do. */
const declared = judgeRecords([
  site("s", { climate: [{ dry_bulb_c: 36, basis: "assumption" }], recirculation_allowance_k: 0 }),
  loop("s/tcs", { supply_c: 45, rejection: { kind: "dry-cooler", approach_k: 5 } }),
  cdu("s/tcs/cdu", { model: "vertiv/xdu1350", power_kw: 10, power_factor: 1 }),
  ...racks(10, { liquid_fraction: 0.9, loop: "s/tcs" }),
]);

function under(conditions: Partial<Conditions>) {
  const { plan, index, report } = declared;
  const given = { supply_c: new Map<string, number>(), ...conditions };
  const changed = judgePlan({ ...plan, model: { elements: underConditions(plan.model.elements, given) } });
  const found = whatIfDocument(index, undefined, conditionsDocument(given, report, changed.report));
  validate(asRead(found));
  expect(validate.errors ?? []).toEqual([]);
  return found;
}

test("a warmer day: every arrow before and after, and what appears", () => {
  const { conditions, verdict, states } = under({ ambient_c: 41 });
  const temperatures = (levels: readonly { readonly temperature_c?: number }[] = []) =>
    levels.slice(0, 3).map(({ temperature_c }) => temperature_c);
  // 36 + 5 = 41 and 41 + 5 = 46 °C of facility water, below and above the loop's 45 °C.
  expect(temperatures(conditions?.chains[0]?.before)).toEqual([36, 41, 45]);
  expect(temperatures(conditions?.chains[0]?.after)).toEqual([41, 46, 45]);
  expect(conditions?.findings.map(({ rule, outcome }) => [rule, outcome])).toContainEqual([
    "thermal/loop-heat-within-cdus",
    "fail",
  ]);
  expect([verdict, states]).toEqual(["fails", []]);
});

test("a colder day brings nothing to light", () => {
  expect(under({ ambient_c: 30 }).conditions?.findings).toEqual([]);
});

test("another supply temperature is that of its loop alone", () => {
  const { conditions } = under({ supply_c: new Map([["s/tcs", 41]]) });
  expect(conditions?.supplies).toEqual([{ path: "s/tcs", supply_c: 41 }]);
  expect(conditions?.chains[0]?.after.find(({ name }) => name === "loop-supply")?.temperature_c).toBe(41);
});

test("the text names the day, the chain and the findings", () => {
  const text = whatIfText(under({ ambient_c: 41, wet_bulb_c: 25 }), paint(false));
  expect(text).toContain("test: at 41 °C, wet bulb 25 °C\n");
  expect(text).toMatch(/ambient +36 °C +41 °C/);
  expect(text).toMatch(/FWS +41 °C +46 °C/);
  expect(text).toContain("error  thermal/loop-heat-within-cdus");
  expect(text).toMatch(/Fails: \d+ errors?\./);
});
