#!/usr/bin/env node
// `npm create superfactory [dir] [-- --template <template>]` is `superfactory init` with the same arguments.
"use strict";
const { spawnSync } = require("node:child_process");
const { dirname, join } = require("node:path");

const manifest = require.resolve("superfactory/package.json");
const bin = join(dirname(manifest), require(manifest).bin.superfactory);
const { status } = spawnSync(process.execPath, [bin, "init", ...process.argv.slice(2)], { stdio: "inherit" });
process.exitCode = status ?? 2;
