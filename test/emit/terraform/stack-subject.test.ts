import { resourceSubjects, stackContent } from "../../../lib/emit/terraform/stack-content";
import { planStacks } from "../../../lib/emit/terraform/stack-plan";
import { stackSubjects, type StackSubject } from "../../../lib/emit/terraform/stack-subject";
import type { ModelRecord } from "../../../lib/model/records";
import { judgeRecords } from "../../helpers/judged";
import { facilityWater, feed, floor, loop, pump, rack, row, site } from "../../helpers/records";
import { lakeside, stackOf, emitted } from "./facility";

/** What stands at this place of a stack, as emitted. */
function subjectAt(records: readonly ModelRecord[], stack: string, ...steps: string[]): StackSubject {
  const { index } = judgeRecords(records);
  const factory = index.model.factory;
  const plan = planStacks(index).find(({ name }) => name === stack);
  if (!plan) throw new Error(`There is no stack ${stack}.`);
  return stackSubjects(plan, index, stackOf(emitted(records, { factory }), stack))(steps);
}

const NORTH = "test-north";
const HALL = "test-north-hall-1";

test.each<[string, string, string[], StackSubject]>([
  ["the site", NORTH, ["resource", "terraform_data", "site"], { address: "terraform_data.site", path: "north" }],
  [
    "a feed",
    NORTH,
    ["resource", "terraform_data", "feed_busway_a", "input", "rated_a"],
    { address: "terraform_data.feed_busway_a", path: "north/busway/a" },
  ],
  [
    "a CDU inside the resource of its loop",
    NORTH,
    ["resource", "terraform_data", "loop_tcs", "input", "cdus", "cdu-1", "model"],
    { address: "terraform_data.loop_tcs", path: "north/tcs/cdu-1" },
  ],
  [
    "a group among groups",
    NORTH,
    ["resource", "terraform_data", "power_groups", "input", "busway", "members", "0"],
    { address: "terraform_data.power_groups", path: "north/busway" },
  ],
  [
    "all groups together: the site that has them",
    NORTH,
    ["resource", "terraform_data", "power_groups"],
    { address: "terraform_data.power_groups", path: "north" },
  ],
  [
    "a rack in the local of its row",
    HALL,
    ["locals", "row_r01", "racks", "n2", "feeds", "0"],
    { address: "local.row_r01", path: "north/hall-1/r01/n2" },
  ],
  [
    "the precondition of a row",
    HALL,
    ["resource", "terraform_data", "row_r01", "lifecycle", "precondition", "0", "condition"],
    { address: "terraform_data.row_r01", path: "north/hall-1/r01" },
  ],
  [
    "the precondition of a floor",
    HALL,
    ["resource", "terraform_data", "floor", "lifecycle"],
    { address: "terraform_data.floor", path: "north/hall-1" },
  ],
  [
    "a path among outputs",
    NORTH,
    ["output", "feed_ids", "value", "north/busway/b"],
    { address: "output.feed_ids", path: "north/busway/b" },
  ],
  [
    "a link",
    "test-wan",
    ["resource", "terraform_data", "link_link"],
    { address: "terraform_data.link_link", path: "link" },
  ],
  ["the settings of the stack: its floor", HALL, ["terraform", "required_version"], { path: "north/hall-1" }],
  ["the settings of the WAN: no element", "test-wan", ["terraform"], {}],
])("%s", (_name, stack, steps, expected) => {
  expect(subjectAt(lakeside, stack, ...steps)).toEqual(expected);
});

test("every resource stands for one element, but those that hold a kind together", () => {
  const { index, analysis } = judgeRecords([...lakeside, facilityWater("north/fws"), pump("north/fws/pump-1")]);
  const unnamed = planStacks(index).flatMap((plan) => {
    const content = stackContent(plan, index, analysis);
    const names = Object.keys(content.resource.terraform_data);
    const stands = resourceSubjects(plan, index);
    const own = new Set(plan.records.map(({ path }) => path));
    expect([...stands.values()].filter((path) => !own.has(path))).toEqual([]);
    expect([...stands.keys()].filter((name) => !names.includes(name))).toEqual([]);
    return names.filter((name) => !stands.has(name));
  });
  expect(unnamed.sort()).toEqual(["air_units", "power_groups"]);
});

test("ids that Terraform would read as templates lead back to their own paths", () => {
  const call = '${file("x")}';
  const records = [site("north"), feed(`north/${call}`), floor("north/h"), rack(`north/h/${call}`), row("north/h/r")];
  const subject = subjectAt(records, NORTH, "output", "feed_ids", "value", `north/$${call}`);
  expect(subject.path).toBe(`north/${call}`);
  expect(subjectAt(records, "test-north-h", "locals", "floor", "racks", `$${call}`, "power_kw").path).toBe(
    `north/h/${call}`,
  );
});

test("a key that is also the path of an element says nothing by itself", () => {
  const records = [site("racks"), floor("racks/h"), loop("racks/l"), row("racks/h/r"), rack("racks/h/r/n")];
  const path = subjectAt(records, "test-racks-h", "locals", "row_r", "racks").path;
  expect(path).toBe("racks/h/r");
});
