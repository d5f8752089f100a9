/** Compiled, never run: what must be accepted, and what must be a type error. */
import {
  ApparentPower,
  type Feeds,
  Power,
  PowerFeed,
  type PowerFeedProps,
  type Site,
  Temperature,
  TemperatureDifference,
  Voltage,
} from "superfactory";
import { defineRule } from "superfactory/rules";

export function accepted(site: Site, count: number): PowerFeed[] {
  const props: PowerFeedProps = { kind: "busway", voltage: undefined };
  const [first, second] = PowerFeed.group(site, "two", { count: 2, ...props });
  const pair: Feeds<2> = [first, second];
  return [
    ...PowerFeed.group(site, "each", { count: 2, kind: "pdu", fromEach: pair }),
    ...PowerFeed.group(site, "n", { count, ...props }),
  ];
}

export function refused(site: Site, one: Feeds<1>): void {
  // @ts-expect-error Apparent power is no power.
  const power: Power = ApparentPower.kilovoltAmperes(1);
  // @ts-expect-error A temperature is no temperature difference.
  const difference: TemperatureDifference = Temperature.celsius(1);
  // @ts-expect-error A number has no unit.
  new PowerFeed(site, "number", { kind: "busway", voltage: 415 });
  // @ts-expect-error There is no such kind.
  new PowerFeed(site, "kind", { kind: "bus", voltage: Voltage.volts(415) });
  // @ts-expect-error One source for two members.
  PowerFeed.group(site, "tuple", { count: 2, kind: "pdu", fromEach: one });
  // @ts-expect-error The same, written in place.
  PowerFeed.group(site, "literal", { count: 2, kind: "pdu", fromEach: [one[0]] });
  void [power, difference];
}

export const misspelt = defineRule({
  id: "acme/misspelt",
  severity: "info",
  appliesTo: "rack",
  summary: "",
  why: "",
  fix: "",
  sources: [],
  messages: { one: "{rack}" },
  check({ report }) {
    // @ts-expect-error The placeholder is misspelt.
    report("one", { data: { rak: "" } });
  },
});
