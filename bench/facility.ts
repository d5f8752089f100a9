/**
 * A synthetic facility for measurements: floors of 200 GB300 racks, ten rows of 20. Each row has four busways (4N3) of
 * 2,000 A, each pair of rows four transformers of 2,500 kVA, and each site two utilities (2N), five main transformers
 * (N+1) and four main switchboards (4N3): 60 feeds per floor and 11 per site. So 14,000 racks of ten sites with seven
 * floors each have 4,310 feeds. A site has eight CDUs per 100 racks in groups of six (N+1), each group on a loop of about
 * 75 racks: 14,000 racks have 1,120 CDUs. Every rating follows from the size, so that any size is accepted.
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
  Redundancy,
  Row,
  Site,
  Superfactory,
  Temperature,
  TemperatureDifference,
  Voltage,
} from "superfactory";

export interface FacilitySize {
  /** Number of racks; a multiple of 200 times the number of sites. */
  readonly racks: number;
  /** Sites, joined in a chain by optical links. */
  readonly sites: number;
}

export const RACKS_PER_FLOOR = 200;
const ROWS_PER_FLOOR = 10;
const RACKS_PER_ROW = RACKS_PER_FLOOR / ROWS_PER_FLOOR;
const CDUS_PER_100_RACKS = 8;
const CDUS_PER_GROUP = 6;
const ROWS_PER_TRANSFORMER = 2;
const BUSWAY_VOLTAGE = Voltage.volts(415);
/** What one floor draws at its switchboards with one of four lost, rounded up: 200 racks of 142 kW over 3, and pumps. */
const FLOOR_SHARE_MVA = 15;

type Sides = readonly [PowerFeed, PowerFeed, PowerFeed, PowerFeed];

/** Declares the facility; `synth()` is left to the caller. */
export function facility({ racks, sites }: FacilitySize): Superfactory {
  const floors = racks / RACKS_PER_FLOOR / sites;
  if (!Number.isInteger(floors)) {
    throw new Error(`${racks} racks make no whole number of floors of ${RACKS_PER_FLOOR} on ${sites} sites.`);
  }
  const factory = new Superfactory(`bench-${racks}`);
  let previous: Site | undefined;
  for (let number = 1; number <= sites; number++) {
    const site = addSite(factory, number, floors);
    if (previous) addLink(factory, previous, site, number);
    previous = site;
  }
  return factory;
}

function addSite(factory: Superfactory, number: number, floors: number): Site {
  const site = new Site(factory, `site-${number}`, {
    location: { latitude: 35 + (number % 10), longitude: -80 - Math.floor(number / 10) },
    electricalCode: "NEC",
    houseLoad: Power.kilowatts(100 * floors),
    climate: {
      dryBulb: Temperature.celsius(31),
      coincidentWetBulb: Temperature.celsius(23),
      basis: "assumption of the benchmark",
    },
  });
  const sides = addSupply(site, floors);
  const air = new CoolingLoop(site, "air-loop", {
    coolant: "water",
    supply: Temperature.celsius(12),
    rejection: {
      kind: "chiller",
      leaving: Temperature.celsius(10),
      capacity: Power.megawatts(6 * floors),
      fanPower: Power.megawatts(floors),
    },
  });
  const cooling = new LoopPlan(floors * RACKS_PER_FLOOR);
  for (let level = 0; level < floors; level++) addFloor(site, level, sides, air, cooling);
  return site;
}

function addSupply(site: Site, floors: number): Sides {
  const utilities = PowerFeed.group(site, "utility", {
    count: 2,
    kind: "utility",
    voltage: Voltage.kilovolts(345),
    rating: ApparentPower.megavoltAmperes(4 * FLOOR_SHARE_MVA * floors),
    claims: Redundancy.of("2N"),
  });
  const transformers = PowerFeed.group(site, "main-transformer", {
    count: 5,
    kind: "transformer",
    from: utilities,
    sources: "parallel",
    voltage: Voltage.kilovolts(34.5),
    rating: ApparentPower.megavoltAmperes(FLOOR_SHARE_MVA * floors),
    efficiency: 0.995,
    claims: Redundancy.of("N+1"),
  });
  return PowerFeed.group(site, "switchboard", {
    count: 4,
    kind: "switchboard",
    from: transformers,
    sources: "parallel",
    rating: ApparentPower.megavoltAmperes(FLOOR_SHARE_MVA * floors),
    claims: Redundancy.of("4N3"),
  });
}

/** Hands out the loops of a site rack by rack: as many racks to each as its CDUs carry with one of them lost. */
class LoopPlan {
  private readonly groups: readonly { readonly cdus: number; readonly racks: number }[];
  private readonly loops: CoolingLoop[] = [];
  private used = 0;

  constructor(racks: number) {
    const cdus = (racks / 100) * CDUS_PER_100_RACKS;
    const rest = cdus % CDUS_PER_GROUP;
    const sizes = [
      ...Array<number>(Math.floor(cdus / CDUS_PER_GROUP)).fill(CDUS_PER_GROUP),
      ...(rest > 0 ? [rest] : []),
    ];
    const needed = sizes.reduce((sum, size) => sum + size - 1, 0);
    let before = 0;
    this.groups = sizes.map((size) => {
      const from = Math.floor((racks * before) / needed);
      before += size - 1;
      return { cdus: size, racks: Math.floor((racks * before) / needed) - from };
    });
  }

  /** The loop of the next rack; it is made on the floor and on the feeds of its first rack. */
  next(floor: Floor, feeds: Sides): CoolingLoop {
    const at = this.loops.length - 1;
    const last = this.loops[at];
    if (last && this.used++ < (this.groups[at]?.racks ?? 0)) return last;
    const made = addLoop(floor, at + 2, this.groups[at + 1]?.cdus ?? 0, feeds);
    this.loops.push(made);
    this.used = 1;
    return made;
  }
}

function addLoop(floor: Floor, number: number, cdus: number, feeds: Sides): CoolingLoop {
  return new CoolingLoop(floor, `tcs-${String(number).padStart(3, "0")}`, {
    coolant: "water",
    supply: Temperature.celsius(40),
    cdu: {
      model: "coolit/chx2000",
      count: cdus,
      claims: Redundancy.of("N+1"),
      feeds,
      power: Power.kilowatts(20),
      powerFactor: 0.95,
    },
    rejection: {
      kind: "dry-cooler",
      approach: TemperatureDifference.kelvin(4),
      capacity: Power.megawatts(12),
      fanPower: Power.kilowatts(240),
    },
  });
}

function addFloor(site: Site, level: number, sides: Sides, air: CoolingLoop, cooling: LoopPlan): void {
  const floor = new Floor(site, `floor-${level + 1}`, {
    level,
    size: [Length.metres(80), Length.metres(40)],
    dewPoint: Temperature.celsius(10),
    air: {
      count: 20,
      capacity: Power.kilowatts(200),
      claims: Redundancy.of("N+1"),
      fanPower: Power.kilowatts(8),
      loop: air,
    },
  });
  const lineups: Sides[] = [];
  for (let at = 0; at < ROWS_PER_FLOOR / ROWS_PER_TRANSFORMER; at++) {
    lineups.push(
      PowerFeed.group(floor, `transformer-${at + 1}`, {
        count: 4,
        kind: "transformer",
        fromEach: sides,
        voltage: BUSWAY_VOLTAGE,
        rating: ApparentPower.kilovoltAmperes(2500),
        efficiency: 0.99,
        claims: Redundancy.of("4N3"),
      }),
    );
  }
  const busways = Array.from({ length: ROWS_PER_FLOOR }, (_, at) =>
    addBusways(floor, at + 1, lineups[Math.floor(at / ROWS_PER_TRANSFORMER)] as Sides),
  );
  busways.forEach((feeds, at) => addRow(floor, at + 1, feeds, cooling));
}

function addBusways(floor: Floor, number: number, transformers: Sides): Sides {
  return PowerFeed.group(floor, `busway-${number}`, {
    count: 4,
    kind: "busway",
    fromEach: transformers,
    current: Current.amperes(2000),
    claims: Redundancy.of("4N3"),
  });
}

function addRow(floor: Floor, number: number, feeds: Sides, loops: LoopPlan): void {
  const row = new Row(floor, `r${String(number).padStart(2, "0")}`, { powerLimit: Power.kilowatts(3000) });
  for (let slot = 1; slot <= RACKS_PER_ROW; slot++) {
    const cooling = loops.next(floor, feeds);
    // ASSUMPTION of the benchmark: the power factor, which the part does not publish.
    const props = { model: "lenovo/gb300-nvl72", powerFactor: 0.98, slot, feeds, cooling };
    new NVL72Rack(row, `n${String(slot).padStart(2, "0")}`, props);
  }
}

function addLink(factory: Superfactory, from: Site, to: Site, number: number): void {
  const route = { fibrePairs: 4, wavelengths: 96, wavelengthRate: DataRate.gigabitsPerSecond(800) };
  new AiWanLink(factory, `link-${number - 1}`, {
    between: [from, to],
    committed: DataRate.terabitsPerSecond(100),
    routes: [
      { name: "east", length: Length.kilometres(2500), ...route },
      { name: "west", length: Length.kilometres(2600), ...route },
    ],
  });
}
