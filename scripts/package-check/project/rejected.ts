/** A facility with one error, whose place the package check looks up by its text. */
import { Current, Floor, Power, PowerFeed, Rack, Row, Site, Superfactory, Voltage, type RackProps } from "superfactory";

const factory = new Superfactory("rejected");
const site = new Site(factory, "north", { electricalCode: "IEC" });
const feed = new PowerFeed(site, "busway", {
  kind: "busway",
  from: "outside",
  voltage: Voltage.volts(415),
  current: Current.amperes(250),
});
const floor = new Floor(site, "hall", { rackPowerLimit: Power.kilowatts(20) });
const row = new Row(floor, "r1");

function addRack(id: string, props: RackProps): Rack {
  return new Rack(row, id, { feeds: [feed], powerFactor: 0.95, liquidFraction: 0, ...props });
}
addRack("n1", { power: Power.kilowatts(20.5) });

factory.synth();
