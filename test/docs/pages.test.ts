/** The code of the pages about power and cooling compiles against the built package, and their facilities are judged without errors. */
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";

import { inSession } from "../../lib/core/session";
import { type FactoryTree, judgeFactory, loadProject } from "../../lib/synth";
import { ROOT } from "../helpers/source-imports";

describe.each([
  ["docs/power.md", 3, 2],
  ["docs/cooling.md", 4, 2],
] as const)("%s", (path, blockCount, facilityCount) => {
  const page = readFileSync(join(ROOT, path), "utf8");
  const blocks = [...page.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code as string);

  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "superfactory-docs-"));
    symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
    blocks.forEach((code, at) => writeFileSync(join(folder, `block-${at}.ts`), code));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("every block compiles", () => {
    const program = ts.createProgram(
      blocks.map((_, at) => join(folder, `block-${at}.ts`)),
      {
        target: ts.ScriptTarget.ES2023,
        module: ts.ModuleKind.Node16,
        moduleResolution: ts.ModuleResolutionKind.Node16,
        strict: true,
        noUncheckedIndexedAccess: true,
        exactOptionalPropertyTypes: true,
        noEmit: true,
        esModuleInterop: true,
        resolveJsonModule: true,
        skipLibCheck: true,
        types: ["node"],
        typeRoots: [join(ROOT, "node_modules/@types")],
        paths: { superfactory: [join(ROOT, "dist/constructs/index.d.ts")] },
      },
    );
    const words = ts
      .getPreEmitDiagnostics(program)
      .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`);
    expect(blocks).toHaveLength(blockCount);
    expect(words).toEqual([]);
  }, 60_000);

  test("every facility is judged without errors", async () => {
    const facilities = blocks.filter((code) => code.includes("factory.synth()"));
    expect(facilities).toHaveLength(facilityCount);
    for (const code of facilities) {
      const { factories } = await inSession<FactoryTree>(() => {
        const { outputText } = ts.transpileModule(code, {
          compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
        });
        // eslint-disable-next-line @typescript-eslint/no-implied-eval
        new Function("require", "exports", outputText)(() => jest.requireActual("../../constructs"), {});
      });
      const { report } = judgeFactory(factories[0]?.factory as FactoryTree, loadProject(ROOT));
      expect(report.findings.filter(({ severity }) => severity === "error").map(({ message }) => message)).toEqual([]);
    }
  });
});
