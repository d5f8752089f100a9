/** Prints the outputs of the action as `name=value`: node counts.js <folder with the reports>. */
"use strict";
const { existsSync, readFileSync } = require("node:fs");
const { join } = require("node:path");

const [folder = "."] = process.argv.slice(2);

/** One document, or a list of them where the file declares several facilities; none where nothing was compared. */
function documents(name) {
  const path = join(folder, name);
  return existsSync(path) ? [JSON.parse(readFileSync(path, "utf8"))].flat() : [];
}

function isChanged({ base, head, elements, findings, headroom, stacks, judged_with }) {
  const lists = [...Object.values(elements), findings.new, findings.fixed, findings.changed, findings.set_aside];
  return base.status !== head.status || [...lists, headroom, stacks, judged_with].some(({ length }) => length > 0);
}

const reports = documents("report.json");
const diffs = documents("diff.json");
const isAccepted = reports.every(({ status }) => status === "accepted");
const lines = {
  status: isAccepted ? "accepted" : "rejected",
  errors: reports.reduce((sum, { counts }) => sum + counts.error_count, 0),
  "new-findings": diffs.length === 0 ? "" : diffs.reduce((sum, { findings }) => sum + findings.new.length, 0),
  changed: diffs.some(isChanged),
};
for (const [name, value] of Object.entries(lines)) console.log(`${name}=${value}`);
