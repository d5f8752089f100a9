import { fingerprint } from "../../lib/engine/fingerprint";
import { floor, rack, row, site } from "../helpers/records";
import { judged, powerRule } from "./small-rules";

describe("fingerprint", () => {
  test("is sixteen hexadecimal digits", () => {
    expect(fingerprint([])).toMatch(/^[0-9a-f]{16}$/);
    expect(fingerprint(["power/feed-within-rating", "over", "s/a", ""])).toMatch(/^[0-9a-f]{16}$/);
  });

  // The published offset basis of 32-bit FNV-1a is 0x811c9dc5: it is what nothing hashes to.
  test("is FNV-1a in its first half: the empty input gives the offset basis", () => {
    expect(fingerprint([]).slice(0, 8)).toBe("811c9dc5");
  });

  test("tells the parts apart", () => {
    expect(fingerprint(["ab", "c"])).not.toBe(fingerprint(["a", "bc"]));
    expect(fingerprint(["a", ""])).not.toBe(fingerprint(["a"]));
  });

  test("has no collision among the racks of a large facility", () => {
    const seen = new Set<string>();
    for (let floorAt = 0; floorAt < 70; floorAt++) {
      for (let at = 0; at < 2000; at++)
        seen.add(fingerprint(["density/racks-apart", "slot", `s/f${floorAt}/n${at}`, ""]));
    }
    expect(seen.size).toBe(140_000);
  });

  test("of a finding does not depend on the line, the value or the severity", () => {
    const hall = (power_kw: number) => [site(), floor(), row(), rack("s/f/r/n1", { power_kw })];
    const of = (power: number, line: number, severity: "error" | "info") =>
      judged(hall(power), [powerRule], {
        settings: { "test/power": { severity } },
        locate: () => ({ file: "a.ts", line, column: 1 }),
      }).findings[0]?.fingerprint;
    expect(of(200, 1, "error")).toBe(of(300, 99, "info"));
  });
});
