/**
 * Fairwater: a slice of Microsoft's two-site AI superfactory, after what is published about it.
 *
 * Published, and kept here: two storeys per building; at most 1,360 kW per row; about 140 kW per rack; closed cooling loops
 * without evaporation (published as facility-wide, here one per pod); in Atlanta no UPS, no generator and no dual-corded feed for the GPU fleet; a dedicated
 * optical backbone between Wisconsin and Atlanta, about 700 miles apart.
 * (Microsoft, "Inside the world's most powerful AI datacenter", 18 Sep 2025, and "Infinite scale: The architecture behind
 * the Azure AI superfactory", 12 Nov 2025; the distance is from the press.)
 *
 * Taken literally the two published figures trip a rule: ten racks of 140 kW draw 1,400 kW in a row of 1,360 kW. The rule is right
 * and "about 140 kW" is round: a part that fits both is `lenovo/gb300-nvl72`, 135 kW, ten to a row.
 *
 * Not published, so every number of it is marked ASSUMPTION below: climate, coolant and supply temperatures, CDUs, coolers, air
 * units, pipes and pressures of the loops, floor sizes and heights, grid connections, feeds with their ratings and claims, power
 * factors, efficiency of the transformers, network racks, house loads, the lengths of the routes and the fibre in them.
 *
 * Unknown here, because no public source tells and nothing was assumed: how long a rack stands without flow, storage of energy
 * and heat, water and energy over a year, storage racks, floor loads, and what Wisconsin has as stand-by power.
 */
import {
  AiWanLink,
  ApparentPower,
  CoolingLoop,
  Current,
  DataRate,
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

const N = Redundancy.of("N");
/** ASSUMPTION: how the power of Wisconsin is distributed is not published. */
const FOUR_TO_MAKE_THREE = Redundancy.of("4N3");

const STOREYS = 2;
const PODS_PER_STOREY = 2;
const ROWS_PER_POD = 4;
const RACKS_PER_ROW = 10;

/** Published limit: 1,360 kW per row. */
const ROW_LIMIT = Power.kilowatts(1360);
/** Published as "about 140 kW": the soft limit of a rack position. */
const RACK_LIMIT = Power.kilowatts(140);
/** ASSUMPTION: 0.98, the lower end of what power shelves are said to reach (0.98-0.99, common engineering rule). */
const POWER_FACTOR = 0.98;
/** ASSUMPTION: fans, pumps and chillers. */
const PLANT_POWER_FACTOR = 0.95;
const LOW_VOLTAGE = Voltage.volts(415);
/** ASSUMPTION */
const STOREY_HEIGHT_M = 6;
/** ASSUMPTION: 5 bar, as the MGX specification says for the rack of the generation before. */
const RACK_PRESSURE_LIMIT = Pressure.bar(5);

const fairwater = new Superfactory("fairwater");

/** ASSUMPTION: no pipe of Fairwater is published; these keep the usual velocities at 177 L/min per rack. */
const PIPING = {
  main: { innerDiameter: Length.millimetres(300), length: Length.metres(20), minorLoss: 6 },
  betweenRows: { innerDiameter: Length.millimetres(250), length: Length.metres(4), minorLoss: 1 },
  manifold: { innerDiameter: Length.millimetres(150), length: Length.metres(0.6), minorLoss: 0.5 },
  branch: { innerDiameter: Length.millimetres(50), length: Length.metres(3), minorLoss: 3 },
  roughness: Length.millimetres(0.0015),
  balanced: true,
  return: "reverse" as const,
};

// ---- Wisconsin: four busways per row, four to make three ----------------------------------------------------------------

const wisconsin = new Site(fairwater, "wisconsin", {
  location: { latitude: 42.7, longitude: -87.9 }, // Mount Pleasant
  electricalCode: "NEC",
  climate: {
    dryBulb: Temperature.celsius(31), // ASSUMPTION: no design climate is published
    coincidentWetBulb: Temperature.celsius(23), // ASSUMPTION
    basis: "assumption",
  },
  gridConnection: Power.megawatts(30), // ASSUMPTION: for this slice of the campus
  houseLoad: Power.kilowatts(200), // ASSUMPTION: lighting, offices, controls
});
wisconsin.assume("Design climate 31 °C dry bulb, 23 °C wet bulb: none is published.");
wisconsin.assume("Four busways per row, four to make three, and their ratings; transformers of 99 % efficiency.");
wisconsin.assume(
  "Power factor 0.98 of the racks and 0.95 of the plant; loops of water at 40 °C; switch racks of 20 kW.",
);
wisconsin.assume("Grid connection of 30 MW and house load of 200 kW for this slice of the campus.");

const wisconsinGrid = new PowerFeed(wisconsin, "grid", {
  kind: "utility",
  voltage: Voltage.kilovolts(34.5), // ASSUMPTION
  rating: ApparentPower.megavoltAmperes(35), // ASSUMPTION
  claims: N,
});
const wisconsinPlant = PowerFeed.group(wisconsin, "mechanical-board", {
  count: 2,
  kind: "switchboard",
  fromEach: PowerFeed.group(wisconsin, "mechanical-transformer", {
    count: 2,
    kind: "transformer",
    from: wisconsinGrid,
    voltage: LOW_VOLTAGE,
    rating: ApparentPower.kilovoltAmperes(2000), // ASSUMPTION
    efficiency: 0.99, // ASSUMPTION
    claims: Redundancy.of("2N"),
  }),
  current: Current.amperes(3000), // ASSUMPTION
  claims: Redundancy.of("2N"),
});
wisconsin.powerHouseLoad({ feeds: wisconsinPlant, powerFactor: PLANT_POWER_FACTOR });
const wisconsinChilledWater = chilledWater(wisconsin, wisconsinPlant);

for (let storey = 0; storey < STOREYS; storey++) {
  const floor = hall(wisconsin, storey, wisconsinChilledWater, wisconsinPlant);
  for (let pod = 1; pod <= PODS_PER_STOREY; pod++) wisconsinPod(floor, storey, pod);
}

/** Four rows on four transformers and four switchboards; every row on four busways, one from each switchboard. */
function wisconsinPod(floor: Floor, storey: number, pod: number): void {
  const name = `s${storey}p${pod}`;
  const transformers = PowerFeed.group(wisconsin, `transformer-${name}`, {
    count: 4,
    kind: "transformer",
    from: wisconsinGrid,
    voltage: LOW_VOLTAGE,
    rating: ApparentPower.kilovoltAmperes(2500), // ASSUMPTION
    efficiency: 0.99, // ASSUMPTION: no efficiency is published
    claims: FOUR_TO_MAKE_THREE,
  });
  const switchboards = PowerFeed.group(wisconsin, `switchboard-${name}`, {
    count: 4,
    kind: "switchboard",
    fromEach: transformers,
    current: Current.amperes(4000), // ASSUMPTION
    claims: FOUR_TO_MAKE_THREE,
  });
  const [boardA, boardB] = switchboards;
  const tcs = technologyLoop(wisconsin, storey, name, Temperature.celsius(40), [boardA, boardB], wisconsinPlant);
  for (let number = 1; number <= ROWS_PER_POD; number++) {
    const row = new Row(floor, `${name}r${number}`, { powerLimit: ROW_LIMIT });
    const busways = PowerFeed.group(row, "busway", {
      count: 4,
      kind: "busway",
      fromEach: switchboards,
      current: Current.amperes(800), // ASSUMPTION: the smallest common rating that makes 4N3 true at 135 kW per rack
      claims: FOUR_TO_MAKE_THREE,
    });
    gpuRacks(row, busways, tcs);
  }
  if (pod === 1) networkRow(floor, [boardA, boardB]);
}

// ---- Atlanta: one cord, no UPS, no generator ----------------------------------------------------------------------------

const atlanta = new Site(fairwater, "atlanta", {
  location: { latitude: 33.7, longitude: -84.4 },
  electricalCode: "NEC",
  climate: {
    dryBulb: Temperature.celsius(35), // ASSUMPTION: no design climate is published
    coincidentWetBulb: Temperature.celsius(24), // ASSUMPTION
    basis: "assumption",
  },
  gridConnection: Power.megawatts(30), // ASSUMPTION
  houseLoad: Power.kilowatts(200), // ASSUMPTION
});
atlanta.assume("Design climate 35 °C dry bulb, 24 °C wet bulb: none is published.");
atlanta.assume("Ratings of the feeds; transformers of 99 % efficiency; two boards for the plant.");
atlanta.assume("Power factor 0.98 of the racks and 0.95 of the plant; loops of water at 45 °C; switch racks of 20 kW.");
atlanta.assume("Grid connection of 30 MW and house load of 200 kW for this slice of the campus.");

const atlantaGrid = new PowerFeed(atlanta, "grid", {
  kind: "utility",
  voltage: Voltage.kilovolts(34.5), // ASSUMPTION
  rating: ApparentPower.megavoltAmperes(35), // ASSUMPTION
  claims: N, // published: a resilient utility, and for the GPU fleet nothing on site behind it
});
const mechanicalTransformer = new PowerFeed(atlanta, "mechanical-transformer", {
  kind: "transformer",
  from: atlantaGrid,
  voltage: LOW_VOLTAGE,
  rating: ApparentPower.kilovoltAmperes(2500), // ASSUMPTION
  efficiency: 0.99, // ASSUMPTION
  claims: N,
});
const atlantaPlant = PowerFeed.group(atlanta, "mechanical-board", {
  count: 2,
  kind: "switchboard",
  from: mechanicalTransformer,
  current: Current.amperes(4000), // ASSUMPTION
  claims: N,
});
atlanta.powerHouseLoad({ feeds: atlantaPlant, powerFactor: PLANT_POWER_FACTOR });
const atlantaChilledWater = chilledWater(atlanta, atlantaPlant);

for (let storey = 0; storey < STOREYS; storey++) {
  const floor = hall(atlanta, storey, atlantaChilledWater, atlantaPlant);
  for (let pod = 1; pod <= PODS_PER_STOREY; pod++) atlantaPod(floor, storey, pod);
  networkRow(floor, atlantaPlant);
}

/** Four rows, each on one transformer and one busway: losing either takes the row, and the claim N says so. */
function atlantaPod(floor: Floor, storey: number, pod: number): void {
  const name = `s${storey}p${pod}`;
  // Warmer than in Wisconsin: the outside air is, and evaporation is not to help.
  const tcs = technologyLoop(atlanta, storey, name, Temperature.celsius(45), atlantaPlant, atlantaPlant);
  for (let number = 1; number <= ROWS_PER_POD; number++) {
    const row = new Row(floor, `${name}r${number}`, { powerLimit: ROW_LIMIT });
    const transformer = new PowerFeed(atlanta, `transformer-${name}r${number}`, {
      kind: "transformer", // outside the hall, so that its losses do not heat the room air
      from: atlantaGrid,
      voltage: LOW_VOLTAGE,
      rating: ApparentPower.kilovoltAmperes(1500), // ASSUMPTION
      efficiency: 0.99, // ASSUMPTION
      claims: N,
    });
    const busway = new PowerFeed(row, "busway", {
      kind: "busway",
      from: transformer,
      current: Current.amperes(2500), // ASSUMPTION
      claims: N,
    });
    gpuRacks(row, [busway], tcs);
  }
}

// ---- Between the sites --------------------------------------------------------------------------------------------------

const FIBRE = {
  fibrePairs: 4, // ASSUMPTION
  wavelengths: 96, // per pair, as the press reports for long-haul systems
  wavelengthRate: DataRate.gigabitsPerSecond(800), // ASSUMPTION
};
const backbone = new AiWanLink(fairwater, "backbone", {
  between: [wisconsin, atlanta],
  routes: [
    { name: "west", length: Length.miles(700), ...FIBRE }, // published as "about 700 miles" between the sites
    { name: "east", routeFactor: 1.35, ...FIBRE }, // ASSUMPTION: real routes are 1.2 to 1.5 times the geodesic
  ],
  committed: DataRate.terabitsPerSecond(300), // ASSUMPTION: no rate is published
});
backbone.assume("Two diverse routes of 4 fibre pairs with 96 wavelengths of 800 Gb/s; 300 Tb/s committed.");

fairwater.synth();

// ---- What both sites have in common -------------------------------------------------------------------------------------

function hall(site: Site, storey: number, airLoop: CoolingLoop, plant: readonly PowerFeed[]): Floor {
  const floor = new Floor(site, `storey-${storey}`, {
    level: storey,
    size: [Length.metres(60), Length.metres(40)], // ASSUMPTION
    heightAboveGround: Length.metres(storey * STOREY_HEIGHT_M),
    rackPowerLimit: RACK_LIMIT,
    dewPoint: Temperature.celsius(15), // ASSUMPTION: the upper end of the recommended range for room air
    air: {
      count: 10, // ASSUMPTION
      capacity: Power.kilowatts(150), // ASSUMPTION
      fanPower: Power.kilowatts(6), // ASSUMPTION
      claims: Redundancy.of("N+1"),
      feeds: plant,
      powerFactor: PLANT_POWER_FACTOR,
      loop: airLoop,
      waterMax: Temperature.celsius(22), // ASSUMPTION
    },
  });
  return floor.assume("Room air with a dew point of 15 °C, cooled by ten fan walls of 150 kW, one of them spare.");
}

/** One loop per pod of 40 racks, so that a shortage stays within the pod. */
function technologyLoop(
  site: Site,
  storey: number,
  name: string,
  supply: Temperature,
  pumps: readonly PowerFeed[],
  plant: readonly PowerFeed[],
): CoolingLoop {
  const loop = new CoolingLoop(site, `tcs-${name}`, {
    coolant: "water", // ASSUMPTION: the maker of the rack recommends it; what Fairwater uses is not published
    supply, // ASSUMPTION
    cdu: {
      model: "vertiv/xdu1350", // ASSUMPTION: the CDUs are not published
      count: 5,
      claims: Redundancy.of("N+1"),
      feeds: pumps,
      powerFactor: PLANT_POWER_FACTOR,
    },
    cduHeight: Length.metres(storey * STOREY_HEIGHT_M), // ASSUMPTION: beside their racks
    fillPressure: Pressure.kilopascals(100), // ASSUMPTION
    piping: PIPING,
    rejection: {
      kind: "dry-cooler", // published: a closed loop, no evaporation
      count: 6, // ASSUMPTION
      claims: Redundancy.of("N+1"),
      approach: TemperatureDifference.kelvin(5), // as in NVIDIA's DSX reference design
      capacity: Power.megawatts(6), // ASSUMPTION
      fanPower: Power.kilowatts(120), // ASSUMPTION
      feeds: plant,
      powerFactor: PLANT_POWER_FACTOR,
    },
  });
  loop.assume("Pipes of 50 to 300 mm, balanced; CDUs beside their racks; 1 bar of fill pressure; 5 bar at the racks.");
  return loop.assume("Five CDUs, six dry coolers of 1 MW with 5 K approach and 120 kW of fans per pod.");
}

/** Room air cannot be cooled by a dry cooler on a warm day: it has chilled water of its own. */
function chilledWater(site: Site, plant: readonly PowerFeed[]): CoolingLoop {
  const loop = new CoolingLoop(site, "chilled-water", {
    coolant: "water",
    supply: Temperature.celsius(22), // the air-side loop of NVIDIA's DSX reference design
    rejection: {
      kind: "chiller",
      count: 4, // ASSUMPTION
      claims: Redundancy.of("N+1"),
      leaving: Temperature.celsius(22),
      ambientMax: Temperature.celsius(45), // ASSUMPTION: air-cooled
      capacity: Power.megawatts(3.2), // ASSUMPTION
      fanPower: Power.kilowatts(582), // ASSUMPTION: 3.2 MW at the usual COP of 5.5
      feeds: plant,
      powerFactor: PLANT_POWER_FACTOR,
    },
  });
  return loop.assume("Four air-cooled chillers of 800 kW at a COP of 5.5 for the air side, up to 45 °C outside.");
}

function gpuRacks(row: Row, feeds: readonly PowerFeed[], cooling: CoolingLoop): void {
  for (let slot = 1; slot <= RACKS_PER_ROW; slot++) {
    new NVL72Rack(row, `n${slot}`, {
      model: "lenovo/gb300-nvl72",
      slot,
      feeds,
      cooling,
      workingPressureMax: RACK_PRESSURE_LIMIT,
      powerFactor: POWER_FACTOR,
    });
  }
}

/** ASSUMPTION: four switch racks of 20 kW per storey for the two-tier Ethernet of the back end. */
function networkRow(floor: Floor, boards: readonly [PowerFeed, PowerFeed]): void {
  const row = new Row(floor, "network");
  const tapOffs = PowerFeed.group(row, "tap-off", {
    count: 2,
    kind: "busway",
    fromEach: boards,
    current: Current.amperes(250), // ASSUMPTION
    claims: Redundancy.of("N+1"),
  });
  for (let slot = 1; slot <= 4; slot++) {
    new Rack(row, `switch-${slot}`, {
      model: "generic/air-cooled-rack",
      role: "network",
      slot,
      power: Power.kilowatts(20), // ASSUMPTION
      peak: Power.kilowatts(20), // ASSUMPTION: switches do not swing with the training
      powerFactor: POWER_FACTOR,
      voltage: LOW_VOLTAGE,
      feeds: tapOffs,
    });
  }
}
