/** A format is loaded when it is used: neither `--version` nor a run in another format pays for it. */
import { FORMAT_NAMES } from "../../../lib/emit/formats";
import { importsOf, sourceFiles } from "../../helpers/source-imports";

const imports = sourceFiles("lib").flatMap((file) => importsOf(file));

function reachedFrom(entry: string): string[] {
  const reached = new Set([entry]);
  for (const file of reached) {
    for (const each of imports) {
      if (each.file === file && each.target !== undefined && each.load === "static") reached.add(each.target);
    }
  }
  return [...reached].sort();
}

test("the table of the formats loads none of them", () => {
  expect(reachedFrom("lib/emit/formats/index.ts")).toEqual(["lib/emit/formats/index.ts"]);
});

test("the command line knows the names of the formats and loads nothing else of them", () => {
  const emit = reachedFrom("lib/cli/program.ts").filter((file) => file.startsWith("lib/emit/"));
  expect(emit).toEqual(["lib/emit/formats/fails-run.ts", "lib/emit/formats/index.ts", "lib/emit/package-info.ts"]);
});

test("judging loads no format but that for people", () => {
  const formats = reachedFrom("lib/cli/judge-command.ts").filter((file) => file.startsWith("lib/emit/formats/"));
  expect(formats).toEqual(["lib/emit/formats/fails-run.ts", "lib/emit/formats/index.ts"]);
  expect(FORMAT_NAMES).toContain("sarif");
});
