/** Files that are generated and committed are what their sources make of them. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

import { ROOT } from "../helpers/source-imports";

test.each(["scripts/generate.js", "scripts/catalog-bundle.js"])("%s --check finds nothing stale", (script) => {
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, script), "--check"], { encoding: "utf8" });
  expect([status, stderr]).toEqual([0, ""]);
});
