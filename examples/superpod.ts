/**
 * One scalable unit of a DGX SuperPOD with GB200: eight NVL72 racks, 576 GPUs, with their network and management racks in
 * one row of at most 1.2 MW (NVIDIA DGX SuperPOD reference architecture RA-11338).
 *
 * NVIDIA's 120 kW per rack is nominal. Feeds are sized for what the maker of the rack states: `hpe/gb200-nvl72`, 132 kW, of
 * which 115 kW go to liquid. Eight of them leave 144 kW of the 1.2 MW for the other racks.
 *
 * 132 kW is also exactly what four of the eight power shelves carry (4 x 33 kW). So N+N shelves on two sides hold, at their
 * limit: with any larger TDP the claim would be false.
 *
 * Outside this example: the site class that the reference architecture asks for (Uptime Tier III, TIA-942 Rated 3 or EN 50600
 * Class 3) and everything that belongs to it: stand-by generators, maintenance states, the second utility's independence.
 *
 * Not published, so every number of it is marked ASSUMPTION: climate, cooler, air units, ratings of the feeds, power factor,
 * and the power of the network and management racks.
 *
 * Unknown here: lighting and other house loads, so that there is no design power ratio; and the flow of the racks, of which only
 * "up to 130 L/min" is published: the loop passes because it gives every rack that much.
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
  Pressure,
  Rack,
  Redundancy,
  Row,
  Site,
  Superfactory,
  Temperature,
  TemperatureDifference,
  Voltage,
} from "superfactory";

const LOW_VOLTAGE = Voltage.volts(415);
/** ASSUMPTION: the lower end of what power shelves are said to reach (0.98-0.99, common engineering rule). */
const POWER_FACTOR = 0.98;

const superpod = new Superfactory("superpod");

const site = new Site(superpod, "site", {
  electricalCode: "NEC",
  climate: {
    dryBulb: Temperature.celsius(30), // ASSUMPTION
    coincidentWetBulb: Temperature.celsius(22), // ASSUMPTION
    basis: "assumption",
  },
});
site.assume("Ratings of the feeds, transformers of 99 % efficiency, power factor 0.98 of racks and 0.95 of the plant.");
site.assume(
  "The CDU model, loops of PG25 at 40 °C, its pipes and pressures, four dry coolers of 1.3 MW with 30 kW of fans.",
);
site.assume("Four air-cooled chillers of 360 kW, up to 45 °C outside.");
site.assume("Design climate 30 °C dry bulb, 22 °C wet bulb; the site is not part of the example.");

// Two sides that share nothing, each able to carry the whole unit.
const utilities = PowerFeed.group(site, "utility", {
  count: 2,
  kind: "utility",
  voltage: Voltage.kilovolts(13.8), // ASSUMPTION
  rating: ApparentPower.megavoltAmperes(3), // ASSUMPTION
  claims: Redundancy.of("2N"),
});
const transformers = PowerFeed.group(site, "transformer", {
  count: 2,
  kind: "transformer",
  fromEach: utilities,
  voltage: LOW_VOLTAGE,
  rating: ApparentPower.kilovoltAmperes(1500), // ASSUMPTION
  efficiency: 0.99, // ASSUMPTION
  claims: Redundancy.of("2N"),
});
const busways = PowerFeed.group(site, "busway", {
  count: 2,
  kind: "busway",
  fromEach: transformers,
  current: Current.amperes(2500), // ASSUMPTION: 1,438 kVA of continuous rating for 1,358 kVA on one side
  claims: Redundancy.of("2N"),
});

const tcs = new CoolingLoop(site, "tcs", {
  coolant: "pg25",
  supply: Temperature.celsius(40), // ASSUMPTION: within the 45 °C that the rack allows
  cdu: {
    model: "vertiv/xdu1350", // ASSUMPTION
    count: 2,
    claims: Redundancy.of("N+1"),
    feeds: busways,
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
    count: 4, // ASSUMPTION
    claims: Redundancy.of("N+1"),
    approach: TemperatureDifference.kelvin(5), // as in NVIDIA's DSX reference design
    capacity: Power.megawatts(1.3), // ASSUMPTION
    fanPower: Power.kilowatts(30), // ASSUMPTION
    feeds: busways,
    powerFactor: 0.95, // ASSUMPTION
  },
});
const chilledWater = new CoolingLoop(site, "chilled-water", {
  coolant: "water",
  supply: Temperature.celsius(22), // the air-side loop of NVIDIA's DSX reference design
  rejection: {
    kind: "chiller",
    count: 4, // ASSUMPTION
    claims: Redundancy.of("N+1"),
    leaving: Temperature.celsius(22),
    ambientMax: Temperature.celsius(45), // ASSUMPTION: air-cooled
    capacity: Power.kilowatts(360), // ASSUMPTION
    fanPower: Power.kilowatts(65), // ASSUMPTION: 360 kW at the usual COP of 5.5
    feeds: busways,
    powerFactor: 0.95, // ASSUMPTION
  },
});

const hall = new Floor(site, "hall", {
  level: 0,
  size: [Length.metres(30), Length.metres(15)], // ASSUMPTION
  heightAboveGround: Length.metres(0), // ASSUMPTION
  dewPoint: Temperature.celsius(15), // ASSUMPTION: the upper end of the recommended range for room air
  air: {
    count: 4, // ASSUMPTION
    capacity: Power.kilowatts(100), // ASSUMPTION
    fanPower: Power.kilowatts(4), // ASSUMPTION
    claims: Redundancy.of("N+1"),
    feeds: busways,
    powerFactor: 0.95, // ASSUMPTION
    loop: chilledWater,
    waterMax: Temperature.celsius(22), // ASSUMPTION
  },
});
hall.assume("Four fan walls of 100 kW on chilled water, one of them spare; room dew point 15 °C.");

/** Published: 1.2 MW of TDP per scalable unit. */
const unit = new Row(hall, "su-1", { powerLimit: Power.megawatts(1.2) });

for (let slot = 1; slot <= 8; slot++) {
  new NVL72Rack(unit, `compute-${slot}`, {
    model: "hpe/gb200-nvl72",
    slot,
    feeds: busways,
    shelfClaims: Redundancy.of("N+N"),
    cooling: tcs,
    powerFactor: POWER_FACTOR,
    role: "compute",
  });
}
for (let slot = 9; slot <= 12; slot++) {
  airCooledRack(`network-${slot - 8}`, slot, "network", Power.kilowatts(25)); // ASSUMPTION: 25 kW
}
for (let slot = 13; slot <= 14; slot++) {
  airCooledRack(`management-${slot - 12}`, slot, "management", Power.kilowatts(12)); // ASSUMPTION: 12 kW
}

superpod.synth();

function airCooledRack(id: string, slot: number, role: "network" | "management", power: Power): void {
  const rack = new Rack(unit, id, {
    model: "generic/air-cooled-rack",
    role,
    slot,
    power,
    peak: power, // ASSUMPTION: these racks do not swing with the training
    powerFactor: POWER_FACTOR,
    voltage: LOW_VOLTAGE,
    feeds: busways,
  });
  rack.assume(`${power} of ${role} equipment: no power of these racks is published.`);
}
