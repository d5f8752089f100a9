/**
 * Every topology with a load exactly at its limit, and with 1 kW more. All loads have a power factor of 0.95, so that
 * S kVA are 0.95 S kW. The rating that decides is 500 kVA: 400 kVA continuously under the NEC, 500 kVA under the IEC.
 */
import { ApparentPower, Duration, Energy, PowerFeed, type SiteProps, Topology, Voltage } from "../../constructs";
import { errors, SmallSite } from "./small-site";

type Code = SiteProps["electricalCode"];

const kva = (value: number): ApparentPower => ApparentPower.kilovoltAmperes(value);
const LOW = Voltage.volts(415);
const busway = { kind: "busway", rating: kva(500) } as const;
const transformer = { kind: "transformer", voltage: LOW, rating: kva(50_000), efficiency: 0.99 } as const;
const chain = [transformer, busway] as const;

function utility({ site }: SmallSite, id = "grid"): PowerFeed {
  return new PowerFeed(site, id, { kind: "utility", voltage: Voltage.kilovolts(34.5), rating: kva(100_000) });
}

/** Builds the facility with `load` kW as the topology takes it. */
type Build = (small: SmallSite, load: number) => void;

const cases: readonly (readonly [name: string, code: Code, limit: number, broken: string, build: Build])[] = [
  // One path: 400 kVA x 0.95 = 380 kW; IEC 500 x 0.95 = 475 kW.
  ["N", "NEC", 380, "power/feed-within-continuous-rating", single],
  ["N", "IEC", 475, "power/feed-within-device-rating", single],
  // Three units of 400 kVA, one out: 2 x 400 x 0.95 = 760 kW; IEC 2 x 500 x 0.95 = 950 kW.
  ["N+1", "NEC", 760, "power/survives-single-loss", parallel("N+1")],
  ["N+1", "IEC", 950, "power/survives-single-loss", parallel("N+1")],
  // Three units, two out: 1 x 400 x 0.95 = 380 kW.
  ["N+2", "NEC", 380, "power/redundancy-claim-holds", parallel("N+2")],
  // One side carries everything: 400 x 0.95 = 380 kW; IEC 475 kW.
  ["2N", "NEC", 380, "power/survives-single-loss", dual],
  ["2N", "IEC", 475, "power/survives-single-loss", dual],
  // Two sides of three units; one side and one unit of the other out: 2 x 400 x 0.95 = 760 kW; IEC 950 kW.
  ["2N+1", "NEC", 760, "power/redundancy-claim-holds", dualPlusOne],
  ["2N+1", "IEC", 950, "power/redundancy-claim-holds", dualPlusOne],
  // Two of three: 2 x 400 x 0.95 = 760 kW; IEC 950 kW.
  ["3N2", "NEC", 760, "power/survives-single-loss", distributed("3N2")],
  ["3N2", "IEC", 950, "power/survives-single-loss", distributed("3N2")],
  // Three of four: 3 x 400 x 0.95 = 1,140 kW; IEC 1,425 kW.
  ["4N3", "NEC", 1140, "power/survives-single-loss", distributed("4N3")],
  ["4N3", "IEC", 1425, "power/survives-single-loss", distributed("4N3")],
  // Four of five: 4 x 400 x 0.95 = 1,520 kW; IEC 1,900 kW.
  ["5N4", "NEC", 1520, "power/survives-single-loss", distributed("5N4")],
  ["5N4", "IEC", 1900, "power/survives-single-loss", distributed("5N4")],
  // Three of five, two out: 3 x 400 x 0.95 = 1,140 kW.
  ["5N3", "NEC", 1140, "power/redundancy-claim-holds", distributed("5N3")],
  // A UPS is a nameplate, at 100 % under both codes: the reserve of 500 kVA catches 500 x 0.95 = 475 kW.
  ["block redundant", "NEC", 475, "power/survives-single-loss", blockRedundant],
  ["block redundant", "IEC", 475, "power/survives-single-loss", blockRedundant],
  ["utility only", "NEC", 380, "power/feed-within-continuous-rating", utilityOnly],
  ["utility only", "IEC", 475, "power/feed-within-device-rating", utilityOnly],
];

function single(small: SmallSite, load: number): void {
  const [feed] = Topology.single(small.site, "p", { from: utility(small), chain });
  small.rack(load, [feed]);
}

function parallel(name: "N+1" | "N+2"): Build {
  return (small, load) => {
    const bus = { kind: "switchboard", rating: kva(50_000) } as const;
    const from = utility(small);
    const feed = Topology.parallel(small.site, "p", { name, units: 3, from, chain, bus });
    small.rack(load, [feed]);
  };
}

function dual(small: SmallSite, load: number): void {
  const fromEach = [utility(small, "east"), utility(small, "west")] as const;
  const [a, b] = Topology.dual(small.site, "p", { name: "2N", fromEach, chain });
  small.rack(load, [a, b]);
}

function dualPlusOne(small: SmallSite, load: number): void {
  const fromEach = [utility(small, "east"), utility(small, "west")] as const;
  const bus = { kind: "switchboard", rating: kva(50_000) } as const;
  const sides = Topology.dual(small.site, "p", { name: "2N+1", unitsPerSide: 3, fromEach, chain, bus });
  small.rack(load, sides);
}

function distributed(name: "3N2" | "4N3" | "5N4" | "5N3"): Build {
  return (small, load) => {
    const feeds: readonly PowerFeed[] = Topology.distributed(small.site, "p", { name, from: utility(small), chain });
    small.rack(load, feeds);
  };
}

/** Two blocks; the first carries the load that the reserve just catches, the second a tenth of it. */
function blockRedundant(small: SmallSite, load: number): void {
  const ups = { kind: "ups", efficiency: 0.96, storedEnergy: Energy.kilowattHours(50) } as const;
  const [a, b] = Topology.blockRedundant(small.site, "p", {
    blocks: 2,
    from: utility(small),
    chain: [transformer, { ...ups, rating: kva(1000) }],
    reserve: { chain: [transformer, { ...ups, rating: kva(500) }] },
    transferSwitch: { rating: kva(50_000), transferTime: Duration.milliseconds(5) },
    distribution: [{ kind: "busway", rating: kva(50_000) }],
  });
  small.rack(load, [a], { holdUp: Duration.milliseconds(20) });
  small.rack(load / 10, [b], { holdUp: Duration.milliseconds(20) });
}

function utilityOnly(small: SmallSite, load: number): void {
  const [feed] = Topology.utilityOnly(small.site, "p", {
    utility: { voltage: Voltage.kilovolts(34.5), rating: kva(100_000) },
    chain,
  });
  small.rack(load, [feed]);
}

describe.each(cases)("%s under the %s", (_, code, limit, broken, build) => {
  const errorsAt = (load: number): string[] => {
    const small = new SmallSite(code);
    build(small, load);
    return errors(small.judge()).map(({ rule }) => rule);
  };

  test(`carries ${limit} kW`, () => {
    expect(errorsAt(limit)).toEqual([]);
  });

  test("does not carry 1 kW more", () => {
    expect([...new Set(errorsAt(limit + 1))]).toEqual([broken]);
  });
});

describe("what a topology makes", () => {
  const records = (build: (small: SmallSite) => void) => {
    const small = new SmallSite();
    build(small);
    const { index } = small.judge();
    return {
      feeds: index.all("power-feed").map(({ path, from, sources }) => [path, from, sources]),
      claims: index.all("power-group").map(({ path, members, claims }) => [path, members.length, claims]),
    };
  };

  test("distributed: a group per stage, each with the claim, paired one to one", () => {
    const { feeds, claims } = records((small) => {
      Topology.distributed(small.site, "p", { name: "3N2", from: utility(small), chain });
    });
    expect(claims).toEqual([
      ["s/p-busway", 3, "3N2"],
      ["s/p-transformer", 3, "3N2"],
    ]);
    expect(feeds).toContainEqual(["s/p-busway/b", ["s/p-transformer/b"], undefined]);
    expect(feeds).toContainEqual(["s/p-transformer/b", ["s/grid"], undefined]);
  });

  test("parallel: all units on one bus", () => {
    const { feeds, claims } = records((small) => parallel("N+1")(small, 100));
    expect(claims).toEqual([
      ["s/p-busway", 3, "N+1"],
      ["s/p-transformer", 3, "N+1"],
    ]);
    expect(feeds).toContainEqual(["s/p-switchboard", ["a", "b", "c"].map((id) => `s/p-busway/${id}`), "parallel"]);
  });

  test("dual: the first half of the units is the first side", () => {
    const { feeds, claims } = records((small) => dualPlusOne(small, 100));
    expect(claims).toContainEqual(["s/p-busway", 6, "2N+1"]);
    expect(claims).toContainEqual(["s/p-switchboard", 2, "2N"]);
    expect(feeds).toContainEqual(["s/p-switchboard/b", ["d", "e", "f"].map((id) => `s/p-busway/${id}`), "parallel"]);
    expect(feeds).toContainEqual(["s/p-transformer/c", ["s/east"], undefined]);
    expect(feeds).toContainEqual(["s/p-transformer/d", ["s/west"], undefined]);
  });

  test("block redundant: every transfer switch on its block first, then on the reserve", () => {
    const { feeds, claims } = records((small) => blockRedundant(small, 100));
    expect(feeds).toContainEqual(["s/p-transfer-switch/b", ["s/p-block-ups/b", "s/p-reserve-ups"], "transfer"]);
    expect(feeds).toContainEqual(["s/p-busway/b", ["s/p-transfer-switch/b"], undefined]);
    expect(claims).toContainEqual(["s/p-block-ups", 2, "N+1"]);
    expect(claims).toContainEqual(["s/p-transfer-switch", 2, "N"]);
  });

  test("a stage keeps a name and a claim of its own", () => {
    const { claims } = records((small) => {
      const main = { id: "main", kind: "switchboard", rating: kva(1000), claims: undefined } as const;
      const feeder = { id: "feeder", kind: "switchboard", rating: kva(1000) } as const;
      Topology.distributed(small.site, "p", { name: "3N2", from: utility(small), chain: [main, feeder] });
    });
    expect(claims.map(([path]) => path)).toEqual(["s/p-feeder", "s/p-main"]);
  });

  test("carries the line of the call", () => {
    const small = new SmallSite();
    const here = new Error().stack?.split("\n")[1] ?? "";
    Topology.distributed(small.site, "p", { name: "4N3", chain: [{ kind: "busway", rating: kva(500) }] });
    const line = Number(/:(\d+):\d+\)?$/.exec(here)?.[1]) + 1;
    const [finding] = errors(small.judge());
    expect([finding?.rule, finding?.position?.line]).toEqual(["power/feed-has-source", line]);
    expect(finding?.position?.file).toBe("test/constructs/topology.test.ts");
  });

  test("a name that is none is a finding", () => {
    const small = new SmallSite();
    Topology.distributed(small.site, "p", { name: "3N4", from: utility(small), chain: [busway] });
    expect(errors(small.judge()).map(({ rule }) => rule)).toEqual(["declaration/value-allowed"]);
  });
});
