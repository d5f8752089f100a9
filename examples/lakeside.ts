/**
 * Lakeside: the smallest facility that shows the tool at work. Ten racks, four busways, one claim too many.
 *
 * It does not pass, on purpose: with one of the four busways lost, the other three carry 483 kVA each, and the NEC lets an
 * 800 A busway at 415 V carry 460 kVA continuously. So the claim 4N3 is false. Nine racks would do.
 */
import {
  ApparentPower,
  CoolingLoop,
  Current,
  Floor,
  Length,
  NVL72Rack,
  Power,
  PowerFeed,
  Redundancy,
  Row,
  Site,
  Superfactory,
  Temperature,
  TemperatureDifference,
  Voltage,
} from "superfactory";

const factory = new Superfactory("lakeside");

const north = new Site(factory, "north", {
  location: { latitude: 42.71, longitude: -87.93 },
  electricalCode: "NEC",
  climate: {
    dryBulb: Temperature.celsius(31),
    coincidentWetBulb: Temperature.celsius(23),
    basis: "author's assumption",
  },
});

const grid = new PowerFeed(north, "grid", {
  kind: "utility",
  voltage: Voltage.kilovolts(34.5),
  rating: ApparentPower.megavoltAmperes(120),
  claims: Redundancy.of("N"),
});
const substations = PowerFeed.group(north, "substation", {
  count: 4,
  kind: "transformer",
  from: grid,
  voltage: Voltage.volts(415),
  rating: ApparentPower.kilovoltAmperes(750),
});
const [a, b, c, d] = PowerFeed.group(north, "busway", {
  count: 4,
  kind: "busway",
  fromEach: substations,
  current: Current.amperes(800),
  claims: Redundancy.of("4N3"),
});

const loop = new CoolingLoop(north, "tcs", {
  coolant: "pg25",
  supply: Temperature.celsius(40),
  cdu: { model: "vertiv/xdu1350", count: 3, claims: Redundancy.of("N+1") },
  rejection: {
    kind: "dry-cooler",
    approach: TemperatureDifference.kelvin(5),
    capacity: Power.megawatts(2),
  },
});

const hall = new Floor(north, "hall-1", {
  level: 0,
  size: [Length.metres(60), Length.metres(40)],
  dewPoint: Temperature.celsius(15),
  air: { count: 4, capacity: Power.kilowatts(60), claims: Redundancy.of("N+1") },
});

const row = new Row(hall, "r01", { powerLimit: Power.kilowatts(1500) });
for (let slot = 1; slot <= 10; slot++) {
  new NVL72Rack(row, `n${slot}`, {
    model: "nvidia/gb300-nvl72",
    slot,
    feeds: [a, b, c, d],
    cooling: loop,
  });
}

factory.synth();
