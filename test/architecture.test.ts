/** The layers of the package, as tests: who may import whom, and what loads when. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";

import {
  importCycles,
  importsOf,
  isNodeModule,
  packageOf,
  ROOT,
  type SourceImport,
  sourceFiles,
} from "./helpers/source-imports";

const files = sourceFiles("lib", "constructs");
const imports = files.flatMap((file) => importsOf(file));

/** Low to high: an import goes to the same layer or to a lower one. */
const LAYERS = [
  "units",
  "core",
  "catalog",
  "model",
  "analysis",
  "engine",
  "rules",
  "policy",
  "emit",
  "flow",
  "cli",
] as const;
type Layer = (typeof LAYERS)[number];

/** Files of the flow between `emit` and `cli`. */
const FLOW = ["lib/project-root.ts", "lib/project.ts", "lib/synth.ts"];
/** Entry points have a list of their own. */
const ENTRIES = ["lib/index.ts", "lib/testing.ts"];

function layerOf(file: string): Layer | undefined {
  if (FLOW.includes(file)) return "flow";
  const folder = file.split("/")[1];
  return LAYERS.find((layer) => layer !== "flow" && layer === folder);
}

function within(file: string, ...folders: readonly string[]): boolean {
  return folders.some((folder) => file === folder || file.startsWith(`${folder}/`));
}

function words({ file, line, specifier }: SourceImport): string {
  return `${file}:${line} imports ${specifier}`;
}

function violations(forbidden: (each: SourceImport) => boolean): string[] {
  return imports.filter(forbidden).map(words);
}

describe("layers", () => {
  test("every file of lib belongs to a layer or is an entry point", () => {
    const homeless = files.filter((file) => within(file, "lib") && !ENTRIES.includes(file) && !layerOf(file));
    expect(homeless).toEqual([]);
  });

  test("every relative import names a file that is there", () => {
    const data = (target: string): boolean => target === "lib/catalog/generated/parts.json";
    expect(violations(({ target }) => target !== undefined && !files.includes(target) && !data(target))).toEqual([]);
  });

  test(`imports go one way: ${LAYERS.join(" → ")}`, () => {
    const upward = ({ file, target }: SourceImport): boolean => {
      const [from, to] = [layerOf(file), target === undefined ? undefined : layerOf(target)];
      return from !== undefined && to !== undefined && LAYERS.indexOf(to) > LAYERS.indexOf(from);
    };
    expect(violations(upward)).toEqual([]);
  });

  test("nothing in a layer imports an entry point", () => {
    const entry = ({ file, target }: SourceImport): boolean =>
      within(file, "lib") && target !== undefined && ENTRIES.includes(target);
    expect(violations(entry)).toEqual([]);
  });

  test("the public names of lib are units, core and types of the model", () => {
    const other = ({ file, target, load }: SourceImport): boolean =>
      file === "lib/index.ts" &&
      !(within(target ?? "", "lib/units", "lib/core") || (load === "type" && within(target ?? "", "lib/model")));
    expect(violations(other)).toEqual([]);
  });

  test("the helpers for tests of rules see all but the command line", () => {
    expect(violations(({ file, target }) => file === "lib/testing.ts" && within(target ?? "", "lib/cli"))).toEqual([]);
  });

  test("no file lies on an import cycle, type-only imports included", () => {
    expect(importCycles(imports)).toEqual([]);
  });

  test("lib never imports constructs", () => {
    expect(violations(({ file, target }) => within(file, "lib") && within(target ?? "", "constructs"))).toEqual([]);
  });

  test("constructs see units, core and types of the model, and synth() alone reaches the flow", () => {
    const allowed = ({ file, target = "", load }: SourceImport): boolean =>
      within(target, "constructs", "lib/units", "lib/core", "lib/index.ts") ||
      (load === "type" && within(target, "lib/model")) ||
      (file === "constructs/superfactory.ts" && target === "lib/synth.ts" && load !== "static");
    const relative = imports.filter(({ file, target }) => within(file, "constructs") && target !== undefined);
    expect(relative.filter((each) => !allowed(each)).map(words)).toEqual([]);
    expect(relative.filter(({ target, load }) => target === "lib/synth.ts" && load === "lazy")).toHaveLength(1);
  });
});

describe("packages", () => {
  test("cdktf is imported by the Terraform emitter only", () => {
    const cdktf = ({ file, specifier }: SourceImport): boolean =>
      ["cdktf", "cdktn"].includes(packageOf(specifier) ?? "") && !within(file, "lib/emit/terraform");
    expect(violations(cdktf)).toEqual([]);
  });

  test("constructs, as a value, is imported where the tree is made and where it is walked", () => {
    const HOMES = ["lib/core/element.ts", "lib/model/build.ts", "constructs"];
    const value = ({ file, specifier, load }: SourceImport): boolean =>
      packageOf(specifier) === "constructs" && load !== "type" && !within(file, ...HOMES);
    expect(violations(value)).toEqual([]);
  });

  test("what runs on a plan imports nothing from Node", () => {
    const PURE = ["lib/units", "lib/model", "lib/analysis", "lib/engine", "lib/rules"];
    expect(violations(({ file, specifier }) => within(file, ...PURE) && isNodeModule(specifier))).toEqual([]);
  });

  test("what runs on a plan never reaches constructs or a file that walks the tree", () => {
    const PURE = ["lib/analysis", "lib/engine", "lib/rules", "lib/model/model.ts", "lib/model/part-selection.ts"];
    const reached = reachedFrom(files.filter((file) => within(file, ...PURE)));
    expect(reached.filter((file) => ["lib/model/build.ts", "lib/core/element.ts"].includes(file))).toEqual([]);
    expect(
      violations(({ file, specifier }) => reached.includes(file) && packageOf(specifier) === "constructs"),
    ).toEqual([]);
  });

  test("slow packages are never loaded with an entry point", () => {
    const SLOW = ["yaml", "ajv", "commander", "tsx", "cdktf"];
    const reached = reachedFrom(["lib/index.ts", "constructs/index.ts", "lib/synth.ts", "lib/testing.ts"]);
    const slow = ({ file, specifier, load }: SourceImport): boolean =>
      load === "static" && reached.includes(file) && SLOW.includes(packageOf(specifier) ?? "");
    expect(violations(slow)).toEqual([]);
  });

  test("every package that is imported is a dependency", () => {
    const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as Record<string, object | undefined>;
    const declared = [
      ...Object.keys(manifest["dependencies"] ?? {}),
      ...Object.keys(manifest["peerDependencies"] ?? {}),
    ];
    const packages = new Set(imports.flatMap(({ specifier }) => packageOf(specifier) ?? []));
    packages.delete("superfactory");
    expect([...packages].filter((name) => !declared.includes(name))).toEqual([]);
  });
});

/** Files that load with these. */
function reachedFrom(entries: readonly string[]): string[] {
  const reached = new Set(entries);
  for (const file of reached) {
    for (const { file: from, target, load } of imports) {
      if (from === file && target !== undefined && load === "static") reached.add(target);
    }
  }
  return [...reached].sort();
}

describe("files", () => {
  test("no file is longer than 300 lines", () => {
    const long = files.filter((file) => readFileSync(join(ROOT, file), "utf8").split("\n").length > 301);
    expect(long).toEqual([]);
  });

  test("no folder or file is a drawer for anything", () => {
    const drawers = files.filter((file) => /(^|\/)(utils?|helpers?|common|misc|shared)(\/|\.ts$)/.test(file));
    expect(drawers).toEqual([]);
  });

  test("names are kebab-case", () => {
    const names = files.flatMap((file) => file.replace(/\.ts$/, "").split("/"));
    expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))).toEqual([]);
  });
});

describe("public names", () => {
  test.each([
    [
      "constructs/index.ts",
      [
        "AiWanLink AiWanLinkProps AirFlow AirUnit AirUnits ApparentPower Area BatteryProps",
        "BlockRedundantTopologyProps BusStage BuswayProps Cdu CduUnits CoolingLoop CoolingLoopProps Current DataRate",
        "DesignClimate DistributedName DistributedTopologyProps DualTopologyProps Duration EfficiencyAt Element",
        "Energy FacilityWater FacilityWaterProps FeedChain FeedKind FeedSource FeedStage Feeds Floor FloorProps Flow",
        "GeneratorProps HeatRejection HouseSupply Length Mass NVL72Model NVL72Rack NVL72RackProps OwnHeatRejection",
        "ParallelTopologyProps PduProps PipeRun Piping PlateExchanger Power PowerDensity PowerFeed PowerFeedGroup",
        "PowerFeedGroupProps PowerFeedProps PowerRamp Pressure Pump PumpUnits Rack RackProps RackRole Redundancy",
        "RedundancyName RejectionKind RejectionUnit RouteProps Row RowProps SingleTopologyProps Site SiteProps",
        "Superfactory Suppress SuppressionStatement Survival SwitchboardProps Temperature TemperatureDifference ThermalStorage Topology",
        "TransferSwitchProps TransformerProps TrimCooling UnbackedStage UpsProps UtilityOnlyTopologyProps",
        "UtilityProps Voltage Volume WaterClass Weather WettedMaterial WhipProps",
      ],
    ],
    [
      "lib/engine/define-rule.ts",
      [
        "Affected AnyRule Evidence FailureDetails Mark Placeholders Related Rule RuleContext RuleOption RuleSource",
        "Severity SubjectKind SubjectOf defineRule",
      ],
    ],
    ["lib/testing.ts", ["ExpectedFinding RuleCase RuleTests judgeCase modelOf testRule"]],
  ])("of %s are a decision", (file, lines) => {
    expect(exportedNames(file)).toEqual(lines.join(" ").split(" ").sort());
  });
});

/** Exported names of a file, `export *` followed. */
function exportedNames(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(join(ROOT, file), "utf8"), ts.ScriptTarget.Latest, true);
  const names = source.statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement)) {
      if (statement.exportClause && ts.isNamedExports(statement.exportClause)) {
        return statement.exportClause.elements.map((each) => each.name.text);
      }
      const from = importsOf(file).find(({ line }) => line === lineOf(source, statement));
      return from?.target === undefined ? [] : exportedNames(from.target);
    }
    const exported = ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(isExport);
    if (!exported) return [];
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.map((each) => each.name.getText());
    return "name" in statement && statement.name ? [(statement.name as ts.Identifier).text] : [];
  });
  return names.sort();
}

function lineOf(source: ts.SourceFile, node: ts.Node): number {
  return source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
}

function isExport({ kind }: ts.ModifierLike): boolean {
  return kind === ts.SyntaxKind.ExportKeyword;
}

test("declaring a facility loads neither the flow nor any package but constructs", () => {
  const script = `
    require("tsx/cjs/api").register();
    const before = new Set(Object.keys(require.cache));
    const { Floor, Power, NVL72Rack, Row, Site, Superfactory } = require("./constructs/index.ts");
    const site = new Site(new Superfactory("f"), "s", {});
    const row = new Row(new Floor(site, "h", {}), "r", { powerLimit: Power.kilowatts(500) });
    new NVL72Rack(row, "n1", { model: "nvidia/gb300-nvl72" });
    console.log(JSON.stringify(Object.keys(require.cache).filter((file) => !before.has(file))));`;
  const output = execFileSync(process.execPath, ["-e", script], { cwd: ROOT, encoding: "utf8" });
  const files = (JSON.parse(output) as string[]).map((file) => file.split("\\").join("/"));
  const inPackage = /\/node_modules\/([^/]+)\//;
  expect([...new Set(files.flatMap((file) => inPackage.exec(file)?.[1] ?? []))]).toEqual(["constructs"]);
  const loaded = files
    .filter((file) => !inPackage.test(file))
    .map((file) => relative(ROOT, file).split("\\").join("/"));
  expect(loaded).toContain("constructs/superfactory.ts");
  const other = loaded.filter((file) => !within(file, "constructs", "lib/units", "lib/core", "lib/index.ts"));
  expect(other).toEqual([]);
});

describe("the reader of imports", () => {
  const read = (text: string): string[] =>
    importsOf("lib/emit/x.ts", text).map(({ specifier, load }) => `${specifier} ${load}`);

  test("knows what loads with the file, later, and never", () => {
    expect(
      read('import a from "a"; import "b"; export * from "c"; import d = require("d"); const e = require("e");'),
    ).toEqual(["a static", "b static", "c static", "d static", "e static"]);
    expect(read('function f() { require("a"); return import("b"); } const g = () => require.resolve("c");')).toEqual([
      "a lazy",
      "b lazy",
      "c lazy",
    ]);
    expect(
      read(
        'import type A from "a"; import { type B } from "b"; export type { C } from "c"; type D = typeof import("d");',
      ),
    ).toEqual(["a type", "b type", "c type", "d type"]);
    expect(read('import { type A, b } from "a"; import c, { type D } from "b";')).toEqual(["a static", "b static"]);
  });

  test("finds a cycle and names its way", () => {
    const edge = (file: string, target: string): SourceImport => ({
      file,
      line: 1,
      specifier: "",
      target,
      load: "type",
    });
    const chain = [edge("a", "b"), edge("b", "c")];
    expect(importCycles(chain)).toEqual([]);
    expect(importCycles([...chain, edge("c", "a")])).toEqual(["a → b → c → a"]);
    expect(importCycles([edge("a", "a")])).toEqual(["a → a"]);
  });
});
