/** A small facility for the tests of the Terraform emitter, and a large one for its speed. */
import { rackLoads } from "../../../lib/analysis/rack-load";
import type { OutputFile } from "../../../lib/emit/output/file";
import { emitTerraform } from "../../../lib/emit/terraform/emit-terraform";
import { ModelIndex } from "../../../lib/model/model";
import type { ModelRecord } from "../../../lib/model/records";
import { modelOf } from "../../../lib/testing";
import { airUnit, cdu, feed, feedGroup, floor, loop, rack, row, site, wanLink } from "../../helpers/records";

/** Two sites, one of them with a floor of two rows and a rack of its own, and a link between them. */
export const lakeside: readonly ModelRecord[] = [
  site("north", { latitude_deg: 42.71, climate: [{ dry_bulb_c: 31, basis: "assumption" }] }),
  site("south"),
  feed("north/busway/a", { rated_a: 800, group: "north/busway" }),
  feed("north/busway/b", { rated_a: 800, group: "north/busway" }),
  feedGroup("north/busway", ["north/busway/a", "north/busway/b"], "2N"),
  loop("north/tcs"),
  cdu("north/tcs/cdu-1", { model: "vertiv/xdu1350" }),
  floor("north/hall-1", { level: 0 }),
  airUnit("north/hall-1/air-1", { capacity_kw: 60 }),
  row("north/hall-1/r01", { power_limit_kw: 250 }),
  row("north/hall-1/r02"),
  ...["n1", "n2"].map((id, at) =>
    rack(`north/hall-1/r01/${id}`, { slot: at + 1, feeds: ["north/busway/a", "north/busway/b"], loop: "north/tcs" }),
  ),
  rack("north/hall-1/r02/n1", { power_kw: 33.3 }),
  rack("north/hall-1/storage"),
  wanLink("link", { sites: ["north", "south"], routes: [{ name: "shore", length_km: 120 }] }),
];

export function emitted(records: readonly ModelRecord[], { factory = "lakeside", outputDepth = 2 } = {}): OutputFile[] {
  const index = new ModelIndex(modelOf(records, {}, factory));
  return emitTerraform({ index, analysis: { racks: rackLoads(index) }, outputDepth });
}

/** The parsed content of one stack. */
export function stackOf(files: readonly OutputFile[], name: string) {
  const file = files.find(({ path }) => path === `stacks/${name}/cdk.tf.json`);
  if (!file) throw new Error(`No stack ${name}; there are ${files.map(({ path }) => path).join(", ")}.`);
  return JSON.parse(file.content);
}

/** 70 floors of 20 rows of 10 racks, each row with three busways of its own, and 110 feeds upstream: 4,310 feeds. */
export function large(): readonly ModelRecord[] {
  const two = (n: number) => String(n).padStart(2, "0");
  const records: ModelRecord[] = [site("s"), loop("s/tcs")];
  for (let up = 1; up <= 110; up++) records.push(feed(`s/up/${up}`, { rated_kva: 2500 }));
  for (let f = 1; f <= 70; f++) {
    const hall = `s/hall-${two(f)}`;
    records.push(floor(hall));
    for (let r = 1; r <= 20; r++) {
      const at = `${hall}/r${two(r)}`;
      const feeds = ["a", "b", "c"].map((each) => `${at}/busway-${each}`);
      records.push(row(at, { power_limit_kw: 1500 }));
      for (const path of feeds) records.push(feed(path, { rated_a: 800, from: ["s/up/1", "s/up/2"] }));
      for (let n = 1; n <= 10; n++) records.push(rack(`${at}/n${two(n)}`, { slot: n, feeds, loop: "s/tcs" }));
    }
  }
  return records;
}
