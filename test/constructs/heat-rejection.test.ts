/** Trim chillers on feeds of their own, pumps of a loop's own rejection, and the derating of outdoor plant. */
import {
  CoolingLoop,
  FacilityWater,
  type OwnHeatRejection,
  Power,
  PowerFeed,
  Temperature,
  type TrimCooling,
} from "../../constructs";
import { SmallSite } from "./small-site";

const loopWith = (rejection: (small: SmallSite) => OwnHeatRejection) => {
  const small = new SmallSite();
  const props = { coolant: "water", supply: Temperature.celsius(40), rejection: rejection(small) };
  new CoolingLoop(small.site, "tcs", props);
  const { index } = small.judge();
  return { loop: index.get("cooling-loop", "s/tcs"), units: index.all("rejection-unit") };
};
const feedOf = ({ site }: SmallSite) => new PowerFeed(site, "a", { kind: "busway", from: "outside" });
const problemsOf = (problems: readonly { readonly property?: string; readonly message: string }[] | undefined) =>
  (problems ?? []).map(({ property, message }) => `${property}: ${message}`);

test("the pumps between CDUs and units are one power", () => {
  const { loop } = loopWith(() => ({ kind: "dry-cooler", pumpPower: Power.kilowatts(12) }));
  expect(loop?.rejection).toEqual({ kind: "dry-cooler", pump_power_kw: 12 });
});

test("the pumps may not draw less than nothing", () => {
  const { loop } = loopWith(() => ({ kind: "dry-cooler", pumpPower: Power.kilowatts(-1) }));
  expect(loop?.problems?.map(({ property }) => property)).toEqual(["rejection.pumpPower"]);
});

test("a trim chiller may have feeds and a power factor of its own", () => {
  const { loop } = loopWith((small) => ({
    kind: "dry-cooler",
    trim: { cop: 4, feeds: [feedOf(small)], powerFactor: 0.9 },
  }));
  expect(loop?.rejection?.trim).toEqual({ cop: 4, feeds: ["s/a"], power_factor: 0.9 });
});

test("on the feeds of the units a trim chiller has their power factor", () => {
  const trim: TrimCooling = { cop: 4, powerFactor: 0.9 };
  expect(problemsOf(loopWith(() => ({ kind: "dry-cooler", trim })).loop?.problems)).toEqual([
    'rejection.trim.powerFactor: "rejection.trim.powerFactor" stands without "rejection.trim.feeds": on the feeds of the units, theirs counts.',
  ]);
});

test("feeds of a trim chiller must be feeds", () => {
  const small = new SmallSite();
  const water = new FacilityWater(small.site, "fw", {});
  const trim = { cop: 4, feeds: [water as unknown as PowerFeed] };
  new FacilityWater(small.site, "other", { rejection: { kind: "dry-cooler", trim } });
  const messages = small.judge().report.findings.map(({ message }) => message);
  expect(messages).toContainEqual(expect.stringContaining('"rejection.trim.feeds[0]"'));
});

test("each unit has the derating of its plant, which lies above 0 and is at most 1", () => {
  const of = (altitudeDerating: number) => loopWith(() => ({ kind: "dry-cooler", altitudeDerating }));
  expect(of(0.8).loop?.rejection?.altitude_derating).toBe(0.8);
  expect(of(0.8).units[0]?.altitude_derating).toBe(0.8);
  expect(of(1).loop?.problems).toBeUndefined();
  for (const wrong of [0, 1.01]) {
    expect(of(wrong).loop?.problems?.map(({ property }) => property)).toEqual(["rejection.altitudeDerating"]);
  }
});
