/** Conditions of `superfactory whatif`, as the command line gives them. */
import { didYouMean } from "../catalog/suggest";
import type { Conditions } from "../model/conditions";
import type { Judged } from "../synth";
import { UseError, type UseProblem } from "./use-error";

export interface ConditionOptions {
  /** Dry bulb in °C. */
  readonly ambient?: string | undefined;
  /** Coincident wet bulb in °C. */
  readonly wetBulb?: string | undefined;
  /** `<loop>=<°C>`. */
  readonly supply?: readonly string[] | undefined;
}

const NUMBER = /^[+-]?\d+(\.\d+)?$/;

/**
 * Undefined where none is given.
 *
 * @throws UseError naming every value that is no temperature
 */
export function givenConditions({ ambient, wetBulb, supply = [] }: ConditionOptions): Conditions | undefined {
  if (ambient === undefined && wetBulb === undefined && supply.length === 0) return undefined;
  const problems: UseProblem[] = [];
  const read = (option: string, text: string | undefined): number | undefined => {
    if (text === undefined) return undefined;
    if (NUMBER.test(text)) return Number(text);
    problems.push({ message: `${option} ${text}: it must be a temperature in °C, such as 41 or 36.5.` });
    return undefined;
  };
  const ambient_c = read("--ambient", ambient);
  const wet_bulb_c = read("--wet-bulb", wetBulb);
  const supplies = supply.flatMap((text): [string, number][] => {
    const cut = text.lastIndexOf("=");
    const value = cut > 0 ? read(`--supply ${text.slice(0, cut)}=`, text.slice(cut + 1)) : undefined;
    if (cut <= 0) problems.push({ message: `--supply ${text}: it must have the form <loop>=<°C>.` });
    return value === undefined ? [] : [[text.slice(0, cut), value]];
  });
  if (wetBulb !== undefined && ambient === undefined) {
    const help = "Give both: --ambient 41 --wet-bulb 25.";
    problems.push({ message: "--wet-bulb is the wet bulb that goes with a dry bulb, and needs --ambient.", help });
  }
  if (ambient_c !== undefined && wet_bulb_c !== undefined && wet_bulb_c > ambient_c) {
    problems.push({ message: `--wet-bulb ${wet_bulb_c}: a wet bulb is never above its dry bulb of ${ambient_c} °C.` });
  }
  if (problems.length > 0) throw new UseError(problems);
  return {
    ...(ambient_c !== undefined && { ambient_c }),
    ...(wet_bulb_c !== undefined && { wet_bulb_c }),
    supply_c: new Map(supplies),
  };
}

/**
 * @param file - as the user named it
 * @throws UseError when the conditions say nothing about the facility: a loop that it does not have, no climate
 */
export function checkConditions({ index }: Judged, { ambient_c, supply_c }: Conditions, file: string): void {
  const loops = index.all("cooling-loop").map(({ path }) => path);
  const problems: UseProblem[] = [...supply_c.keys()]
    .filter((path) => !loops.includes(path))
    .map((path) => {
      const record = index.find(path);
      const message = record
        ? `--supply: ${path} is a ${record.kind}, not a cooling loop.`
        : `--supply: there is no cooling loop ${path}.${didYouMean(path, loops)}`;
      return { message, file };
    });
  if (ambient_c !== undefined && index.all("site").every(({ climate }) => climate.length === 0)) {
    const help = "State the climate of the site: climate: { dryBulb: Temperature.celsius(36), basis: ... }.";
    problems.push({
      message: "--ambient: no site states a climate, so there is no design day to go beyond.",
      file,
      help,
    });
  }
  if (problems.length > 0) throw new UseError(problems);
}
