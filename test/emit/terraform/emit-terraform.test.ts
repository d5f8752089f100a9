import type { ModelRecord } from "../../../lib/model/records";
import {
  cdu,
  facilityWater,
  feed,
  floor,
  loop,
  pump,
  rack,
  rejectionUnit,
  row,
  site,
  wanLink,
} from "../../helpers/records";
import { emitted, lakeside, stackOf } from "./facility";

describe("the layout is that of cdktf", () => {
  const files = emitted(lakeside);
  const manifest = JSON.parse(files.find(({ path }) => path === "manifest.json")?.content ?? "");

  test("one stack per site, per floor and for the WAN", () => {
    expect(files.map(({ path }) => path)).toEqual([
      "manifest.json",
      "stacks/lakeside-north/cdk.tf.json",
      "stacks/lakeside-north-hall-1/cdk.tf.json",
      "stacks/lakeside-south/cdk.tf.json",
      "stacks/lakeside-wan/cdk.tf.json",
    ]);
  });

  test("the manifest names every stack, and what goes before it", () => {
    expect(manifest.stacks["lakeside-north-hall-1"]).toEqual({
      name: "lakeside-north-hall-1",
      constructPath: "lakeside-north-hall-1",
      workingDirectory: "stacks/lakeside-north-hall-1",
      synthesizedStackPath: "stacks/lakeside-north-hall-1/cdk.tf.json",
      stackMetadataPath: "stacks/lakeside-north-hall-1/metadata.json",
      annotations: [],
      dependencies: ["lakeside-north"],
    });
    expect(manifest.stacks["lakeside-wan"].dependencies).toEqual(["lakeside-north", "lakeside-south"]);
    expect(Object.keys(manifest)).toEqual(["version", "stacks"]);
  });

  test("the metadata that the command line of cdktf reads is there, without a version", () => {
    const stack = stackOf(files, "lakeside-north");
    expect(stack["//"]).toEqual({ metadata: { stackName: "lakeside-north", backend: "local" } });
  });

  test.each([
    [2, "../../../../terraform.lakeside-north.tfstate"], // out/lakeside/stacks/lakeside-north
    [1, "../../../terraform.lakeside-north.tfstate"], // cdktf.out/stacks/lakeside-north
  ])("at depth %d the state stands beside the output folder's root", (outputDepth, path) => {
    const stack = stackOf(emitted(lakeside, { outputDepth }), "lakeside-north");
    expect(stack.terraform).toEqual({ required_version: ">= 1.4.0", backend: { local: { path } } });
  });
});

test("a floor holds one resource per row, over a local with the racks", () => {
  const { locals, resource } = stackOf(emitted(lakeside), "lakeside-north-hall-1");
  expect(Object.keys(resource.terraform_data)).toEqual(["air_units", "floor", "row_r01", "row_r02"]);
  expect(resource.terraform_data.row_r01.input).toBe("${local.row_r01}");
  expect(locals.row_r01).toEqual({
    path: "north/hall-1/r01",
    power_limit_kw: 250,
    racks: {
      n1: expect.objectContaining({ slot: 1 }),
      n2: {
        path: "north/hall-1/r01/n2",
        slot: 2,
        power_kw: 100,
        feeds: ["north/busway/a", "north/busway/b"],
        loop: "north/tcs",
      },
    },
  });
  expect(locals.floor).toEqual({ path: "north/hall-1", level: 0, racks: { storage: expect.anything() } });
});

test("a rack of unknown power carries null; its catalog part is named", () => {
  const records = [
    site("s"),
    floor("s/f"),
    row("s/f/r"),
    rack("s/f/r/n", { model: "x/y", power_kw: undefined } as object),
  ];
  const { locals } = stackOf(emitted(records), "lakeside-s-f");
  expect(locals.row_r.racks.n).toEqual({ path: "s/f/r/n", model: "x/y", power_kw: null, feeds: [] });
});

test("what stands on a floor belongs to the floor, and a CDU to the stack of its loop", () => {
  const records = [
    site("s"),
    loop("s/tcs"),
    floor("s/f"),
    feed("s/f/pod/busway"),
    cdu("s/f/cdu", { loop: "s/tcs" }),
    row("s/f/pod/r"),
  ];
  const files = emitted(records);
  const onFloor = stackOf(files, "lakeside-s-f");
  expect(Object.keys(onFloor.resource.terraform_data)).toEqual(["feed_pod_busway", "floor", "row_pod_r"]);
  expect(onFloor.output).toEqual({ feed_ids: { value: { "s/f/pod/busway": "${terraform_data.feed_pod_busway.id}" } } });
  const ofSite = stackOf(files, "lakeside-s").resource.terraform_data;
  expect(ofSite.loop_tcs.input.cdus).toEqual({ "s/f/cdu": expect.objectContaining({ path: "s/f/cdu" }) });
});

test("the units of facility water stand inside its resource, and those of a loop's own rejection inside the loop's", () => {
  const records = [
    site("s"),
    facilityWater("s/warm", { pump_count: 2 }),
    pump("s/warm/pump-1"),
    pump("s/warm/pump-2"),
    rejectionUnit("s/warm/dry-cooler-1"),
    loop("s/tcs"),
    rejectionUnit("s/tcs/chiller-1"),
  ];
  const { resource } = stackOf(emitted(records), "lakeside-s");
  expect(Object.keys(resource.terraform_data)).toEqual(["site", "loop_tcs", "water_warm"]);
  const { loop_tcs: tcs, water_warm: warm } = resource.terraform_data;
  expect(Object.keys(warm.input.pumps)).toEqual(["pump-1", "pump-2"]);
  expect(Object.keys(warm.input.rejection_units)).toEqual(["dry-cooler-1"]);
  expect(Object.keys(tcs.input.rejection_units)).toEqual(["chiller-1"]);
  expect(tcs.input.cdus).toEqual({});
});

test("no record is lost, not even outside every site", () => {
  const records: readonly ModelRecord[] = [feed("lost"), cdu("cdu", { loop: "nowhere" }), pump("pump"), rack("alone")];
  const { resource, locals } = stackOf(emitted(records), "lakeside");
  expect(Object.keys(resource.terraform_data)).toEqual(["feed_lost", "cdus", "pumps", "racks"]);
  expect(Object.keys(locals.racks.racks)).toEqual(["alone"]);
});

test("stacks and resources that would share a name get a hash", () => {
  const records = [
    site("a-b"),
    floor("a-b/c"),
    site("a"),
    floor("a/b-c"),
    feed("a/f_g"),
    feed("a/f/g"),
    site("wan"),
    wanLink("l"),
  ];
  const files = emitted(records);
  const stacks = files.slice(1).map(({ path }) => path.split("/")[1]);
  expect(new Set(stacks).size).toBe(6);
  expect(stacks.filter((name) => /^lakeside-a-b-c-[0-9a-f]{8}$/.test(name ?? ""))).toHaveLength(2);
  expect(stacks.filter((name) => /^lakeside-wan-[0-9a-f]{8}$/.test(name ?? ""))).toHaveLength(2);
  const feeds = Object.keys(stackOf(files, "lakeside-a").resource.terraform_data).filter((name) => name !== "site");
  expect(feeds).toEqual([
    expect.stringMatching(/^feed_f_g-[0-9a-f]{8}$/),
    expect.stringMatching(/^feed_f_g-[0-9a-f]{8}$/),
  ]);
  expect(new Set(feeds).size).toBe(2);
});

test("template sequences in text are escaped in keys, values and messages", () => {
  const id = "${x}%{y}";
  const records = [site("s"), floor("s/f"), row(`s/f/${id}`), rack(`s/f/${id}/${id}`, { model: id })];
  const { locals, resource } = stackOf(emitted(records), "lakeside-s-f");
  const [name] = Object.keys(locals).filter((each) => each.startsWith("row_"));
  expect(name).toBe("row_--x---y-");
  const escaped = "$${x}%%{y}";
  expect(Object.keys(locals[name as string].racks)).toEqual([escaped]);
  expect(locals[name as string].racks[escaped]).toMatchObject({ model: escaped, path: `s/f/${escaped}/${escaped}` });
  expect(resource.terraform_data[name as string].lifecycle.precondition[0].error_message).toBe(
    `s/f/${escaped} holds \${length(local.${name}.racks)} racks; the plan has 1.`,
  );
});

describe("the emitter is pure", () => {
  test("the same facility gives the same bytes, in whatever order it was declared", () => {
    expect(emitted([...lakeside].reverse())).toEqual(emitted(lakeside));
  });

  test("nothing of the machine shows", () => {
    const text = JSON.stringify(emitted(lakeside));
    expect(text).not.toContain(process.cwd());
    expect(text).not.toContain(__dirname);
  });

  test("neither PATH nor the variables of cdktf change a byte", () => {
    const before = emitted(lakeside);
    const saved = { ...process.env };
    Object.assign(process.env, { PATH: "", CDKTF_OUTDIR: "/nowhere", SYNTH_HCL_OUTPUT: "true" });
    Object.assign(process.env, { CDKTF_CONTEXT_JSON: '{"cdktfRelativeModules":[]}', CDKTF_TARGET_STACK_ID: "x" });
    try {
      expect(emitted(lakeside)).toEqual(before);
    } finally {
      process.env = saved;
    }
  });
});
