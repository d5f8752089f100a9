/** A mistake in the cooling of a facility is one finding, at the line of the mistake; the rest of the report stays. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { ReportDocument } from "../../lib/emit/documents/documents";
import { makeProject, type Project } from "../cli/project";
import { edited, findingsOf, placeIn } from "../helpers/cli";
import { PLANT } from "./plant";

jest.setTimeout(60_000);

const VALUE = "error declaration/value-allowed";
const REFERENCE = "error declaration/reference-known";
const COUNT = "error declaration/count-agrees";
const PLACE = "error declaration/place-allowed";
const PART = "error declaration/part-known";

/** The facility with its warm loop on facility water, whose coolers and pumps are units of their own. */
const WARM = edited(
  PLANT,
  [
    "Temperature, TemperatureDifference, Voltage,",
    "Temperature, TemperatureDifference, Voltage, FacilityWater, Flow, Pressure,",
  ],
  [
    `  rejection: {
    kind: "dry-cooler", approach: TemperatureDifference.kelvin(5), capacity: Power.megawatts(4), fanPower: Power.kilowatts(60),
    feeds: transformers, powerFactor: 0.95,
  },
`,
    "  facility: warm,\n",
  ],
  [
    "const loop = new CoolingLoop",
    `const warm = new FacilityWater(site, "warm", {
  coolant: "water",
  rejection: {
    kind: "dry-cooler", count: 4, claims: Redundancy.of("N+1"), approach: TemperatureDifference.kelvin(5),
    capacity: Power.megawatts(4), fanPower: Power.kilowatts(60), feeds: transformers, powerFactor: 0.95,
  },
  flow: Flow.litresPerMinute(3000), head: Pressure.kilopascals(150),
  pumps: { count: 3, claims: Redundancy.of("N+1"), flow: Flow.litresPerMinute(1500), head: Pressure.kilopascals(150),
    efficiency: 0.6, feeds: transformers, powerFactor: 0.9 },
});
const loop = new CoolingLoop`,
  ],
);

const AT = {
  warm: 'FacilityWater(site, "warm"',
  loop: 'CoolingLoop(site, "tcs"',
  hall: "Floor(site",
  rack: "NVL72Rack(row",
};

interface Case {
  readonly edits: readonly (readonly [from: string, to: string])[];
  /** Severity and rule, path, and a piece of the text that begins where it points. */
  readonly finds: readonly (readonly [what: string, path: string, at: string])[];
  /** What the message of the first finding says. */
  readonly says: string;
}

const one = (from: string, to: string, what: string, path: string, at: string, says: string): Case => ({
  edits: [[from, to]],
  finds: [[what, path, at]],
  says,
});
const added = (statement: string, what: string, path: string, at: string, says: string): Case =>
  one("factory.synth();", `${statement}\nfactory.synth();`, what, path, at, says);

const SUPPLY = "supply: Temperature.celsius(40),";
const WATER = 'coolant: "water",\n  rejection: {\n    kind: "dry-cooler", count: 4';

const CASES: Readonly<Record<string, Case>> = {
  "a supply at which water freezes": one(
    SUPPLY,
    "supply: Temperature.celsius(0),",
    VALUE,
    "north/tcs",
    AT.loop,
    '"supply" is 0 °C, and water freezes at 0 °C.',
  ),
  "a supply at which glycol freezes": {
    edits: [
      [
        'coolant: "water",\n  supply: Temperature.celsius(40)',
        'coolant: "pg25",\n  supply: Temperature.celsius(-10.5)',
      ],
    ],
    finds: [[VALUE, "north/tcs", AT.loop]],
    says: '"supply" is -10.5 °C, and pg25 freezes at -10 °C.',
  },
  "facility water that freezes": one(
    WATER,
    `supply: Temperature.celsius(-1), ${WATER}`,
    VALUE,
    "north/warm",
    AT.warm,
    '"supply" is -1 °C, and water freezes at 0 °C.',
  ),
  "a chiller that freezes its water": added(
    `new FacilityWater(site, "cold", {
  coolant: "water", rejection: { kind: "chiller", leaving: Temperature.celsius(0), fanPower: Power.kilowatts(1),
    feeds: transformers, powerFactor: 1 },
  pumps: { count: 1, power: Power.kilowatts(1), feeds: transformers, powerFactor: 1 },
});`,
    VALUE,
    "north/cold",
    'FacilityWater(site, "cold"',
    '"rejection.leaving" is 0 °C, and water freezes at 0 °C.',
  ),
  "a return that is not above the supply": one(
    SUPPLY,
    `${SUPPLY} return: Temperature.celsius(40),`,
    VALUE,
    "north/tcs",
    AT.loop,
    '"return" is 40 °C, not above the supply of 40 °C',
  ),
  "a rack on two loops": one(
    "cooling: loop",
    'cooling: (slot === 3 && name === "r02" ? [loop, chilled] : loop) as never',
    REFERENCE,
    "north/hall/r02/n3",
    AT.rack,
    '"cooling" is a list of 2: a rack hangs on one loop.',
  ),
  "a rack on facility water": one(
    "cooling: loop",
    'cooling: (slot === 3 && name === "r02" ? warm : loop) as never',
    REFERENCE,
    "north/hall/r02/n3",
    AT.rack,
    '"cooling" refers to "north/warm", which is no cooling-loop of this facility.',
  ),
  "facility water that cools itself": {
    edits: [
      [
        "factory.synth();",
        `const back = { to: warm };
const pumps = { count: 1, power: Power.kilowatts(1), feeds: transformers, powerFactor: 1 };
const inner = new FacilityWater(site, "inner", { coolant: "water", exchanger: back, pumps });
const outer = new FacilityWater(site, "outer", { coolant: "water", exchanger: { to: inner }, pumps });
back.to = outer;
factory.synth();`,
      ],
    ],
    finds: [[REFERENCE, "north/inner", 'FacilityWater(site, "inner"']],
    says: '"exchanger.to" leads back to the facility water itself: north/inner → north/outer → north/inner.',
  },
  "facility water of another site": added(
    `const south = new Site(factory, "south", { electricalCode: "NEC" });
new CoolingLoop(south, "tcs", { coolant: "water", supply: Temperature.celsius(40), facility: warm });`,
    REFERENCE,
    "south/tcs",
    'CoolingLoop(south, "tcs"',
    '"facility" refers to "north/warm", which stands on another site.',
  ),
  "a rejection beside a plate exchanger": one(
    'const warm = new FacilityWater(site, "warm", {',
    `const other = new FacilityWater(site, "other", {
  coolant: "water",
  rejection: { kind: "dry-cooler", fanPower: Power.kilowatts(1), feeds: transformers, powerFactor: 1 },
  pumps: { count: 1, power: Power.kilowatts(1), feeds: transformers, powerFactor: 1 },
});
const warm = new FacilityWater(site, "warm", {
  exchanger: { to: other },`,
    VALUE,
    "north/warm",
    AT.warm,
    '"exchanger" stands beside "rejection"',
  ),
  "facility water beside a rejection of the loop's own": one(
    "  facility: warm,\n",
    '  facility: warm, rejection: { kind: "dry-cooler", fanPower: Power.kilowatts(0), feeds: transformers, powerFactor: 1 },\n',
    VALUE,
    "north/tcs",
    AT.loop,
    '"rejection" stands beside "facility"',
  ),
  "facility water beside a set point of the loop's own": one(
    "  facility: warm,\n",
    "  facility: warm, facilitySupply: Temperature.celsius(35),\n",
    VALUE,
    "north/tcs",
    AT.loop,
    '"facilitySupply" stands beside "facility"',
  ),
  "a class of facility water that does not exist": one(
    WATER,
    `waterClass: "W30" as never, ${WATER}`,
    VALUE,
    "north/warm",
    AT.warm,
    '"waterClass" is "W30", which is not one of "W17", "W27", "W32", "W40", "W45", "W+".',
  ),
  "a class of a loop that is no temperature": one(
    SUPPLY,
    `${SUPPLY} supplyClass: "W45" as never,`,
    VALUE,
    "north/tcs",
    AT.loop,
    '"supplyClass" is "W45", which is not S and a temperature in °C.',
  ),
  "an unknown coolant of facility water": one(
    WATER,
    WATER.replace("water", "watr"),
    PART,
    "north/warm",
    AT.warm,
    '"watr" is no coolant of the catalog. Did you mean "water"?',
  ),
  "facility water at no site": added(
    'new FacilityWater(factory, "lost");',
    PLACE,
    "lost",
    'FacilityWater(factory, "lost"',
    "The facility water stands below no site.",
  ),
  "no cooler": one("count: 4, claims", "count: 0, claims", VALUE, "north/warm", AT.warm, '"rejection.count" is 0'),
  "no pump": one(
    'count: 3, claims: Redundancy.of("N+1"), flow',
    "count: 0, flow",
    VALUE,
    "north/warm",
    AT.warm,
    '"pumps.count" is 0',
  ),
  "too few lists of feeds for the coolers": one(
    "feeds: transformers, powerFactor: 0.95,\n  },\n  flow",
    "feedsEach: transformers.slice(1).map((feed) => [feed]), powerFactor: 0.95,\n  },\n  flow",
    COUNT,
    "north/warm/dry-cooler-1",
    AT.warm,
    '"rejection.feedsEach" has 3 lists for 4 units.',
  ),
  "a negative capacity of the coolers": one(
    "capacity: Power.megawatts(4)",
    "capacity: Power.megawatts(-4)",
    VALUE,
    "north/warm",
    AT.warm,
    '"rejection.capacity" is -4,000 kW',
  ),
  "an efficiency of the pumps in percent": one(
    "efficiency: 0.6",
    "efficiency: 60",
    VALUE,
    "north/warm/pump-1",
    AT.warm,
    '"pumps.efficiency" is 60',
  ),
  "cycles of concentration that concentrate nothing": one(
    "count: 4, claims",
    "cycles: 1, count: 4, claims",
    VALUE,
    "north/warm",
    AT.warm,
    '"rejection.cycles" is 1',
  ),
  "air units with a condenser and a loop": one(
    "loop: chilled,",
    "loop: chilled, condenserMax: Temperature.celsius(40),",
    VALUE,
    "north/hall/air-1",
    AT.hall,
    '"air.condenserMax" stands beside "air.loop"',
  ),
  "a pipe as wide as nothing": one(
    "innerDiameter: Length.millimetres(200)",
    "innerDiameter: Length.millimetres(0)",
    VALUE,
    "north/tcs",
    AT.loop,
    '"piping.main.innerDiameter" is 0 m',
  ),
  "a material without a name": one(
    SUPPLY,
    `${SUPPLY} materials: ["copper", ""],`,
    VALUE,
    "north/tcs",
    AT.loop,
    '"materials" is not a list of texts.',
  ),
  "a PUE target below 1": one(
    'electricalCode: "NEC",\n  climate',
    'electricalCode: "NEC", pueTarget: 0.9,\n  climate',
    VALUE,
    "north",
    "Site(factory",
    '"pueTarget" is 0.9',
  ),
};

let project: Project;
let files = 0;

beforeAll(() => {
  project = makeProject({});
  mkdirSync(join(project.folder, "cases"), { recursive: true });
});
afterAll(() => project.remove());

async function reportOf(text: string): Promise<ReportDocument> {
  const name = `cases/case-${files++}.ts`;
  writeFileSync(join(project.folder, name), text);
  const { stdout, stderr } = await project.run(["validate", name, "--format", "json"]);
  expect(stderr).toBe("");
  return JSON.parse(stdout) as ReportDocument;
}

test("the facility without mistakes has no finding", async () => {
  expect(findingsOf(await reportOf(WARM))).toEqual([]);
});

test.concurrent.each(Object.entries(CASES))("%s", async (_name, { edits, finds, says }) => {
  const text = edited(WARM, ...edits);
  const report = await reportOf(text);
  expect(report.status).toBe("rejected");
  expect(findingsOf(report)).toEqual(finds.map(([what, path, at]) => `${what} ${path} ${placeIn(text, `new ${at}`)}`));
  expect(report.findings[0]?.message).toContain(says);
  expect(report.totals.rack_count).toBe(16);
});

test("a loop with no racks is a notice, and the facility is accepted", async () => {
  const text = edited(WARM, [
    "factory.synth();",
    'new CoolingLoop(site, "spare", { coolant: "water", supply: Temperature.celsius(40), facility: warm });\nfactory.synth();',
  ]);
  const report = await reportOf(text);
  expect(findingsOf(report)).toEqual([
    `info thermal/loop-in-use north/spare ${placeIn(text, 'new CoolingLoop(site, "spare"')}`,
  ]);
  expect(report.findings[0]?.message).toBe("spare has no racks, and nothing else gives heat to it.");
  expect(report.status).toBe("accepted");
});
