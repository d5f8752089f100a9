/** A mistake in a facility is one finding, at the line of the mistake; what follows from it is none. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { makeProject, type Project } from "../cli/project";
import { edited, findingsOf, placeIn } from "../helpers/cli";
import type { ReportDocument } from "../../lib/emit/documents/documents";
import { PLANT } from "./plant";

jest.setTimeout(60_000);

const VALUE = "error declaration/value-allowed";
const REFERENCE = "error declaration/reference-known";
const ID = "error declaration/id-unique";
const PLACE = "error declaration/place-allowed";
const PART = "error declaration/part-known";

const AT = {
  site: "Site(factory",
  grid: 'PowerFeed(site, "grid"',
  transformers: "group(site",
  loop: 'CoolingLoop(site, "tcs"',
  hall: "Floor(site",
  row: "Row(hall",
  busways: "group(row",
  rack: "NVL72Rack(row",
  more: "MORE",
};

/** Positions are those of `new` where an element is constructed, and of the method's name where a builder makes it. */
const placeOf = (text: string, piece: string): string => {
  const made = `new ${piece}`;
  return text.includes(made) ? placeIn(text, made) : placeIn(text, piece);
};

interface Case {
  readonly edits: readonly (readonly [from: string, to: string])[];
  /** Each expected finding: severity, rule, path, and a piece of the text that begins where it points. */
  readonly finds: readonly (readonly [what: string, path: string, at: string])[];
}

const one = (from: string, to: string, what: string, path: string, at: string): Case => ({
  edits: [[from, to]],
  finds: [[what, path, at]],
});
const added = (statement: string, what: string, path: string, at: string): Case =>
  one("factory.synth();", `${statement}\nfactory.synth();`, what, path, at);

/** A facility beside the one that is looked at. */
const otherFacility = (site: string): string => `const otherFactory = new Superfactory("other");
const other = new Site(otherFactory, "${site}", { electricalCode: "NEC" });
new Rack(new Floor(other, "f"), "r", { power: Power.kilowatts(1) });
otherFactory.synth();`;

const CASES: Readonly<Record<string, Case>> = {
  "a negative length": one("[Length.metres(30)", "[Length.metres(-30)", VALUE, "north/hall", AT.hall),
  "a negative rating on every busway": one(
    "amperes(800)",
    "amperes(-800)",
    VALUE,
    "north/hall/r01/busway/a",
    AT.busways,
  ),
  "a negative rating on one of four busways": {
    edits: [
      [
        `PowerFeed.group(row, "busway", {\n    count: 4, kind: "busway", fromEach: transformers, current: Current.amperes(800), claims: Redundancy.of("4N3"),\n  });`,
        `transformers.map((from, at) => new PowerFeed(row, \`busway-\${at}\`, {
    kind: "busway", from, current: Current.amperes(at === 2 && name === "r02" ? -800 : 800), claims: Redundancy.of("N"),
  }));`,
      ],
    ],
    finds: [[VALUE, "north/hall/r02/busway-2", "PowerFeed(row"]],
  },
  "a negative rating of the utility": one("Amperes(10)", "Amperes(-10)", VALUE, "north/grid", AT.grid),
  "an unknown coolant": one(
    'coolant: "water",\n  supply: Temperature.celsius(40)',
    'coolant: "watr",\n  supply: Temperature.celsius(40)',
    PART,
    "north/tcs",
    AT.loop,
  ),
  "an unknown CDU": one("vertiv/xdu1350", "vertiv/xdu135", PART, "north/tcs/cdu-1", AT.loop),
  "an unknown rack": one("lenovo/gb300-nvl72", "lenovo/gb30-nvl72", PART, "north/hall/r01/n1", AT.rack),
  "a CDU as a rack": one("lenovo/gb300-nvl72", "vertiv/xdu1350", PART, "north/hall/r01/n1", AT.rack),
  "no CDU": one("count: 3", "count: 0", VALUE, "north/tcs", AT.loop),
  "less than no CDU": one("count: 3", "count: -1", VALUE, "north/tcs", AT.loop),
  "no air unit": one("air: { count: 4", "air: { count: 0", VALUE, "north/hall", AT.hall),
  "too few parents": one(
    "fromEach: transformers",
    "fromEach: [...transformers].slice(0, 3) as PowerFeed[]",
    "error declaration/count-agrees",
    "north/hall/r01/busway",
    AT.busways,
  ),
  "no parents": one(
    "fromEach: transformers",
    "fromEach: [] as PowerFeed[]",
    "error declaration/count-agrees",
    "north/hall/r01/busway",
    AT.busways,
  ),
  "too many parents": one(
    "fromEach: transformers",
    "fromEach: [...transformers, grid] as PowerFeed[]",
    "error declaration/count-agrees",
    "north/hall/r01/busway",
    AT.busways,
  ),
  "a power that is no number": one(
    "slot, feeds",
    "slot, power: slot === 3 ? Power.kilowatts(NaN) : undefined, feeds",
    VALUE,
    "north/hall/r01/n3",
    AT.rack,
  ),
  "an infinite power": one(
    "slot, feeds",
    "slot, power: Power.kilowatts(1 / 0), feeds",
    VALUE,
    "north/hall/r01/n1",
    AT.rack,
  ),
  "an empty id": one("`n${slot}`", 'slot === 3 ? "" : `n${slot}`', ID, "north/hall/r01/unnamed", AT.rack),
  "an id with a slash": one("`n${slot}`", 'slot === 3 ? "a/b" : `n${slot}`', ID, "north/hall/r01/a-b", AT.rack),
  "the id constructor": one(
    "`n${slot}`",
    'slot === 3 ? "constructor" : `n${slot}`',
    ID,
    "north/hall/r01/constructor~",
    AT.rack,
  ),
  "the id __proto__": one(
    "`n${slot}`",
    'slot === 3 ? "__proto__" : `n${slot}`',
    ID,
    "north/hall/r01/__proto__~",
    AT.rack,
  ),
  "the id __proto__ of a site": one('"north"', '"__proto__"', ID, "__proto__~", AT.site),
  "the id constructor of a row": one('["r01"', '["constructor"', ID, "north/hall/constructor~", AT.row),
  "an id used twice": one(
    "`n${slot}`",
    'slot === 3 && name === "r02" ? "n2" : `n${slot}`',
    ID,
    "north/hall/r02/n2~2",
    AT.rack,
  ),
  "a row's id used twice": one('["r01", "r02"]', '["r01", "r01"]', ID, "north/hall/r01~2", AT.row),
  "a group's id used twice": one(
    'group(site, "transformer"',
    'group(site, "grid"',
    ID,
    "north/grid~2",
    AT.transformers,
  ),
  "a rack on no floor": added(
    'new Rack(site, "lost", { power: Power.kilowatts(5), powerFactor: 1, liquidFraction: 0, feeds: [grid] });',
    PLACE,
    "north/lost",
    'Rack(site, "lost"',
  ),
  "a row on no floor, with a rack": added(
    'const lost = new Row(site, "lost");\nnew Rack(lost, "n1", { power: Power.kilowatts(5), powerFactor: 1, liquidFraction: 0, feeds: [grid] });',
    PLACE,
    "north/lost",
    'Row(site, "lost"',
  ),
  "feeds at no site": added(
    'PowerFeed.group(factory, "lost", { count: 2, kind: "busway", voltage: Voltage.volts(415), current: Current.amperes(9) });',
    PLACE,
    "lost",
    "group(factory",
  ),
  "a feed of another facility": added(
    `${otherFacility("s")}
const feed = new PowerFeed(other, "feed", { kind: "busway", voltage: Voltage.volts(415), current: Current.amperes(800) });
new NVL72Rack(hall, "x", { model: "lenovo/gb300-nvl72", feeds: [...transformers, feed], cooling: loop, powerFactor: 0.98 });`,
    REFERENCE,
    "north/hall/x",
    "NVL72Rack(hall",
  ),
  "a feed of another facility that has the path of one of this": added(
    `${otherFacility("north")}
const feed = new PowerFeed(other, "grid", { kind: "utility", voltage: Voltage.volts(415), current: Current.amperes(800) });
new NVL72Rack(hall, "x", { model: "lenovo/gb300-nvl72", feeds: [...transformers, feed], cooling: loop, powerFactor: 0.98 });`,
    REFERENCE,
    "north/hall/x",
    "NVL72Rack(hall",
  ),
  "a loop of another facility": added(
    `${otherFacility("s")}
const foreign = new CoolingLoop(other, "tcs", { coolant: "water", supply: Temperature.celsius(40) });
new NVL72Rack(hall, "x", { model: "lenovo/gb300-nvl72", feeds: transformers, cooling: foreign, powerFactor: 0.98 });`,
    REFERENCE,
    "north/hall/x",
    "NVL72Rack(hall",
  ),
  "a gap among the feeds": one(
    "feeds: busways",
    "feeds: [...busways, busways[4]!]",
    REFERENCE,
    "north/hall/r01/n1",
    AT.rack,
  ),
  "the name of a feed in place of feeds": one(
    "feeds: busways",
    'feeds: "busway" as never',
    REFERENCE,
    "north/hall/r01/n1",
    AT.rack,
  ),
  "a claim of busways that cannot be": one(
    '"4N3"),\n  });\n  for',
    '"3N4" as never),\n  });\n  for',
    VALUE,
    "north/hall/r01/busway",
    AT.busways,
  ),
  "a claim of CDUs that cannot be": one('"N+1"), feeds', '"3N4" as never), feeds', VALUE, "north/tcs", AT.loop),
  "a claim of air units that cannot be": one('"N+1"), loop', '"3N4" as never), loop', VALUE, "north/hall", AT.hall),
  "a current as a power limit": one(
    "powerLimit: Power.kilowatts(1360)",
    "powerLimit: Current.amperes(1360) as never",
    VALUE,
    "north/hall/r01",
    AT.row,
  ),
  "an efficiency in percent": one("efficiency: 0.99", "efficiency: 99", VALUE, "north/transformer/a", AT.transformers),
  "a wet bulb above its dry bulb": one("celsius(22), basis", "celsius(35), basis", VALUE, "north", AT.site),
  "a negative capacity of the coolers": one("megawatts(4)", "megawatts(-4)", VALUE, "north/tcs", AT.loop),
  "an overloaded row": one(
    "powerLimit: Power.kilowatts(1360)",
    'powerLimit: Power.kilowatts(name === "r02" ? 1079 : 1360)', // eight racks of 135 kW draw 1,080 kW
    "error density/row-within-power-limit",
    "north/hall/r02",
    AT.row,
  ),
  "a power factor of the CDUs above 1": one(
    'claims: Redundancy.of("N+1"), feeds: transformers, powerFactor: 0.95',
    'claims: Redundancy.of("N+1"), feeds: transformers, powerFactor: 1.95',
    VALUE,
    "north/tcs/cdu-1",
    AT.loop,
  ),
  "a floor at no site, with a rack": added(
    'new Rack(new Floor(factory, "lost"), "n1", { power: Power.kilowatts(5), powerFactor: 1, liquidFraction: 0, voltage: Voltage.volts(415), feeds: transformers });',
    PLACE,
    "lost",
    'Floor(factory, "lost"',
  ),
  "four at once": {
    edits: [
      ["[Length.metres(30)", "[Length.metres(-30)"],
      ['coolant: "water",\n  supply: Temperature.celsius(40)', 'coolant: "wather",\n  supply: Temperature.celsius(40)'],
      ["powerLimit: Power.kilowatts(1360)", 'powerLimit: Power.kilowatts(name === "r02" ? 1079 : 1360)'],
      ["factory.synth();", 'new Floor(site, "hall");\nfactory.synth();'],
    ],
    finds: [
      [ID, "north/hall~2", 'Floor(site, "hall");'],
      [PART, "north/tcs", AT.loop],
      [VALUE, "north/hall", 'Floor(site, "hall", {'],
      ["error density/row-within-power-limit", "north/hall/r02", AT.row],
    ],
  },
  "nine at once": {
    edits: [
      ["dewPoint: Temperature.celsius(15)", "dewPoint: Temperature.celsius(150)"],
      ["efficiency: 0.99", "efficiency: 0"],
      ["count: 3", "count: 0"],
      ['electricalCode: "NEC"', 'electricalCode: "nec" as never'],
      ["leaving: Temperature.celsius(22)", "leaving: Temperature.celsius(220)"],
      ["slot, feeds", "slot: slot === 4 ? 0 : slot, feeds"],
      ["Amperes(10)", "Amperes(-10)"],
      ["amperes(800)", "amperes(NaN)"],
      ["powerLimit: Power.kilowatts(1360)", "powerLimit: Power.kilowatts(-1)"],
    ],
    finds: [
      [VALUE, "north", AT.site],
      [VALUE, "north/chilled", 'CoolingLoop(site, "chilled"'],
      [VALUE, "north/grid", AT.grid],
      [VALUE, "north/hall", AT.hall],
      [VALUE, "north/hall/r01", AT.row],
      [VALUE, "north/hall/r01/busway/a", AT.busways],
      [VALUE, "north/hall/r01/n4", AT.rack],
      [VALUE, "north/tcs", AT.loop],
      [VALUE, "north/transformer/a", AT.transformers],
    ],
  },
};

let project: Project;

beforeAll(() => {
  project = makeProject({ "plant.ts": PLANT });
});
afterAll(() => project.remove());

test("the facility without mistakes has no finding", async () => {
  const { code, stdout } = await project.run(["validate", "plant.ts", "--format", "json"]);
  expect({ code, findings: findingsOf(JSON.parse(stdout) as ReportDocument) }).toEqual({ code: 0, findings: [] });
});

let files = 0;

async function judged(edits: Case["edits"]): Promise<{ text: string; findings: string[] }> {
  const text = edited(PLANT, ...edits);
  const name = `case-${files++}.ts`;
  mkdirSync(join(project.folder, "cases"), { recursive: true });
  writeFileSync(join(project.folder, "cases", name), text);
  const { code, stdout, stderr } = await project.run(["validate", `cases/${name}`, "--format", "json"]);
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  const reports = [JSON.parse(stdout) as ReportDocument | ReportDocument[]].flat();
  return { text, findings: reports.filter(({ factory }) => factory === "plant").flatMap(findingsOf) };
}

test.concurrent.each(Object.entries(CASES))("%s", async (_name, { edits, finds }) => {
  const { text, findings } = await judged(edits);
  const expected = finds.map(([what, path, at]) => `${what} ${path} ${placeOf(text, at)}`);
  expect(findings).toEqual(expected);
});

/** A group whose count is not allowed makes no members: the racks that were to hang on them have no feed. */
test.each(["0", "-1", "2.5", "1e9", "NaN"])("a group of %s busways", async (count) => {
  const { text, findings } = await judged([['count: 4, kind: "busway"', `count: ${count} as number, kind: "busway"`]]);
  expect(findings).toEqual([`${VALUE} north/hall/r01/busway ${placeOf(text, AT.busways)}`]);
});

/** The loop of a rack without a room: that no dew point is stated for it is a consequence. */
test("a rack at no site", async () => {
  const made = `new NVL72Rack(factory, "lost", {
  model: "lenovo/gb300-nvl72", feeds: transformers, cooling: loop, powerFactor: 0.98,
});`;
  const { text, findings } = await judged([["factory.synth();", `${made}\nfactory.synth();`]]);
  expect(findings).toEqual([`${PLACE} lost ${placeOf(text, "NVL72Rack(factory")}`]);
});

test.each([
  ["null", 'new Row(hall, "bad", null as never)'],
  ["nothing", 'new Rack(hall, "bad", undefined as never)'],
])("props that are %s: exit 2, at the line of the element", async (_name, made) => {
  const text = edited(PLANT, ["factory.synth();", `${made};\nfactory.synth();`]);
  writeFileSync(join(project.folder, "unreadable.ts"), text);
  const { code, stdout, stderr } = await project.run(["validate", "unreadable.ts"]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(
    `error  unreadable.ts:${placeIn(text, made)}\n  The props of "north/hall/bad" cannot be read`,
  );
});
