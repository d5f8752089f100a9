import { ApparentPower } from "../../lib/units/apparent-power";
import type { Area } from "../../lib/units/area";
import { Length } from "../../lib/units/length";
import { Power } from "../../lib/units/power";
import type { Quantity } from "../../lib/units/quantity";
import { Temperature } from "../../lib/units/temperature";
import { TemperatureDifference } from "../../lib/units/temperature-difference";

/** What a second copy of the package looks like to the compiler: the same members, another declaration. */
type OfAnotherCopy<T> = Pick<T, keyof T>;

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

function assertType<_T extends true>(): void {}

declare const power: Power;
declare const apparentPower: ApparentPower;
declare const temperature: Temperature;
declare const difference: TemperatureDifference;
declare const length: Length;

/** Compiled and never called: every line below is judged by the compiler alone. */
export function mustNotCompile(): void {
  // @ts-expect-error real and apparent power are different things
  power.plus(apparentPower);
  // @ts-expect-error in either order
  apparentPower.minus(power);
  // @ts-expect-error a ratio needs the same dimension
  power.over(apparentPower);
  // @ts-expect-error so does a comparison
  power.gt(apparentPower);
  // @ts-expect-error so does a comparison with tolerance
  power.approx(apparentPower);
  // @ts-expect-error a rating in kVA is no load in kW
  const load: Power = apparentPower;
  // @ts-expect-error a load in kW is no rating in kVA
  const rating: ApparentPower = power;

  // @ts-expect-error a temperature is no difference
  const rise: TemperatureDifference = temperature;
  // @ts-expect-error a difference is no temperature
  const supply: Temperature = difference;
  // @ts-expect-error two temperatures do not add up
  temperature.plus(temperature);
  // @ts-expect-error a temperature cannot be subtracted from a difference
  difference.minus(temperature);
  // @ts-expect-error twice 20 °C is not 40 °C
  temperature.times(2);
  // @ts-expect-error a temperature has no true zero, hence no ratio
  temperature.over(temperature);

  // @ts-expect-error a bare number has no unit
  const bare: Power = 132;
  // @ts-expect-error quantities are no numbers
  power + 1;
  // @ts-expect-error not even among themselves
  power - power;
  // @ts-expect-error different dimensions do not compare
  power > apparentPower;
  // @ts-expect-error made by named factories only
  new Power(132);
  // @ts-expect-error the dimension is part of the type
  const voltage: Quantity<"voltage"> = power;
  // @ts-expect-error what was made does not change
  power.value = 1;

  void [load, rating, rise, supply, bare, voltage];
}

/** The same, for what must compile. */
export function mustCompile(another: OfAnotherCopy<Power>, other: OfAnotherCopy<Temperature>): void {
  const ours: Power = another;
  const supply: Temperature = other;
  const general: Quantity<"power"> = power;
  const anything: Quantity[] = [power, temperature, length];
  ours.plus(another).gt(power);
  void [supply, general, anything];
}

test("the algebra has the types of physics", () => {
  assertType<Same<ReturnType<typeof power.plus>, Power>>();
  assertType<Same<ReturnType<typeof power.over>, number>>();
  assertType<Same<ReturnType<typeof length.by>, Area>>();
  assertType<Same<typeof power.dimension, "power">>();
  const celsius = Temperature.celsius(20);
  const rise: TemperatureDifference = celsius.minus(Temperature.celsius(15));
  const lower: Temperature = celsius.minus(rise);
  const higher: Temperature = celsius.plus(rise);
  const doubled: Length = Length.metres(2).times(2);
  expect([rise.value, lower.value, higher.value, doubled.value]).toEqual([5, 15, 25, 4]);
});

test("type tests narrow", () => {
  const given: unknown = Power.kilowatts(3);
  expect(Power.isPower(given) && given.kilowatts).toBe(3);
  expect(ApparentPower.isApparentPower(given)).toBe(false);
  expect(TemperatureDifference.isTemperatureDifference(given)).toBe(false);
});
