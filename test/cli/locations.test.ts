import { dirname, join } from "node:path";

import { inSession } from "../../lib/core/session";
import type { ReportDocument } from "../../lib/emit/documents/documents";
import { type FactoryTree, judgeFactory, loadProject } from "../../lib/synth";
import { makeProject } from "./project";
import { expectedPlaces, reportedPlaces, WAYS_SOURCE } from "./ways";

const EXPECTED = expectedPlaces(WAYS_SOURCE);
/** Waiting at the top level moves every line by one. */
const WAITING = WAYS_SOURCE.replace("\nconst shape", "\nawait Promise.resolve();\nconst shape");

test("the places are those that a reader counts", () => {
  // Lines and columns counted by hand in fixtures/ways.ts.
  expect(EXPECTED).toEqual([
    "s/busway/a 56:26",
    "s/f/r/helper 33:10",
    "s/f/r/loop-1 29:11",
    "s/f/r/map 37:38",
    "s/f/r/module 26:29",
    "s/f/r/pod/composite 51:17",
    "s/f/r/subclass 44:17",
    "s/tcs/cdu-1 60:16",
  ]);
});

test("in jest, line and column are those of the source", async () => {
  const { factories } = await inSession<FactoryTree>(() => {
    require("./fixtures/ways");
  });
  const [ways] = factories;
  const root = join(__dirname, "fixtures");
  const { report } = judgeFactory(ways?.factory as FactoryTree, loadProject(root));
  expect(reportedPlaces(report)).toEqual(EXPECTED);
  expect(new Set(report.findings.map(({ position }) => position?.file))).toEqual(new Set(["ways.ts"]));
});

test.each([
  ["CommonJS", "commonjs", "ways.ts", WAYS_SOURCE],
  ["an ES module", "module", "ways.ts", WAYS_SOURCE],
  ["an ES module by its name", "commonjs", "ways.mts", WAYS_SOURCE],
  ["an ES module that waits at its top level", "module", "ways.ts", WAITING],
] as const)("through the command line as %s", async (_, type, name, source) => {
  const file = `facilities/north hall/${name}`;
  const project = makeProject({ [file]: source }, type);
  const { stdout, stderr, code } = await project.run(["validate", file, "--format", "json"]);
  project.remove();
  expect({ stderr, code }).toEqual({ stderr: "", code: 1 });
  const report = JSON.parse(stdout) as ReportDocument;
  expect(reportedPlaces(report)).toEqual(expectedPlaces(source));
  expect(new Set(report.findings.map(({ position }) => position && dirname(position.file)))).toEqual(
    new Set(["facilities/north hall"]),
  );
});
