import { parseEpw } from "../../constructs/epw";
import { constantWeather, epwLines, HOURS, seasonalWeather } from "../helpers/weather";

const lines = epwLines(seasonalWeather());
/** Line 9 is the first hour. */
const FIRST = 9;

/** The file with some lines changed; problems as `line: message`. */
function problemsOf(change: (all: string[]) => void): string[] {
  const all = [...lines];
  change(all);
  const { problems = [] } = parseEpw(all.join("\n"), "x.epw");
  return problems.map(({ line, message }) => `${line}: ${message}`);
}

function replaced(all: string[], line: number, column: number, value: string): void {
  const values = (all[line - 1] as string).split(",");
  values[column] = value;
  all[line - 1] = values.join(",");
}

describe("a whole file", () => {
  test("gives its year, with either end of line, a byte order mark and lines left empty at the end", () => {
    const expected = { ...seasonalWeather(), source: "x.epw" };
    expect(parseEpw(lines.join("\n"), "x.epw")).toEqual(expected);
    expect(parseEpw(`\uFEFF${lines.join("\r\n")}\r\n\r\n`, "x.epw")).toEqual(expected);
  });

  test("may lack the last three columns, as older files do", () => {
    const older = lines.map((line, at) => (at < 8 ? line : line.split(",").slice(0, 32).join(",")));
    expect(parseEpw(older.join("\n"), "x.epw").problems).toBeUndefined();
  });

  test("may be of a leap year", () => {
    const at = FIRST - 1 + (31 + 28) * 24;
    const day = lines.slice(at, at + 24).map((line) => line.replace(/^2001,3,1,/, "2004,2,29,"));
    const leap = [...lines.slice(0, at), ...day, ...lines.slice(at)];
    const weather = parseEpw(leap.join("\n"), "x.epw");
    expect(weather.problems).toBeUndefined();
    expect(weather.dry_bulb_c).toHaveLength(HOURS + 24);
    expect(parseEpw(leap.slice(0, -24).join("\n"), "x.epw").problems).toHaveLength(1);
  });

  test("may hold the limits of the data dictionary", () => {
    const limits = { ...constantWeather(-70, 110, 31_000), source: "x.epw" };
    expect(parseEpw(epwLines(limits).join("\n"), "x.epw")).toEqual(limits);
  });
});

describe("a problem names its line", () => {
  test("cut between two lines", () => {
    // Eight lines of header and 4,000 hours.
    expect(problemsOf((all) => all.splice(8 + 4000))).toEqual([
      "4008: The file is cut: it has 4000 hours instead of 8760.",
    ]);
  });

  test("cut within a line", () => {
    const cut = (all: string[]): void => {
      all.splice(8 + 4000);
      all[4007] = (all[4007] as string).slice(0, 20);
    };
    expect(problemsOf(cut)).toEqual([
      expect.stringMatching(/^4008: The line has \d values instead of 32 to 35\.$/),
      "4008: The file is cut: it has 4000 hours instead of 8760.",
    ]);
  });

  test("cut in the header, or of another format", () => {
    expect(problemsOf((all) => all.splice(3))).toEqual([
      "3: The header is not whole: line 8 does not begin with DATA PERIODS.",
    ]);
    expect(problemsOf((all) => all.splice(0))).toEqual([
      "1: The file is no EPW weather file: its first line does not begin with LOCATION.",
    ]);
  });

  test("values per quarter of an hour", () => {
    expect(problemsOf((all) => (all[7] = "DATA PERIODS,1,4,Data,Sunday,1/1,12/31"))).toEqual([
      "8: The file has 1 periods of 4 values per hour, not one year of hourly values.",
    ]);
  });

  test("codes for missing values, each column once with the number of further lines", () => {
    const missing = (all: string[]): void => {
      for (const line of [100, 101, 102]) replaced(all, line, 6, "99.9");
      replaced(all, 200, 8, "999");
      replaced(all, 300, 9, "999999");
    };
    expect(problemsOf(missing)).toEqual([
      "100: The dry bulb is missing: 99.9 is the code for that. The same holds for 2 more lines.",
      "200: The relative humidity is missing: 999 is the code for that.",
      "300: The pressure is missing: 999999 is the code for that.",
    ]);
  });

  test("no number, and out of range", () => {
    const wrong = (all: string[]): void => {
      replaced(all, 50, 6, "warm");
      replaced(all, 51, 8, "");
      replaced(all, 52, 6, "70.1");
      replaced(all, 53, 9, "30999");
      replaced(all, 54, 8, "-1");
    };
    expect(problemsOf(wrong)).toEqual([
      '50: The dry bulb is "warm", which is no number.',
      '51: The relative humidity is "", which is no number.',
      "52: The dry bulb is 70.1 °C; allowed is -70 to 70 °C.",
      "53: The pressure is 30999 Pa; allowed is 31000 to 120000 Pa.",
      "54: The relative humidity is -1 %; allowed is 0 to 110 %.",
    ]);
  });

  test("an hour that is left out, and one that comes twice", () => {
    expect(problemsOf((all) => all.splice(FIRST + 9, 1))).toEqual([
      "19: The line is of month 1, day 1, hour 12, where month 1, day 1, hour 11 should follow.",
      "8767: The file is cut: it has 8759 hours instead of 8760.",
    ]);
    expect(problemsOf((all) => all.splice(FIRST, 0, all[FIRST - 1] as string))).toEqual([
      "10: The line is of month 1, day 1, hour 1, where month 1, day 1, hour 2 should follow.",
      "8769: The file has 8761 hours instead of 8760.",
    ]);
  });
});
