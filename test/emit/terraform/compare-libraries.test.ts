/**
 * What cdktf emits and what its successor cdktn emits under the same name: `scripts/test-cdktn.sh` runs this file twice,
 * once with each, and hands it a file that keeps the first result.
 */
import fs from "node:fs";

import { emitted, lakeside } from "./facility";

const kept = process.env["EMITTED_BY_CDKTF"];

/** Every emitted file as parsed JSON, without the version of the library. */
function parsed() {
  return emitted(lakeside).map(({ path, content }) => {
    const { version: _version, ...rest } = JSON.parse(content);
    return { path, content: rest };
  });
}

test("the manifest alone says which version of the library made it", () => {
  const { version } = jest.requireActual<{ version: string }>("cdktf/package.json");
  const naming = emitted(lakeside).filter(({ content }) => content.includes(`"${version}"`));
  expect(naming.map(({ path }) => path)).toEqual(["manifest.json"]);
});

(kept === undefined ? test.skip : test)("both libraries emit the same", () => {
  if (kept === undefined) return;
  if (!fs.existsSync(kept)) fs.writeFileSync(kept, JSON.stringify(parsed()));
  expect(parsed()).toEqual(JSON.parse(fs.readFileSync(kept, "utf8")));
});
