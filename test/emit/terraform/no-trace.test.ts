/** A file of its own, so that nothing has been emitted in this process before. */
import childProcess from "node:child_process";
import fs from "node:fs";

import { emitted, lakeside } from "./facility";

test("no process starts and nothing is written", () => {
  const forbidden = [
    ...["spawn", "spawnSync", "exec", "execSync", "execFile", "execFileSync", "fork"].map((each) => [
      childProcess,
      each,
    ]),
    ...["mkdirSync", "writeFileSync", "mkdtempSync", "openSync", "writeSync"].map((each) => [fs, each]),
  ] as [Record<string, () => void>, string][];
  const spies = forbidden.map(([owner, each]) =>
    jest.spyOn(owner, each).mockImplementation(() => {
      throw new Error(`${each} was called`);
    }),
  );
  try {
    expect(emitted(lakeside).length).toBe(5);
  } finally {
    spies.forEach((spy) => spy.mockRestore());
  }
});
