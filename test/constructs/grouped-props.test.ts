/** Groups of props that code without types gives as something else: nothing of them is taken silently for "not stated". */
import { CoolingLoop, FacilityWater, Floor, Power, Site, Temperature } from "../../constructs";
import { SmallSite } from "./small-site";

/** What anything becomes that has no type. */
const untyped = (value: unknown) => value as never;

const problemsOf = (make: (small: SmallSite) => { readonly path: string }) => {
  const small = new SmallSite();
  const { path } = make(small);
  const record = small.judge().index.find(path);
  return (record?.problems ?? []).map(({ property, message }) => `${property}: ${message}`);
};

const loopWith = (more: object) =>
  problemsOf(({ site }) => new CoolingLoop(site, "l", { coolant: "water", supply: Temperature.celsius(30), ...more }));
const waterWith = (more: object) => problemsOf(({ site }) => new FacilityWater(site, "fw", more));
const siteWith = (more: object) =>
  problemsOf(({ factory }) => new Site(factory, "t", { electricalCode: "NEC", ...more }));

test.each([
  ["climate", siteWith({ climate: untyped("hot") }), 'climate[0]: "climate[0]" is "hot", not an object with props.'],
  [
    "a climate in a list",
    siteWith({ climate: untyped([null]) }),
    'climate[0]: "climate[0]" is null, not an object with props.',
  ],
  ["location", siteWith({ location: untyped(42) }), 'location: "location" is 42, not an object with props.'],
  ["rampLimit", siteWith({ rampLimit: untyped([]) }), 'rampLimit: "rampLimit" is a list, not an object with props.'],
  ["piping", loopWith({ piping: untyped(3) }), 'piping: "piping" is 3, not an object with props.'],
  [
    "a run of pipe",
    loopWith({ piping: { main: untyped(0) } }),
    'piping.main: "piping.main" is 0, not an object with props.',
  ],
  ["cdu", loopWith({ cdu: untyped("two") }), 'cdu: "cdu" is "two", not an object with props.'],
  ["storage", loopWith({ storage: untyped(true) }), 'storage: "storage" is true, not an object with props.'],
  ["rejection", loopWith({ rejection: untyped("x") }), 'rejection: "rejection" is "x", not an object with props.'],
  ["a rejection without a kind", loopWith({ rejection: untyped({}) }), 'rejection.kind: "rejection" states no kind.'],
  ["exchanger", waterWith({ exchanger: untyped("") }), 'exchanger: "exchanger" is "", not an object with props.'],
  ["pumps", waterWith({ pumps: untyped(2) }), 'pumps: "pumps" is 2, not an object with props.'],
  [
    "trim",
    waterWith({ rejection: { kind: "dry-cooler", trim: untyped([]) } }),
    'rejection.trim: "rejection.trim" is a list, not an object with props.',
  ],
  [
    "air",
    problemsOf(({ site }) => new Floor(site, "g", { air: untyped(4) })),
    'air: "air" is 4, not an object with props.',
  ],
])("%s", (_, found, expected) => {
  expect(found).toEqual([expected]);
});

test("a house load that is no supply", () => {
  const problems = problemsOf(({ factory }) => {
    const site = new Site(factory, "t", { electricalCode: "NEC", houseLoad: Power.kilowatts(5) });
    return site.powerHouseLoad(untyped("board"));
  });
  expect(problems).toEqual(['powerHouseLoad: "powerHouseLoad" is "board", not an object with props.']);
});
