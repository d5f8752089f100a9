/** Names of users that mean something to Terraform, to JavaScript, to a terminal or to a file system. */
const CALL = '${file("\\etc\\hostname")}';
const BRANCH = "%{ if true }";
/** The path of a real file; a slash cannot stand in an id, but in names of routes and facilities. */
const FILE = '${file("/etc/hostname")}';

export const HOSTILE = {
  call: CALL,
  branch: BRANCH,
  all: [
    CALL,
    BRANCH,
    "$${a}",
    "%%{b}",
    "$$${c}",
    '"quoted" \\ back\\\\slash',
    "${",
    "%{",
    "line one\nline two",
    "carriage\rreturn\ttab",
    "\u001b[31mred\u001b[0m\u001b]0;title\u0007",
    "\u0085\u009b31m",
    "right\u202eto left",
    "工場 é 🏭",
    "..",
    "$(reboot) `reboot` ; rm -rf",
    "<script>alert(1);<!--",
    "x".repeat(500),
  ],
} as const;

/** A facility that bears these names wherever a user can give one; valid unless `limit` is less than its row draws. */
export function hostileFacility(limit = "Power.kilowatts(1000)"): string {
  const text = JSON.stringify;
  return `import {
  AiWanLink, ApparentPower, CoolingLoop, DataRate, Floor, Length, Power, PowerFeed, Rack, Redundancy, Row, Site, Superfactory,
  Temperature, Voltage,
} from "superfactory";
const factory = new Superfactory(${text(CALL)});
const site = new Site(factory, ${text(CALL)}, { electricalCode: "IEC" });
const feed = new PowerFeed(site, ${text(`${CALL} feed`)}, {
  kind: "utility", voltage: Voltage.volts(415), rating: ApparentPower.kilovoltAmperes(900), claims: Redundancy.of("N"),
});
PowerFeed.group(site, ${text(`${BRANCH} group`)}, {
  count: 2, kind: "busway", from: feed, rating: ApparentPower.kilovoltAmperes(9), claims: Redundancy.of("N"),
});
new CoolingLoop(site, ${text(`${BRANCH} loop`)}, {
  coolant: "water", supply: Temperature.celsius(40), cdu: { model: "vertiv/xdu1350", count: 1 },
});
const floor = new Floor(site, ${text(BRANCH)}, { rackAirLimit: Power.kilowatts(50) });
const row = new Row(floor, ${text(CALL)}, { powerLimit: ${limit} });
for (const name of ${text(HOSTILE.all)}) {
  new Rack(row, name, { power: Power.kilowatts(20), powerFactor: 1, liquidFraction: 0, feeds: [feed] });
}
const other = new Site(factory, "other", { electricalCode: "IEC" });
other.assume(${text(`${FILE} ${BRANCH}`)});
new AiWanLink(factory, ${text(BRANCH)}, {
  between: [site, other],
  routes: [
    { name: ${text(BRANCH)}, length: Length.kilometres(1), riskGroup: ${text(CALL)},
      fibrePairs: 1, wavelengths: 1, wavelengthRate: DataRate.gigabitsPerSecond(800) },
    { name: "other", length: Length.kilometres(1), riskGroup: ${text(BRANCH)},
      fibrePairs: 1, wavelengths: 1, wavelengthRate: DataRate.gigabitsPerSecond(800) },
  ],
});
factory.synth();
`;
}
