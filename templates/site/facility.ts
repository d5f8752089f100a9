/** One hall with a row of nine GB300 NVL72 racks, its power and its cooling. */
import {
  ApparentPower,
  CoolingLoop,
  Current,
  Floor,
  Length,
  NVL72Rack,
  Power,
  PowerFeed,
  Pressure,
  Redundancy,
  Row,
  Site,
  Superfactory,
  Temperature,
  TemperatureDifference,
  Voltage,
} from "superfactory";

const factory = new Superfactory("facility");

const north = new Site(factory, "north", {
  location: { latitude: 42.71, longitude: -87.93 },
  electricalCode: "NEC",
  climate: {
    dryBulb: Temperature.celsius(31), // ASSUMPTION
    coincidentWetBulb: Temperature.celsius(23), // ASSUMPTION
    basis: "assumption",
  },
});

// Power: one utility, four transformers with one busway each, four to make three.
const grid = new PowerFeed(north, "grid", {
  kind: "utility",
  voltage: Voltage.kilovolts(34.5), // ASSUMPTION
  rating: ApparentPower.megavoltAmperes(5), // ASSUMPTION
  claims: Redundancy.of("N"),
});
const transformers = PowerFeed.group(north, "transformer", {
  count: 4,
  kind: "transformer",
  from: grid,
  voltage: Voltage.volts(415),
  rating: ApparentPower.kilovoltAmperes(750), // ASSUMPTION
  efficiency: 0.99, // ASSUMPTION
  claims: Redundancy.of("4N3"),
});
const busways = PowerFeed.group(north, "busway", {
  count: 4,
  kind: "busway",
  fromEach: transformers,
  current: Current.amperes(1200), // ASSUMPTION
  claims: Redundancy.of("4N3"),
});
const [a, b] = busways;

// Liquid cooling: CDUs on two of the busways, dry coolers outside.
const loop = new CoolingLoop(north, "tcs", {
  coolant: "water",
  supply: Temperature.celsius(40),
  cdu: {
    model: "vertiv/xdu1350",
    count: 3,
    claims: Redundancy.of("N+1"),
    feeds: [a, b],
    powerFactor: 0.95, // ASSUMPTION
  },
  // ASSUMPTION: pipes, heights and pressures.
  piping: {
    main: { innerDiameter: Length.millimetres(150), length: Length.metres(15), minorLoss: 6 },
    manifold: { innerDiameter: Length.millimetres(125), length: Length.metres(0.6), minorLoss: 0.5 },
    branch: { innerDiameter: Length.millimetres(50), length: Length.metres(3), minorLoss: 3 },
    roughness: Length.millimetres(0.0015),
    balanced: true,
    return: "reverse",
  },
  cduHeight: Length.metres(0),
  fillPressure: Pressure.kilopascals(100),
  rejection: {
    kind: "dry-cooler",
    count: 4,
    claims: Redundancy.of("N+1"),
    approach: TemperatureDifference.kelvin(5),
    capacity: Power.megawatts(1.6), // ASSUMPTION: of all four
    fanPower: Power.kilowatts(30), // ASSUMPTION
    feeds: [a, b],
    powerFactor: 0.95, // ASSUMPTION
  },
});

// Room air: a dry cooler cannot cool it on a warm day, so that it has chilled water.
const chilledWater = new CoolingLoop(north, "chilled-water", {
  coolant: "water",
  supply: Temperature.celsius(22),
  rejection: {
    kind: "chiller",
    count: 3,
    claims: Redundancy.of("N+1"),
    leaving: Temperature.celsius(22),
    ambientMax: Temperature.celsius(45), // ASSUMPTION: air-cooled
    capacity: Power.kilowatts(300), // ASSUMPTION: of all three
    fanPower: Power.kilowatts(55), // ASSUMPTION
    feeds: [a, b],
    powerFactor: 0.95, // ASSUMPTION
  },
});

const hall = new Floor(north, "hall-1", {
  level: 0,
  size: [Length.metres(30), Length.metres(15)],
  heightAboveGround: Length.metres(0),
  dewPoint: Temperature.celsius(15), // ASSUMPTION
  air: {
    count: 4,
    capacity: Power.kilowatts(60), // ASSUMPTION
    claims: Redundancy.of("N+1"),
    fanPower: Power.kilowatts(3), // ASSUMPTION
    feeds: [a, b],
    powerFactor: 0.95, // ASSUMPTION
    loop: chilledWater,
    waterMax: Temperature.celsius(22), // ASSUMPTION
  },
});

const row = new Row(hall, "r01", { powerLimit: Power.kilowatts(1360) });
for (let slot = 1; slot <= 9; slot++) {
  new NVL72Rack(row, `n${slot}`, {
    model: "lenovo/gb300-nvl72",
    slot,
    feeds: busways,
    cooling: loop,
    workingPressureMax: Pressure.bar(5), // ASSUMPTION: no source gives it for this rack
    powerFactor: 0.98, // ASSUMPTION
  });
}

factory.synth();
