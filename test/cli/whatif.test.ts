import type { WhatIfDocument } from "../../lib/emit/documents/whatif-document";
import { facility, makeProject, type Project } from "./project";

const TWO_TAPS = `const taps = PowerFeed.group(site, "tap", {
  count: 2, kind: "busway", from: grid, rating: ApparentPower.kilovoltAmperes(30), claims: Redundancy.of("2N"),
});
for (let n = 2; n <= 3; n++) {
  new Rack(row, \`n\${n}\`, { power: Power.kilowatts(20), powerFactor: 1, liquidFraction: 0, feeds: taps });
}`;

let project: Project;
beforeAll(() => {
  project = makeProject({ "taps.ts": facility("taps", TWO_TAPS), "plain.ts": facility("plain") });
});
afterAll(() => project.remove());

test("a survivor above its rating exits 1, in text and in JSON", async () => {
  const [text, json] = await Promise.all([
    project.run(["whatif", "taps.ts", "--lose", "s/tap/a"]),
    project.run(["whatif", "taps.ts", "--lose", "s/tap/a", "--format", "json"]),
  ]);
  expect([text.code, json.code]).toEqual([1, 1]);
  // 2 x 20 kW on one tap of 30 kVA.
  expect(text.stdout).toMatch(/s\/tap\/b +20 kVA +40 kVA +30 kVA +133\.3 % +-10 kVA/);
  const { verdict, states } = JSON.parse(json.stdout) as WhatIfDocument;
  expect(verdict).toBe("fails");
  expect(states[0]?.loads).toMatchObject([{ path: "s/tap/b", after: 40, limit: 30, margin: -10, is_over: true }]);
});

test("racks that the claim N gives up exit 0; a plan says the same as its source", async () => {
  await project.run(["synth", "plain.ts"]);
  const [source, plan] = await Promise.all([
    project.run(["whatif", "plain.ts", "--lose", "s/grid"]),
    project.run(["whatif", "out/plain/plan.json", "--lose", "s/grid"]),
  ]);
  expect(source).toMatchObject({ code: 0, stderr: "" });
  expect(source.stdout).toContain("Racks lost   1 rack in s: no live feed");
  expect(plan).toEqual(source);
});

test("misuse exits 2 and says what was meant", async () => {
  const runs = await Promise.all([
    project.run(["whatif", "taps.ts", "--lose", "s/tip/a"]),
    project.run(["whatif", "taps.ts", "--lose", "s/f/r"]),
    project.run(["whatif", "taps.ts"]),
    project.run(["whatif", "taps.ts", "--lose", "s/grid", "--instant", "later"]),
  ]);
  expect(runs.map(({ code, stdout }) => [code, stdout])).toEqual(runs.map(() => [2, ""]));
  expect(runs[0]?.stderr).toContain('There is no element s/tip/a. Did you mean "s/tap/a"?');
  expect(runs[1]?.stderr).toContain("s/f/r is a row, whose loss is not modelled.");
  expect(runs[2]?.stderr).toContain("--lose");
  expect(runs[3]?.stderr).toContain("Allowed choices are bridge, settled");
});

test("beyond the design day: values that are none, and a facility without one", async () => {
  const runs = await Promise.all([
    project.run(["whatif", "taps.ts", "--ambient", "warm"]),
    project.run(["whatif", "taps.ts", "--wet-bulb", "20"]),
    project.run(["whatif", "taps.ts", "--ambient", "20", "--wet-bulb", "21"]),
    project.run(["whatif", "taps.ts", "--ambient", "41"]),
    project.run(["whatif", "taps.ts", "--supply", "s/tap/a=40"]),
    project.run(["whatif", "taps.ts", "--supply", "40"]),
  ]);
  expect(runs.map(({ code, stdout }) => [code, stdout])).toEqual(runs.map(() => [2, ""]));
  expect(runs[0]?.stderr).toContain("--ambient warm: it must be a temperature in °C");
  expect(runs[1]?.stderr).toContain("needs --ambient");
  expect(runs[2]?.stderr).toContain("a wet bulb is never above its dry bulb of 20 °C");
  expect(runs[3]?.stderr).toContain("no site states a climate");
  expect(runs[4]?.stderr).toContain("s/tap/a is a power-feed, not a cooling loop");
  expect(runs[5]?.stderr).toContain("it must have the form <loop>=<°C>");
});

test("the summary shows the one-line diagram, as much as is asked for", async () => {
  const [short, full, none] = await Promise.all([
    project.run(["validate", "taps.ts"]),
    project.run(["validate", "taps.ts", "--one-line", "full"]),
    project.run(["validate", "taps.ts", "--one-line", "none"]),
  ]);
  expect(short.stdout).toContain("tap/a..b");
  expect(full.stdout).toMatch(/├─ tap\/a .*\n/);
  expect(none.stdout).not.toContain("One-line");
});
