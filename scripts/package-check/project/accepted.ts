/** A facility without errors, with a part of the project's own catalog. */
import { Current, Floor, Power, PowerFeed, Rack, Redundancy, Row, Site, Superfactory, Voltage } from "superfactory";

const factory = new Superfactory("accepted");
const site = new Site(factory, "north", { electricalCode: "NEC" });
const [a, b] = PowerFeed.group(site, "busway", {
  count: 2,
  kind: "busway",
  from: "outside",
  voltage: Voltage.volts(415),
  current: Current.amperes(250),
  claims: Redundancy.of("2N"),
});
const floor = new Floor(site, "hall", { level: 0, air: { count: 2, capacity: Power.kilowatts(60) } });
const row = new Row(floor, "r1", { powerLimit: Power.kilowatts(100) });
for (let slot = 1; slot <= 3; slot++) {
  new Rack(row, `n${slot}`, { model: "acme/small-rack", slot, feeds: [a, b] });
}

factory.synth();
