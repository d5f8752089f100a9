import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { CatalogFolder } from "../../lib/catalog/part-folder";
import { readCatalogFolder } from "../../lib/catalog/read-folder";

/** Reads a project's catalog with these files; paths below the project's root. */
export function readFiles(files: Readonly<Record<string, string | Buffer>>): CatalogFolder {
  const root = mkdtempSync(join(tmpdir(), "catalog-"));
  try {
    for (const [file, content] of Object.entries(files)) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), content);
    }
    return readCatalogFolder(join(root, "catalog"), root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

export const SOURCES = "sources:\n  - title: Data sheet\n    mark: VENDOR\n";
export const RACK = `kind: rack\ntitle: A rack\ntdp_kw: 120\n${SOURCES}`;
export const FILE = "catalog/rack/acme/x.yaml";

export interface Case {
  readonly name: string;
  readonly files: Readonly<Record<string, string | Buffer>>;
  /** `file:line:column`, and what the message holds. */
  readonly expected: readonly (readonly [string, string])[];
}

export function rack(lines: string, file = FILE): Readonly<Record<string, string>> {
  return { [file]: `kind: rack\ntitle: A rack\n${lines}${SOURCES}` };
}

export function coolantPoint(temperature: number): string {
  const rest =
    "density_kg_per_m3: 1000, specific_heat_j_per_kg_k: 4000, viscosity_pa_s: 0.001, conductivity_w_per_m_k: 0.5";
  return `  - { temperature_c: ${temperature}, ${rest} }\n`;
}

/** One test per case: exactly these problems, in order. */
export function testProblems(about: string, cases: readonly Case[]): void {
  describe(`problems of ${about}`, () => {
    test.each(cases)("$name", ({ files, expected }) => {
      const { problems } = readFiles(files);
      const found = problems.map(({ file, line, column, message }) => [`${file}:${line}:${column}`, message]);
      expect(found).toEqual(expected.map(([place, text]) => [place, expect.stringContaining(text)]));
    });
  });
}
