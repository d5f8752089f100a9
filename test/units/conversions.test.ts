import fc from "fast-check";
import { AirFlow } from "../../lib/units/air-flow";
import { ApparentPower } from "../../lib/units/apparent-power";
import { Area } from "../../lib/units/area";
import { Current } from "../../lib/units/current";
import { DataRate } from "../../lib/units/data-rate";
import { Duration } from "../../lib/units/duration";
import { Energy } from "../../lib/units/energy";
import { Flow } from "../../lib/units/flow";
import { Length } from "../../lib/units/length";
import { Mass } from "../../lib/units/mass";
import { Power } from "../../lib/units/power";
import { PowerDensity } from "../../lib/units/power-density";
import { Pressure } from "../../lib/units/pressure";
import { Temperature } from "../../lib/units/temperature";
import { TemperatureDifference } from "../../lib/units/temperature-difference";
import { Voltage } from "../../lib/units/voltage";
import { Volume } from "../../lib/units/volume";

interface Unit {
  readonly name: string;
  readonly make: (value: number) => { readonly value: number };
  readonly read: (value: number) => number;
}

function unit<K extends string>(
  type: { readonly name: string } & Record<K, (value: number) => Record<K | "value", number>>,
  name: K,
): Unit {
  return {
    name: `${type.name}.${name}`,
    make: (value) => type[name](value),
    read: (value) => type[name](value)[name],
  };
}

const units: Unit[] = [
  ...(["watts", "kilowatts", "megawatts"] as const).map((name) => unit(Power, name)),
  ...(["voltAmperes", "kilovoltAmperes", "megavoltAmperes"] as const).map((name) => unit(ApparentPower, name)),
  ...(["joules", "kilowattHours", "megawattHours"] as const).map((name) => unit(Energy, name)),
  ...(["volts", "kilovolts"] as const).map((name) => unit(Voltage, name)),
  unit(Current, "amperes"),
  ...(["celsius", "fahrenheit", "kelvin"] as const).map((name) => unit(Temperature, name)),
  unit(TemperatureDifference, "kelvin"),
  ...(["litresPerMinute", "cubicMetresPerHour", "gallonsPerMinute"] as const).map((name) => unit(Flow, name)),
  ...(["litres", "cubicMetres", "gallons"] as const).map((name) => unit(Volume, name)),
  ...(["cubicMetresPerHour", "cubicFeetPerMinute"] as const).map((name) => unit(AirFlow, name)),
  ...(["pascals", "kilopascals", "bar", "psi"] as const).map((name) => unit(Pressure, name)),
  ...(["metres", "millimetres", "kilometres", "feet", "miles"] as const).map((name) => unit(Length, name)),
  unit(Area, "squareMetres"),
  ...(["kilograms", "tonnes"] as const).map((name) => unit(Mass, name)),
  ...(["gigabitsPerSecond", "terabitsPerSecond", "petabitsPerSecond"] as const).map((name) => unit(DataRate, name)),
  ...(["microseconds", "milliseconds", "seconds", "minutes", "hours"] as const).map((name) => unit(Duration, name)),
  unit(PowerDensity, "kilowattsPerSquareMetre"),
];

describe("conversion to the stored unit, worked by hand", () => {
  test.each<[string, { readonly value: number }, number]>([
    // kW: 1 W = 0.001 kW, 1 MW = 1000 kW
    ["132 kW", Power.kilowatts(132), 132],
    ["132 000 W", Power.watts(132_000), 132],
    ["1.5 MW", Power.megawatts(1.5), 1500],
    ["250 VA", ApparentPower.voltAmperes(250), 0.25],
    ["800 kVA", ApparentPower.kilovoltAmperes(800), 800],
    ["2.5 MVA", ApparentPower.megavoltAmperes(2.5), 2500],
    // kWh: 1 kWh = 1000 W x 3600 s = 3.6 MJ
    ["3.6 MJ", Energy.joules(3_600_000), 1],
    ["40 kWh", Energy.kilowattHours(40), 40],
    ["1.2 MWh", Energy.megawattHours(1.2), 1200],
    ["415 V", Voltage.volts(415), 415],
    ["34.5 kV", Voltage.kilovolts(34.5), 34_500],
    ["60 A", Current.amperes(60), 60],
    ["34.8 °C", Temperature.celsius(34.8), 34.8],
    // 95 °F: (95 - 32) x 5 / 9 = 63 x 5 / 9 = 35 °C
    ["95 °F", Temperature.fahrenheit(95), 35],
    ["-40 °F", Temperature.fahrenheit(-40), -40],
    // 308 K: 308 - 273.15 = 34.85 °C, where plain subtraction gives 34.85000000000002
    ["308 K", Temperature.kelvin(308), 34.85],
    ["0 K", Temperature.kelvin(0), -273.15],
    ["5 K", TemperatureDifference.kelvin(5), 5],
    ["130 L/min", Flow.litresPerMinute(130), 130],
    // 6 m³/h = 6000 L / 60 min
    ["6 m³/h", Flow.cubicMetresPerHour(6), 100],
    // 1 US gallon = 231 in³ = 231 x 0.016387064 L
    ["1 US gpm", Flow.gallonsPerMinute(1), 3.785411784],
    ["40 L", Volume.litres(40), 40],
    ["2.5 m³", Volume.cubicMetres(2.5), 2500],
    ["100 US gal", Volume.gallons(100), 378.5411784],
    ["900 m³/h", AirFlow.cubicMetresPerHour(900), 900],
    // 1 ft³ = 0.3048³ m³ = 0.028316846592 m³; 1000 of them a minute: x 60 x 1000
    ["1000 ft³/min", AirFlow.cubicFeetPerMinute(1000), 1699.01079552],
    ["1 kPa", Pressure.pascals(1000), 1],
    ["120 kPa", Pressure.kilopascals(120), 120],
    ["1 bar", Pressure.bar(1), 100],
    ["1 psi", Pressure.psi(1), 6.894757293168361],
    ["1 m", Length.metres(1), 1],
    ["600 mm", Length.millimetres(600), 0.6],
    ["1100 km", Length.kilometres(1100), 1_100_000],
    ["1 ft", Length.feet(1), 0.3048],
    ["1 mile", Length.miles(1), 1609.344],
    // 5280 ft = 1 mile
    ["5280 ft", Length.feet(5280), 1609.344],
    ["2400 m²", Area.squareMetres(2400), 2400],
    ["1580 kg", Mass.kilograms(1580), 1580],
    ["1.58 t", Mass.tonnes(1.58), 1580],
    ["800 Gb/s", DataRate.gigabitsPerSecond(800), 800],
    ["1.6 Tb/s", DataRate.terabitsPerSecond(1.6), 1600],
    ["2 Pb/s", DataRate.petabitsPerSecond(2), 2_000_000],
    ["50 µs", Duration.microseconds(50), 0.000_05],
    ["20 ms", Duration.milliseconds(20), 0.02],
    ["10 s", Duration.seconds(10), 10],
    ["5 min", Duration.minutes(5), 300],
    ["1.5 h", Duration.hours(1.5), 5400],
    ["12 kW/m²", PowerDensity.kilowattsPerSquareMetre(12), 12],
  ])("%s", (_written, quantity, stored) => {
    expect(quantity.value).toBe(stored);
  });
});

describe("reading in another unit, worked by hand", () => {
  test.each<[string, number, number]>([
    ["132 kW in W", Power.kilowatts(132).watts, 132_000],
    ["132 kW in MW", Power.kilowatts(132).megawatts, 0.132],
    ["2.5 MVA in VA", ApparentPower.megavoltAmperes(2.5).voltAmperes, 2_500_000],
    ["2 kWh in J", Energy.kilowattHours(2).joules, 7_200_000],
    ["34.5 kV in V", Voltage.kilovolts(34.5).volts, 34_500],
    ["13800 V in kV", Voltage.volts(13_800).kilovolts, 13.8],
    ["35 °C in °F", Temperature.celsius(35).fahrenheit, 95],
    ["34.85 °C in K", Temperature.celsius(34.85).kelvin, 308],
    ["100 L/min in m³/h", Flow.litresPerMinute(100).cubicMetresPerHour, 6],
    ["2500 L in m³", Volume.litres(2500).cubicMetres, 2.5],
    ["378.5411784 L in US gal", Volume.litres(378.5411784).gallons, 100],
    ["1699.01079552 m³/h in ft³/min", AirFlow.cubicMetresPerHour(1699.01079552).cubicFeetPerMinute, 1000],
    ["3.785411784 L/min in US gpm", Flow.litresPerMinute(3.785411784).gallonsPerMinute, 1],
    ["250 kPa in bar", Pressure.kilopascals(250).bar, 2.5],
    ["6.894757293168361 kPa in psi", Pressure.kilopascals(6.894757293168361).psi, 1],
    ["1609.344 m in miles", Length.metres(1609.344).miles, 1],
    ["3.048 m in ft", Length.metres(3.048).feet, 10],
    ["1580 kg in t", Mass.kilograms(1580).tonnes, 1.58],
    ["1600 Gb/s in Tb/s", DataRate.gigabitsPerSecond(1600).terabitsPerSecond, 1.6],
    ["90 s in min", Duration.seconds(90).minutes, 1.5],
    ["0.02 s in ms", Duration.seconds(0.02).milliseconds, 20],
  ])("%s", (_written, read, expected) => {
    expect(read).toBe(expected);
  });
});

describe.each(units)("$name", ({ make, read }) => {
  const ordinary = fc.double({ min: -1e9, max: 1e9, noNaN: true });

  test("reads back what was written, but for rounding", () => {
    // Offset scales (°F, K) lose absolute, not relative, precision near their zero.
    fc.assert(
      fc.property(ordinary, (value) => {
        expect(Math.abs(read(value) - value)).toBeLessThanOrEqual(1e-12 * Math.max(Math.abs(value), 300));
      }),
    );
  });

  test("keeps the order of what was written", () => {
    fc.assert(
      fc.property(ordinary, ordinary, (a, b) => {
        if (a <= b) expect(make(a).value).toBeLessThanOrEqual(make(b).value);
      }),
    );
  });

  test("keeps numbers that are not finite", () => {
    expect(make(NaN).value).toBeNaN();
    expect(make(Infinity).value).toBe(Infinity);
    expect(make(-Infinity).value).toBe(-Infinity);
  });
});

test("kelvin with up to two decimals become the same decimals in °C", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000 }), (hundredths) => {
      expect(Temperature.kelvin(hundredths / 100).celsius).toBeCloseTo((hundredths - 27_315) / 100, 10);
    }),
  );
});
