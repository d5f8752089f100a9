/**
 * A facility with everything stated: no error, no warning, nothing unknown. Two rows of eight racks, so that a mistake in it
 * is the only thing that a report can be about.
 */
export const PLANT = `import {
  ApparentPower, CoolingLoop, Current, Floor, Length, NVL72Rack, Power, PowerFeed, Pressure, Rack, Redundancy, Row, Site,
  Superfactory, Temperature, TemperatureDifference, Voltage,
} from "superfactory";

const factory = new Superfactory("plant");
const site = new Site(factory, "north", {
  electricalCode: "NEC",
  climate: { dryBulb: Temperature.celsius(30), coincidentWetBulb: Temperature.celsius(22), basis: "assumption" },
  houseLoad: Power.kilowatts(20),
});
const grid = new PowerFeed(site, "grid", {
  kind: "utility", voltage: Voltage.kilovolts(34.5), rating: ApparentPower.megavoltAmperes(10), claims: Redundancy.of("N"),
});
const transformers = PowerFeed.group(site, "transformer", {
  count: 4, kind: "transformer", from: grid, voltage: Voltage.volts(415), rating: ApparentPower.kilovoltAmperes(2000),
  efficiency: 0.99, claims: Redundancy.of("4N3"),
});
site.powerHouseLoad({ feeds: transformers, powerFactor: 0.95 });
const loop = new CoolingLoop(site, "tcs", {
  coolant: "water",
  supply: Temperature.celsius(40),
  cdu: { model: "vertiv/xdu1350", count: 3, claims: Redundancy.of("N+1"), feeds: transformers, powerFactor: 0.95 },
  rejection: {
    kind: "dry-cooler", approach: TemperatureDifference.kelvin(5), capacity: Power.megawatts(4), fanPower: Power.kilowatts(60),
    feeds: transformers, powerFactor: 0.95,
  },
  piping: {
    main: { innerDiameter: Length.millimetres(200), length: Length.metres(20), minorLoss: 6 },
    manifold: { innerDiameter: Length.millimetres(150), length: Length.metres(0.6), minorLoss: 0.2 },
    branch: { innerDiameter: Length.millimetres(50), length: Length.metres(2), minorLoss: 3 },
    roughness: Length.millimetres(0.0015), balanced: true, return: "direct",
  },
  cduHeight: Length.metres(0), fillPressure: Pressure.kilopascals(100),
});
const chilled = new CoolingLoop(site, "chilled", {
  coolant: "water",
  supply: Temperature.celsius(22),
  rejection: {
    kind: "chiller", leaving: Temperature.celsius(22), ambientMax: Temperature.celsius(40), capacity: Power.megawatts(1), fanPower: Power.kilowatts(180),
    feeds: transformers, powerFactor: 0.95,
  },
});
const hall = new Floor(site, "hall", {
  level: 0,
  heightAboveGround: Length.metres(0),
  size: [Length.metres(30), Length.metres(20)],
  dewPoint: Temperature.celsius(15),
  air: { count: 4, capacity: Power.kilowatts(150), fanPower: Power.kilowatts(6), claims: Redundancy.of("N+1"), loop: chilled,
    waterMax: Temperature.celsius(22), feeds: transformers, powerFactor: 0.95 },
});
for (const name of ["r01", "r02"]) {
  const row = new Row(hall, name, { powerLimit: Power.kilowatts(1360) });
  const busways = PowerFeed.group(row, "busway", {
    count: 4, kind: "busway", fromEach: transformers, current: Current.amperes(800), claims: Redundancy.of("4N3"),
  });
  for (let slot = 1; slot <= 8; slot++) {
    new NVL72Rack(row, \`n\${slot}\`, {
      model: "lenovo/gb300-nvl72", slot, feeds: busways, cooling: loop, powerFactor: 0.98,
      workingPressureMax: Pressure.kilopascals(500),
    });
  }
}
factory.synth();
`;
