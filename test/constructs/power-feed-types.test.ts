/** What the compiler refuses: read by `npm run types`, never run. */
import { ApparentPower, Duration, Energy, type Feeds, Power, PowerFeed, type Site, Topology } from "../../constructs";

const kva = ApparentPower.kilovoltAmperes(500);

export function accepted(site: Site, grid: PowerFeed, kind: "busway" | "pdu", count: number): void {
  new PowerFeed(site, "g", { kind: "generator", start: Duration.seconds(10), blockLoad: Power.kilowatts(500) });
  new PowerFeed(site, "u", { kind: "ups", from: grid, bypass: grid, storedEnergy: undefined, overload: 1.25 });
  new PowerFeed(site, "t", { kind: "transformer", from: grid, phases: "dc", efficiency: 0.98, inputPowerFactor: 0.99 });
  new PowerFeed(site, "c", {
    kind: "ups",
    from: [grid],
    efficiency: [
      { load: 0.25, efficiency: 0.95 },
      { load: 1, efficiency: 0.97 },
    ],
  });
  new PowerFeed(site, "s", { kind: "transfer-switch", from: "outside", transferTime: Duration.milliseconds(5) });
  new PowerFeed(site, "k", { kind, from: grid, hundredPercentRated: true });
  const [a, b]: Feeds<2> = PowerFeed.group(site, "two", { count: 2, kind: "busway", from: grid });
  const lists: Feeds<2> = PowerFeed.group(site, "lists", {
    count: 2,
    kind: "transfer-switch",
    sources: "transfer",
    fromEach: [
      [a, b],
      [b, a],
    ],
  });
  const many: PowerFeed[] = PowerFeed.group(site, "many", { count, kind: "pdu", fromEach: [grid] });
  const chain = [{ kind: "busway", rating: kva }] as const;
  const four: Feeds<4> = Topology.distributed(site, "four", { name: "4N3", from: grid, chain });
  const one: Feeds<1> = Topology.single(site, "one", { from: grid, chain });
  const three: Feeds<3> = Topology.single(site, "three", { count: 3, from: grid, chain });
  void [lists, many, four, one, three];
}

export function refused(site: Site, grid: PowerFeed): void {
  // @ts-expect-error A busway does not start.
  new PowerFeed(site, "1", { kind: "busway", from: grid, start: Duration.seconds(10) });
  // @ts-expect-error A transformer stores nothing.
  new PowerFeed(site, "2", { kind: "transformer", from: grid, storedEnergy: Energy.kilowattHours(10) });
  // @ts-expect-error A utility draws from nothing.
  new PowerFeed(site, "3", { kind: "utility", from: grid });
  // @ts-expect-error A generator has no transfer time.
  new PowerFeed(site, "4", { kind: "generator", transferTime: Duration.seconds(1) });
  // @ts-expect-error A busway is taken as lossless.
  new PowerFeed(site, "5", { kind: "busway", from: grid, efficiency: 0.99 });
  // @ts-expect-error A transformer is no assembly that is listed for 100 %.
  new PowerFeed(site, "6", { kind: "transformer", from: grid, hundredPercentRated: true });
  // @ts-expect-error A bypass is a feed.
  new PowerFeed(site, "7", { kind: "ups", from: grid, bypass: "s/grid" });
  // @ts-expect-error A source is a feed, or "outside".
  new PowerFeed(site, "8", { kind: "busway", from: "s/grid" });
  // @ts-expect-error A time is a duration.
  new PowerFeed(site, "9", { kind: "generator", start: 10 });
  // @ts-expect-error Members of a group are of one kind as well.
  PowerFeed.group(site, "10", { count: 2, kind: "busway", from: grid, autonomy: Duration.minutes(5) });
  // @ts-expect-error Two sources for three members.
  PowerFeed.group(site, "11", { count: 3, kind: "busway", fromEach: [grid, grid] });
  // @ts-expect-error Not a redundancy of paths.
  Topology.distributed(site, "12", { name: "N+1", from: grid, chain: [{ kind: "busway", rating: kva }] });
  const utility = { rating: kva };
  // @ts-expect-error There is no UPS behind "utility only".
  Topology.utilityOnly(site, "13", { utility, chain: [{ kind: "ups", rating: kva }] });
  // @ts-expect-error Two units of a side need a bus.
  Topology.dual(site, "14", { name: "2N", unitsPerSide: 2, from: grid, chain: [{ kind: "busway", rating: kva }] });
  // @ts-expect-error A chain has a stage.
  Topology.single(site, "15", { from: grid, chain: [] });
}

test("the types are read by the compiler", () => {
  expect([accepted, refused]).toHaveLength(2);
});
