import fc from "fast-check";
import { AirFlow } from "../../lib/units/air-flow";
import { ApparentPower } from "../../lib/units/apparent-power";
import { Area } from "../../lib/units/area";
import { Current } from "../../lib/units/current";
import { DataRate } from "../../lib/units/data-rate";
import { DIMENSIONS, type Dimension } from "../../lib/units/dimensions";
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

/** One of each, storing 12.5; a dimension without an entry does not compile. */
const everyDimension = {
  power: [Power.kilowatts(12.5), Power.isPower, "12.5 kW"],
  "apparent-power": [ApparentPower.kilovoltAmperes(12.5), ApparentPower.isApparentPower, "12.5 kVA"],
  energy: [Energy.kilowattHours(12.5), Energy.isEnergy, "12.5 kWh"],
  voltage: [Voltage.volts(12.5), Voltage.isVoltage, "12.5 V"],
  current: [Current.amperes(12.5), Current.isCurrent, "12.5 A"],
  temperature: [Temperature.celsius(12.5), Temperature.isTemperature, "12.5 °C"],
  "temperature-difference": [
    TemperatureDifference.kelvin(12.5),
    TemperatureDifference.isTemperatureDifference,
    "12.5 K",
  ],
  flow: [Flow.litresPerMinute(12.5), Flow.isFlow, "12.5 L/min"],
  volume: [Volume.litres(12.5), Volume.isVolume, "12.5 L"],
  "air-flow": [AirFlow.cubicMetresPerHour(12.5), AirFlow.isAirFlow, "12.5 m³/h"],
  pressure: [Pressure.kilopascals(12.5), Pressure.isPressure, "12.5 kPa"],
  length: [Length.metres(12.5), Length.isLength, "12.5 m"],
  area: [Area.squareMetres(12.5), Area.isArea, "12.5 m²"],
  mass: [Mass.kilograms(12.5), Mass.isMass, "12.5 kg"],
  "data-rate": [DataRate.gigabitsPerSecond(12.5), DataRate.isDataRate, "12.5 Gb/s"],
  duration: [Duration.seconds(12.5), Duration.isDuration, "12.5 s"],
  "power-density": [PowerDensity.kilowattsPerSquareMetre(12.5), PowerDensity.isPowerDensity, "12.5 kW/m²"],
} as const satisfies Record<Dimension, unknown>;

describe.each(Object.entries(everyDimension))("%s", (dimension, [quantity, isThat, text]) => {
  test("carries its dimension, stores its number in the unit of its key, and prints it", () => {
    expect(quantity.dimension).toBe(dimension);
    expect(quantity.value).toBe(12.5);
    expect(`${quantity}`).toBe(text);
  });

  test("its type test knows it, and nothing else", () => {
    const known = Object.values(everyDimension).filter(([each]) => isThat(each));
    expect(known.map(([each]) => each.dimension)).toEqual([dimension]);
    for (const other of [undefined, null, 12.5, text, {}, [], { dimension, value: 12.5 }]) {
      expect(isThat(other)).toBe(false);
    }
  });
});

test("symbols and keys are unique", () => {
  const rows = Object.values(DIMENSIONS);
  expect(new Set(rows.map((row) => row.symbol)).size).toBe(rows.length);
  expect(new Set(rows.map((row) => row.key)).size).toBe(rows.length);
  expect(rows.every((row) => /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(row.key))).toBe(true);
});

test("a quantity of another copy of the package is known", () => {
  jest.isolateModules(() => {
    const copy = jest.requireActual<typeof import("../../lib/units/power")>("../../lib/units/power");
    expect(copy.Power).not.toBe(Power);
    const fromCopy = copy.Power.kilowatts(2);
    expect(Power.isPower(fromCopy)).toBe(true);
    expect(Power.kilowatts(3).plus(fromCopy).kilowatts).toBe(5);
  });
});

describe("algebra", () => {
  test("plus, minus, times, over", () => {
    const rack = Power.kilowatts(132);
    expect(rack.plus(Power.watts(500))).toEqual(Power.kilowatts(132.5));
    expect(rack.minus(Power.kilowatts(32))).toEqual(Power.kilowatts(100));
    expect(rack.times(8)).toEqual(Power.megawatts(1.056));
    expect(rack.over(Power.kilowatts(33))).toBe(4);
    expect(rack.plus(rack)).toBeInstanceOf(Power);
  });

  test("two temperatures differ by a temperature difference, which can be added again", () => {
    const supply = Temperature.celsius(30);
    const back = Temperature.celsius(40);
    expect(back.minus(supply)).toEqual(TemperatureDifference.kelvin(10));
    expect(supply.plus(TemperatureDifference.kelvin(10))).toEqual(back);
    expect(back.minus(TemperatureDifference.kelvin(10))).toEqual(supply);
  });

  test("two lengths span an area", () => {
    expect(Length.metres(60).by(Length.metres(40))).toEqual(Area.squareMetres(2400));
  });

  test("adding and subtracting the same comes back, but for rounding", () => {
    const ordinary = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(ordinary, ordinary, (a, b) => {
        const sum = Power.kilowatts(a).plus(Power.kilowatts(b));
        expect(sum.kilowatts).toBe(Power.kilowatts(b).plus(Power.kilowatts(a)).kilowatts);
        expect(Math.abs(sum.minus(Power.kilowatts(b)).kilowatts - a)).toBeLessThanOrEqual(1e-9);
      }),
    );
  });

  test("gt is strict", () => {
    expect(Power.kilowatts(2).gt(Power.kilowatts(1))).toBe(true);
    expect(Power.kilowatts(1).gt(Power.kilowatts(1))).toBe(false);
    expect(Power.kilowatts(1).gt(Power.kilowatts(2))).toBe(false);
    expect(Power.kilowatts(NaN).gt(Power.kilowatts(1))).toBe(false);
  });

  test("approx forgives rounding and nothing more", () => {
    expect(Power.kilowatts(0.1).plus(Power.kilowatts(0.2)).approx(Power.kilowatts(0.3))).toBe(true);
    expect(Power.kilowatts(1).approx(Power.kilowatts(1.001))).toBe(false);
    expect(Power.kilowatts(100).approx(Power.kilowatts(101), 0.01)).toBe(true);
    expect(Power.kilowatts(0).approx(Power.kilowatts(0))).toBe(true);
    expect(Power.kilowatts(Infinity).approx(Power.kilowatts(Infinity))).toBe(true);
    expect(Power.kilowatts(Infinity).approx(Power.kilowatts(1))).toBe(false);
    expect(Power.kilowatts(NaN).approx(Power.kilowatts(NaN))).toBe(false);
  });
});

describe("printing and converting", () => {
  test("what was written is what is printed", () => {
    expect(String(Temperature.celsius(34.8))).toBe("34.8 °C");
    expect(String(Voltage.kilovolts(34.5))).toBe("34,500 V");
    expect(String(Power.kilowatts(-0))).toBe("0 kW");
  });

  test("a quantity used as a number is an error that says what to do", () => {
    const power = Power.kilowatts(9);
    expect(() => Number(power)).toThrow(TypeError);
    expect(() => power > Power.kilowatts(10)).toThrow("9 kW is a quantity, not a number");
  });

  test("JSON shows the number and the dimension, and no getter", () => {
    expect(JSON.parse(JSON.stringify(Power.megawatts(1)))).toEqual({ value: 1000, dimension: "power" });
  });
});
