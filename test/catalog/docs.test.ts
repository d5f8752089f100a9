import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readFiles } from "./catalog-folder";

const docs = readFileSync(join(__dirname, "../../docs/catalog.md"), "utf8");

/** Every YAML block of the page begins with the path of its file. */
function examples(): Record<string, string> {
  const blocks = [...docs.matchAll(/```yaml\n(# (\S+)\n[^`]*)```/g)];
  return Object.fromEntries(blocks.map(([, text = "", file = ""]) => [file, text]));
}

test("the examples of docs/catalog.md load", () => {
  const { parts, problems } = readFiles(examples());
  expect(problems).toEqual([]);
  expect(Object.keys(parts)).toEqual(["acme/cdu-900", "acme/gb300-nvl72"]);
  expect(parts["acme/gb300-nvl72"]).toMatchObject({ kind: "rack", tdp_kw: 138, flow_curve_of: "lenovo/gb300-nvl72" });
});

test("the problem of docs/catalog.md is printed as the page says", () => {
  const [file = "", text = ""] = Object.entries(examples())[0] ?? [];
  const { problems } = readFiles({ [file]: text.replace("tdp_kw:", "tdp:") });
  const line = problems.map((problem) => `${problem.file}:${problem.line}:${problem.column}  ${problem.message}`)[0];
  const printed = /^catalog\/rack.*$/m.exec(docs.slice(docs.indexOf("All problems")))?.[0] ?? "-";
  expect(line?.startsWith(printed.replace(/ \.\.\.$/, ""))).toBe(true);
});
