/** Each format of one small report, byte for byte. UPDATE_GOLDEN=1 writes the files anew: read the diff. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { FORMAT_NAMES, FORMATS } from "../../../lib/emit/formats";
import { ROOT } from "../../helpers/source-imports";
import { inputOf, SAMPLE } from "./sample";

const FOLDER = join(ROOT, "test/golden/formats");
/** Those two print numbers of the whole facility, and have tests of their own. */
const SHOWN = FORMAT_NAMES.filter((name) => name !== "pretty" && name !== "json");

test.each(SHOWN)("%s", (name) => {
  const text = FORMATS[name].load()(inputOf([SAMPLE]));
  const file = join(FOLDER, `lakeside.${name}.txt`);
  if (process.env["UPDATE_GOLDEN"] === "1") {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, text);
  }
  expect(text).toBe(readFileSync(file, "utf8"));
});
