/** Props of feeds, and the records and problems that they become. */
import {
  Current,
  Duration,
  Energy,
  Power,
  PowerFeed,
  type PowerFeedProps,
  Rack,
  Site,
  Voltage,
} from "../../constructs";
import type { RecordOf } from "../../lib/model/records";
import { readSchema } from "../helpers/schemas";
import { errors, errorWords, SmallSite } from "./small-site";

const outside = { from: "outside" } as const;

function recordOf(props: PowerFeedProps): RecordOf<"power-feed"> | undefined {
  const small = new SmallSite();
  new PowerFeed(small.site, "x", props);
  return small.judge().index.get("power-feed", "s/x");
}

describe("records", () => {
  test("of a generator", () => {
    const record = recordOf({
      kind: "generator",
      start: Duration.seconds(8),
      acceptance: Duration.seconds(2),
      blockLoad: Power.megawatts(1),
      stepInterval: Duration.seconds(5),
    });
    expect(record).toEqual({
      kind: "power-feed",
      path: "s/x",
      feed_kind: "generator",
      from: [],
      phases: 3,
      start_s: 8,
      acceptance_s: 2,
      block_load_kw: 1000,
      step_interval_s: 5,
    });
  });

  test("of a UPS with a curve", () => {
    const curve = [
      { load: 0.25, efficiency: 0.95 },
      { load: 1, efficiency: 0.97 },
    ];
    const record = recordOf({
      kind: "ups",
      ...outside,
      efficiency: curve,
      storedEnergy: Energy.kilowattHours(100),
      autonomy: Duration.minutes(5),
      autonomyLoad: Power.megawatts(1),
      dischargeEfficiency: 0.95,
      endOfLife: 0.8,
      recharge: Power.kilowatts(60),
      overload: 1.25,
    });
    expect(record).toEqual({
      kind: "power-feed",
      path: "s/x",
      feed_kind: "ups",
      from: [],
      from_outside: true,
      phases: 3,
      efficiency_curve: [
        { load_fraction: 0.25, efficiency: 0.95 },
        { load_fraction: 1, efficiency: 0.97 },
      ],
      stored_energy_kwh: 100,
      autonomy_s: 300,
      autonomy_load_kw: 1000,
      discharge_efficiency: 0.95,
      end_of_life_fraction: 0.8,
      recharge_kw: 60,
      overload_factor: 1.25,
    });
  });

  test("of a transfer switch, a battery and a DC busway", () => {
    expect(recordOf({ kind: "transfer-switch", ...outside, transferTime: Duration.milliseconds(4) })).toMatchObject({
      transfer_time_s: 0.004,
    });
    expect(recordOf({ kind: "battery", absorbs: Power.megawatts(3) })).toMatchObject({ absorbs_kw: 3000, from: [] });
    expect(recordOf({ kind: "busway", ...outside, phases: "dc", voltage: Voltage.volts(800) })).toMatchObject({
      phases: "dc",
      voltage_v: 800,
    });
  });

  test("of several sources for each member of a group, and of a bypass", () => {
    const { site, ...small } = make();
    const [a, b] = PowerFeed.group(site, "utility", { count: 2, kind: "utility" });
    PowerFeed.group(site, "ups", { count: 2, kind: "ups", fromEach: [[a, b], [b]], sources: "transfer", bypass: a });
    const { index } = small.judge();
    expect(index.get("power-feed", "s/ups/a")).toMatchObject({ from: [a.path, b.path], bypass: a.path });
    expect(index.get("power-feed", "s/ups/b")).toMatchObject({ from: [b.path] });
  });

  test("of a site and a rack: what the grid allows, and what the rack bridges", () => {
    const small = new SmallSite();
    new Site(small.factory, "t", {
      electricalCode: "IEC",
      rampLimit: { change: Power.megawatts(30), within: Duration.minutes(1) },
      stepLimit: Power.megawatts(5),
      dipRideThrough: Duration.milliseconds(500),
      tier: "III",
    });
    small.rack(100, [], {
      holdUp: Duration.milliseconds(20),
      floorPower: Power.kilowatts(40),
      smoothing: 0.3,
      whip: Current.amperes(60),
    });
    const { index } = small.judge();
    // 30,000 kW in 60 s are 500 kW/s.
    expect(index.get("site", "t")).toMatchObject({
      ramp_limit_kw_per_s: 500,
      step_limit_kw: 5000,
      dip_ride_through_s: 0.5,
      tier: "III",
    });
    expect(index.get("rack", "s/hall/r/n1")).toMatchObject({
      hold_up_s: 0.02,
      floor_power_kw: 40,
      smoothing_fraction: 0.3,
      whip_a: 60,
    });
  });
});

function make() {
  const small = new SmallSite();
  return { site: small.site, judge: () => small.judge() };
}

describe("values that are not allowed", () => {
  const wordsOf = (props: object): string[] => {
    const small = new SmallSite();
    new PowerFeed(small.site, "x", props as PowerFeedProps);
    return errorWords(small.judge()).sort();
  };
  const value = (words: string): string => `declaration/value-allowed: x: ${words}`;

  test.each<[string, object, string[]]>([
    [
      "0 V",
      { kind: "utility", voltage: Voltage.volts(0) },
      ['"voltage" is 0 V; allowed is a finite number above 0 V.'],
    ],
    [
      "a prop of another kind",
      { kind: "busway", ...outside, start: Duration.seconds(10) },
      ['"start" is no property of the kind "busway".'],
    ],
    ["a source of a utility", { kind: "utility", ...outside }, ['"from" is no property of the kind "utility".']],
    [
      "two props of another kind",
      { kind: "transformer", ...outside, autonomy: Duration.minutes(5), hundredPercentRated: true },
      [
        '"autonomy" is no property of the kind "transformer".',
        '"hundredPercentRated" is no property of the kind "transformer".',
      ],
    ],
    [
      "a curve of one point",
      { kind: "ups", ...outside, efficiency: [{ load: 1, efficiency: 0.97 }] },
      ['The curve of "efficiency" has 1 points.'],
    ],
    [
      "a curve that goes back",
      {
        kind: "ups",
        ...outside,
        efficiency: [
          { load: 1, efficiency: 0.97 },
          { load: 0.5, efficiency: 0.97 },
        ],
      },
      ['The curve of "efficiency" is not in ascending order of load.'],
    ],
    [
      "an efficiency above 1 in a curve",
      {
        kind: "ups",
        ...outside,
        efficiency: [
          { load: 0.5, efficiency: 0.97 },
          { load: 1, efficiency: 97 },
        ],
      },
      ['"efficiency[1].efficiency" is 97; allowed is a finite number above 0 and of at most 1.'],
    ],
    [
      "a load without a time",
      { kind: "ups", ...outside, autonomyLoad: Power.kilowatts(100) },
      ['"autonomyLoad" is stated without "autonomy".'],
    ],
    [
      "an overload below the rating",
      { kind: "ups", ...outside, overload: 0.9 },
      ['"overload" is 0.9; allowed is a finite number of at least 1.'],
    ],
  ])("%s", (_, props, words) => {
    expect(wordsOf(props)).toEqual(words.map(value));
  });
});

/** A hall with feeds A and B that is right, and one mistake beside it: the rest of the report stays. */
describe("a mistake in the chain is one error at its line", () => {
  const LOW = Voltage.volts(415);

  /** Racks on a right chain, of which 480 kW are too much for a busway of 250 A, and a wrong part. */
  function withMistake(add: (small: SmallSite, grid: PowerFeed) => readonly PowerFeed[]) {
    const small = new SmallSite();
    const grid = new PowerFeed(small.site, "grid", { kind: "utility", voltage: Voltage.kilovolts(34.5) });
    const low = new PowerFeed(small.site, "low", { kind: "transformer", from: grid, voltage: LOW, efficiency: 0.99 });
    const busway = new PowerFeed(small.site, "right", { kind: "busway", from: low, current: Current.amperes(250) });
    small.rack(480, [busway]);
    // With a second site, which a mistake may add, elements are named with their site.
    const unlabelled = (words: string): string => words.replace(/\bs\//g, "");
    const before = errorWords(small.judge());
    small.rack(10, add(small, grid));
    const judged = small.judge();
    const found = errors(judged).filter(({ rule, message }) => !before.includes(unlabelled(`${rule}: ${message}`)));
    expect(before).toHaveLength(1);
    expect(errorWords(judged).map(unlabelled)).toEqual(expect.arrayContaining(before));
    return found.map(({ rule, message, position }) => ({ rule, message, line: position?.line }));
  }

  /** The line of the call, so many lines further down. */
  function lineHere(further: number): number {
    return Number(/:(\d+):\d+\)?$/.exec(new Error().stack?.split("\n")[2] ?? "")?.[1]) + further;
  }

  test("a circle, by a list that is changed afterwards", () => {
    let line = 0;
    const found = withMistake(({ site }, grid) => {
      const sources: PowerFeed[] = [grid];
      line = lineHere(1);
      const a = new PowerFeed(site, "ring-a", { kind: "busway", voltage: LOW, from: sources });
      const b = new PowerFeed(site, "ring-b", { kind: "busway", from: a });
      sources[0] = b;
      return [b];
    });
    expect(found).toEqual([
      {
        rule: "declaration/reference-known",
        message: 'ring-a: "from" leads back to the feed itself: s/ring-a → s/ring-b → s/ring-a.',
        line,
      },
    ]);
  });

  test("a feed from another site", () => {
    let line = 0;
    const found = withMistake(({ factory, site }) => {
      const south = new Site(factory, "south", { electricalCode: "IEC" });
      const far = new PowerFeed(south, "board", { kind: "switchboard", from: "outside", voltage: LOW });
      line = lineHere(1);
      return PowerFeed.group(site, "wrong", { count: 2, kind: "busway", from: far });
    });
    const message =
      's/wrong/a: "from[0]" refers to "south/board", which stands on another site. ' +
      "The same holds for 1 more made on the same line.";
    expect(found).toEqual([{ rule: "declaration/reference-known", message, line }]);
  });

  test("a feed with no source, and the way to say that it is meant", () => {
    let line = 0;
    const none = withMistake(({ site }) => {
      line = lineHere(1);
      return PowerFeed.group(site, "wrong", { count: 3, kind: "busway", voltage: LOW });
    });
    const message = "wrong/a is a busway that nothing supplies. The same holds for 2 more of its group.";
    expect(none).toEqual([{ rule: "power/feed-has-source", message, line }]);
    const meant = withMistake(({ site }) =>
      PowerFeed.group(site, "right-too", { count: 3, kind: "busway", voltage: LOW, from: "outside" }),
    );
    expect(meant).toEqual([]);
  });

  test("0 V", () => {
    const found = withMistake(({ site }, grid) => [
      new PowerFeed(site, "wrong", { kind: "transformer", from: grid, voltage: Voltage.volts(0) }),
    ]);
    expect(found).toMatchObject([
      {
        rule: "declaration/value-allowed",
        message: 'wrong: "voltage" is 0 V; allowed is a finite number above 0 V.',
      },
    ]);
  });

  test("two voltages joined without a transformer", () => {
    let line = 0;
    const found = withMistake(({ site }, grid) => {
      line = lineHere(1);
      const wrong = new PowerFeed(site, "wrong", { kind: "busway", from: grid, voltage: LOW });
      return [wrong];
    });
    const message = "wrong has 415 V, but grid, which it draws from, has 34,500 V.";
    expect(found).toEqual([{ rule: "power/source-voltage-agrees", message, line }]);
  });

  test("DC joined to AC without a rectifier", () => {
    const found = withMistake(({ site }, grid) => [
      new PowerFeed(site, "wrong", { kind: "busway", from: grid, voltage: Voltage.volts(800), phases: "dc" }),
    ]);
    const rules = found.map(({ rule }) => rule);
    expect(rules.filter((rule) => rule !== "power/feed-voltage-agrees")).toEqual(["power/source-phases-agree"]);
  });

  test("a rack on a feed of another site", () => {
    const small = new SmallSite();
    const south = new Site(small.factory, "south", { electricalCode: "IEC" });
    const far = new PowerFeed(south, "grid", { kind: "utility", voltage: LOW });
    small.rack(10, [far]);
    expect(errorWords(small.judge())).toEqual([
      'declaration/reference-known: s/hall/r/n1: "feeds[0]" refers to "south/grid", which stands on another site.',
    ]);
    expect(Rack.isElement(small.site)).toBe(true);
  });
});

test("keys of the records stand in the order of the schema", () => {
  const { definitions } = readSchema("plan");
  const small = new SmallSite();
  new PowerFeed(small.site, "x", {
    kind: "ups",
    ...outside,
    efficiency: 0.97,
    inputPowerFactor: 0.99,
    storedEnergy: Energy.kilowattHours(1),
    autonomy: Duration.minutes(1),
    overload: 1.1,
    bypass: new PowerFeed(small.site, "y", { kind: "utility" }),
  });
  small.rack(1, [], {
    holdUp: Duration.seconds(1),
    whip: Current.amperes(60),
    smoothing: 0,
    floorPower: Power.watts(1),
  });
  const { index } = small.judge();
  for (const [name, record] of [
    ["powerFeedRecord", index.get("power-feed", "s/x")],
    ["rackRecord", index.get("rack", "s/hall/r/n1")],
  ] as const) {
    const keys = Object.keys(record ?? {});
    expect(keys).toEqual(Object.keys(definitions[name]?.properties ?? {}).filter((key) => keys.includes(key)));
  }
});
