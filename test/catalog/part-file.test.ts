import { FILE, RACK, SOURCES, rack, testProblems, type Case } from "./catalog-folder";

const textCases: readonly Case[] = [
  {
    name: "an empty file",
    files: { [FILE]: "" },
    expected: [[`${FILE}:1:1`, "The file is empty."]],
  },
  {
    name: "a file of comments",
    files: { [FILE]: "# nothing yet\n" },
    expected: [[`${FILE}:1:1`, "The file is empty."]],
  },
  {
    name: "a list instead of a mapping",
    files: { [FILE]: "\n- kind: rack\n" },
    expected: [[`${FILE}:2:1`, "A part is a mapping"]],
  },
  {
    name: "two syntax errors, each once, and a problem in another file",
    files: {
      [FILE]: "kind: rack\ntitle: x: y\nsources:\n  - title: a: b\n",
      ...rack("tdp_kw: 0\n", "catalog/rack/acme/y.yaml"),
    },
    expected: [
      [`${FILE}:2:8`, 'Put a text that holds ": " in quotes'],
      [`${FILE}:4:12`, "This is not valid YAML"],
      ["catalog/rack/acme/y.yaml:3:9", '"tdp_kw" is 0; allowed is more than 0.'],
    ],
  },
  {
    name: "a tab as indentation",
    files: { [FILE]: "kind: rack\nshelves:\n\tcount: 8\n" },
    expected: [[`${FILE}:3:1`, "Indent with spaces."]],
  },
  {
    name: "a brace too many, once, and not every word after it",
    files: rack("shelves: { count: 8, rated_power_kw: 33 } }\nphases: 3\nvoltages_v: [415]\n"),
    expected: [[`${FILE}:3:43`, "This is not valid YAML: Unexpected flow-map-end token"]],
  },
  {
    name: "a quote that is not closed",
    files: rack('generation: "gb300\n'),
    expected: [[`${FILE}:7:1`, "Close what was opened"]],
  },
  {
    name: "two documents",
    files: { [FILE]: `${RACK}---\n${RACK}` },
    expected: [[`${FILE}:7:1`, "Write one part per file"]],
  },
  {
    name: "an alias",
    files: rack("mass_kg: &a 10\nwidth_m: *a\n"),
    expected: [[`${FILE}:4:10`, 'no aliases, but here is "*a"']],
  },
  {
    name: "a key given twice, and the rest of the file judged",
    files: rack("tdp_kw: 120\nmass_kg: 5\ntdp_kw: -1\n"),
    expected: [
      [`${FILE}:5:1`, 'The key "tdp_kw" is given twice; the first stands in line 3.'],
      [`${FILE}:5:9`, '"tdp_kw" is -1'],
    ],
  },
  {
    name: "bytes that are not UTF-8",
    files: { [FILE]: Buffer.from([0x6b, 0xff, 0xfe]) },
    expected: [[`${FILE}:1:1`, "The file is not UTF-8."]],
  },
];

const schemaCases: readonly Case[] = [
  {
    name: "an unknown key without its unit",
    files: rack("tdp: 120\n"),
    expected: [[`${FILE}:3:1`, '"tdp" is not a key of a rack. Did you mean "tdp_kw"? Allowed are kind, id,']],
  },
  {
    name: "an unknown key deep inside, with CRLF line ends and a byte-order mark",
    files: { [FILE]: `\uFEFF${RACK}shelves:\n  count: 8\n  rated_power_kw: 33\n  ratd: 1\n`.replaceAll("\n", "\r\n") },
    expected: [[`${FILE}:10:3`, '"ratd" is not a key of "shelves".']],
  },
  {
    name: "text, infinity and nothing instead of numbers",
    files: rack("tdp_kw: 120 kW\npeak_kw: .inf\nmass_kg:\n"),
    expected: [
      [`${FILE}:3:9`, '"tdp_kw" must be a number, but is the text "120 kW". It means: Sustained design power'],
      [`${FILE}:4:10`, '"peak_kw" must be a number, but is Infinity.'],
      [`${FILE}:5:1`, '"mass_kg" must be a number, but is empty.'],
    ],
  },
  {
    name: "values in the wrong unit",
    files: rack("tdp_kw: 120000\nliquid_fraction: 85\nwidth_m: 600\n"),
    expected: [
      [`${FILE}:3:9`, '"tdp_kw" is 120000; allowed is 2000 or less.'],
      [`${FILE}:4:18`, '"liquid_fraction" is 85; allowed is 1 or less.'],
      [`${FILE}:5:10`, '"width_m" is 600; allowed is 10 or less. It means: Width, in m.'],
    ],
  },
  {
    name: "missing keys",
    files: { [FILE]: "# a rack\ntitle: A rack\nnics: { count: 72 }\n" },
    expected: [
      [`${FILE}:2:1`, 'The part has no "kind", which it needs. Add it.'],
      [`${FILE}:2:1`, 'The part has no "sources", which it needs.'],
      [`${FILE}:3:7`, '"nics" has no "rate_gb_per_s", which it needs.'],
    ],
  },
  {
    name: "a misspelt mark, phases that do not exist, a blank title, an empty list",
    files: { [FILE]: "kind: rack\ntitle: ' '\nphases: 2\nvoltages_v: []\nsources:\n  - title: x\n    mark: VENDER\n" },
    expected: [
      [`${FILE}:2:8`, '"title" is blank.'],
      [`${FILE}:3:9`, '"phases" is 2; allowed are 1, 3.'],
      [`${FILE}:4:13`, '"voltages_v" needs at least 1 entry.'],
      [`${FILE}:7:11`, '"sources[0].mark" is the text "VENDER"; allowed are VENDOR,'],
    ],
  },
  {
    name: "a misspelt kind",
    files: { [FILE]: `kind: rak\ntitle: x\n${SOURCES}` },
    expected: [[`${FILE}:1:7`, '"kind" must be one of rack, cdu, coolant. Did you mean "rack"?']],
  },
  {
    name: "the key __proto__",
    files: rack("__proto__: { tdp_kw: 1 }\n"),
    expected: [[`${FILE}:3:1`, '"__proto__" is not a key of a rack.']],
  },
];

testProblems("the text", textCases);
testProblems("the schema", schemaCases);
