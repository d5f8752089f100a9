import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readCatalogFolder } from "../../lib/catalog/read-folder";
import { FILE, RACK, SOURCES, coolantPoint, rack, readFiles, testProblems, type Case } from "./catalog-folder";

const checkCases: readonly Case[] = [
  {
    name: "limits that contradict each other",
    files: rack("tdp_kw: 120\npeak_kw: 100\nsupply_min_c: 30\nsupply_max_c: 20\n"),
    expected: [
      [`${FILE}:4:10`, '"peak_kw" is 100, below "tdp_kw" of 120.'],
      [`${FILE}:6:15`, '"supply_max_c" is 20, below "supply_min_c" of 30.'],
    ],
  },
  {
    name: "values without a source, and a source of values that are not there",
    files: {
      [FILE]:
        "kind: rack\ntitle: x\ntdp_kw: 1\nmass_kg: 2\nsources:\n  - { title: x, mark: PRESS, of: [tdp_kw, mass] }\n",
    },
    expected: [
      [`${FILE}:4:1`, 'No source vouches for "mass_kg".'],
      [`${FILE}:6:43`, 'vouches for "mass", which this part does not have. Did you mean "mass_kg"?'],
    ],
  },
  {
    name: "a flow curve that is not in ascending order",
    files: rack(
      "flow_curve:\n  rack_power_kw: 100\n  liquid_fraction: 0.9\n  coolant: water\n  points:\n" +
        "    - { supply_c: 30, flow_l_per_min: 70 }\n    - { supply_c: 25, flow_l_per_min: 60 }\n",
    ),
    expected: [[`${FILE}:9:19`, "ascending order of supply_c, but 25 follows 30."]],
  },
  {
    name: "a coolant table with one temperature twice",
    files: {
      "catalog/coolant/brine.yaml": `kind: coolant\ntitle: Brine\npoints:\n${coolantPoint(5)}${coolantPoint(5)}${SOURCES}`,
    },
    expected: [["catalog/coolant/brine.yaml:5:22", "ascending order of temperature_c, but 5 follows 5."]],
  },
  {
    name: "flow_curve_of an unknown part",
    files: rack("generation: gb300\nflow_curve_of: lenovo/gb300-nvl27\n"),
    expected: [[`${FILE}:4:16`, 'is not a rack of the catalog. Did you mean "lenovo/gb300-nvl72"?']],
  },
  {
    name: "flow_curve_of a part of another generation",
    files: rack("generation: gb200\nflow_curve_of: lenovo/gb300-nvl72\n"),
    expected: [
      [`${FILE}:4:16`, 'This part is of generation "gb200", and "lenovo/gb300-nvl72" is of generation "gb300"'],
    ],
  },
  {
    name: "flow_curve_of without a generation, and of a part that borrows itself",
    files: {
      ...rack("flow_curve_of: lenovo/gb300-nvl72\n"),
      ...rack("generation: gb300\nflow_curve_of: nvidia/gb300-nvl72\n", "catalog/rack/acme/y.yaml"),
    },
    expected: [
      [`${FILE}:3:16`, "This part states no generation"],
      ["catalog/rack/acme/y.yaml:4:16", '"nvidia/gb300-nvl72" has no flow_curve of its own.'],
    ],
  },
  {
    name: "flow_curve_of a part of the project that has problems is no further problem",
    files: {
      ...rack("generation: gb300\nflow_curve_of: acme/y\n"),
      ...rack("tdp_kw: x\n", "catalog/rack/acme/y.yaml"),
    },
    expected: [["catalog/rack/acme/y.yaml:3:9", "must be a number"]],
  },
  {
    name: "an unknown coolant of a CDU",
    files: { "catalog/cdu/acme/c.yaml": `kind: cdu\ntitle: C\nrated_coolant: pg52\n${SOURCES}` },
    expected: [["catalog/cdu/acme/c.yaml:3:16", '"pg52" is not a coolant of the catalog. Did you mean "pg25"?']],
  },
];

const placeCases: readonly Case[] = [
  {
    name: "an id that disagrees with the path",
    files: rack("id: acme/y\n"),
    expected: [[`${FILE}:3:5`, 'The id says "acme/y" but the file\'s path says "acme/x".']],
  },
  {
    name: "a kind that disagrees with the folder",
    files: { "catalog/cdu/acme/x.yaml": RACK },
    expected: [["catalog/cdu/acme/x.yaml:1:7", 'The file says "rack" but stands in the folder of "cdu".']],
  },
  {
    name: "the id of a part that is shipped",
    files: { "catalog/rack/nvidia/gb300-nvl72.yaml": RACK },
    expected: [["catalog/rack/nvidia/gb300-nvl72.yaml:1:1", "is a part that superfactory ships"]],
  },
  {
    name: "one id twice",
    files: { [FILE]: RACK, "catalog/cdu/acme/x.yaml": `kind: cdu\ntitle: C\nrated_heat_kw: 1\n${SOURCES}` },
    expected: [[`${FILE}:1:1`, '"acme/x" is already the id of catalog/cdu/acme/x.yaml.']],
  },
  {
    name: "folders of no kind, and files at the wrong depth",
    files: {
      "catalog/racks/acme/x.yaml": RACK,
      "catalog/x.yaml": RACK,
      "catalog/rack/x.yaml": RACK,
      "catalog/rack/a/b/c.yaml": RACK,
    },
    expected: [
      ["catalog/rack/a/b/c.yaml:1:1", "A rack stands at rack/<vendor>/<part>.yaml."],
      ["catalog/rack/x.yaml:1:1", "A rack stands at rack/<vendor>/<part>.yaml."],
      [
        "catalog/racks/acme/x.yaml:1:1",
        '"racks" is not a kind of part; allowed are rack, cdu, coolant. Did you mean "rack"?',
      ],
      ["catalog/x.yaml:1:1", "A part stands in the folder of its kind"],
    ],
  },
  {
    name: "names that are not safe as ids",
    files: {
      "catalog/rack/__proto__/x.yaml": RACK,
      "catalog/rack/ACME/x.yaml": RACK,
      "catalog/coolant/constructor.yaml": RACK,
    },
    expected: [
      ["catalog/coolant/constructor.yaml:1:1", '"constructor" is a reserved word'],
      ["catalog/rack/ACME/x.yaml:1:1", '"ACME" cannot be part of an id'],
      ["catalog/rack/__proto__/x.yaml:1:1", '"__proto__" cannot be part of an id'],
    ],
  },
  {
    name: "other endings; files that are no parts are left alone",
    files: {
      "catalog/rack/acme/x.yml": RACK,
      "catalog/README.md": "x",
      "catalog/.hidden.yaml": "x",
      "catalog/rack/acme/Y.YAML": RACK,
    },
    expected: [
      ["catalog/rack/acme/Y.YAML:1:1", 'ends in ".yaml"'],
      ["catalog/rack/acme/x.yml:1:1", 'ends in ".yaml"'],
    ],
  },
];

testProblems("agreement", checkCases);
testProblems("the place", placeCases);

describe("a project's catalog", () => {
  test("gives the parts without problems, frozen, with the id of the path", () => {
    const { parts, problems } = readFiles({
      [FILE]: RACK,
      "catalog/rack/acme/y.yaml": RACK.replace("120", "-1"),
      "catalog/coolant/acme/brine.yaml": `kind: coolant\ntitle: Brine\npoints:\n${coolantPoint(5)}${coolantPoint(9)}${SOURCES}`,
    });
    expect(Object.keys(parts)).toEqual(["acme/brine", "acme/x"]);
    expect(parts["acme/x"]).toEqual({
      id: "acme/x",
      kind: "rack",
      title: "A rack",
      tdp_kw: 120,
      sources: [{ title: "Data sheet", mark: "VENDOR" }],
    });
    expect(Object.isFrozen(parts["acme/x"]?.sources)).toBe(true);
    expect(problems.map((problem) => problem.part)).toEqual(["acme/y"]);
  });

  test("may borrow from one of its own parts", () => {
    const curve =
      "generation: g1\nflow_curve:\n  rack_power_kw: 100\n  liquid_fraction: 1\n  coolant: brine\n" +
      "  points: [{ supply_c: 20, flow_l_per_min: 50 }, { supply_c: 30, flow_l_per_min: 60 }]\n";
    const { problems } = readFiles({
      ...rack(curve),
      ...rack("generation: g1\nflow_curve_of: acme/x\n", "catalog/rack/acme/a.yaml"),
      "catalog/coolant/brine.yaml": `kind: coolant\ntitle: Brine\npoints:\n${coolantPoint(5)}${coolantPoint(9)}${SOURCES}`,
    });
    expect(problems).toEqual([]);
  });

  test("that is not there holds no parts, and loads neither the YAML parser nor the schema", () => {
    jest.isolateModules(() => {
      const forbidden = (name: string) => (): never => {
        throw new Error(`${name} was loaded`);
      };
      jest.doMock("yaml", forbidden("yaml"));
      jest.doMock("ajv", forbidden("ajv"));
      const { readCatalogFolder: read } =
        require("../../lib/catalog/read-folder") as typeof import("../../lib/catalog/read-folder");
      expect(read(join(tmpdir(), "no-such-catalog"), tmpdir())).toEqual({ parts: {}, problems: [] });
      jest.dontMock("yaml");
      jest.dontMock("ajv");
    });
  });

  test("that is a file, holds a dead link or links into itself is a problem, not an error", () => {
    const root = mkdtempSync(join(tmpdir(), "catalog-"));
    try {
      writeFileSync(join(root, "file"), "");
      expect(readCatalogFolder(join(root, "file"), root).problems).toMatchObject([
        { file: "file", line: 1, column: 1 },
      ]);
      mkdirSync(join(root, "catalog/rack/acme"), { recursive: true });
      writeFileSync(join(root, FILE), RACK);
      symlinkSync(join(root, "gone"), join(root, "catalog/rack/acme/broken.yaml"));
      expect(readCatalogFolder(join(root, "catalog"), root).problems).toMatchObject([
        { file: "catalog/rack/acme/broken.yaml", message: expect.stringContaining("ENOENT") as string },
      ]);
      symlinkSync(join(root, "catalog"), join(root, "catalog/rack/loop"));
      expect(readCatalogFolder(join(root, "catalog"), root).parts).toHaveProperty(["acme/x"]);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});
