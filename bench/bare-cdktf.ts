/**
 * What the ratios are taken against: cdktf alone, one resource per rack with five literal attributes, one stack, default
 * validation. Usage: node bare-cdktf.js <racks>
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { App, TerraformResource, TerraformStack } from "cdktf";
import type { Construct } from "constructs";

/** As in `facility.ts`, which is not imported because it would load the package. */
const RACKS_PER_FLOOR = 200;

class BareRack extends TerraformResource {
  constructor(
    scope: Construct,
    id: string,
    private readonly attributes: Record<string, string | number>,
  ) {
    super(scope, id, { terraformResourceType: "terraform_data" });
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return this.attributes;
  }
}

const racks = Number(process.argv[2]);
const outdir = mkdtempSync(join(tmpdir(), "superfactory-bench-"));
try {
  const app = new App({ outdir });
  const stack = new TerraformStack(app, "racks");
  for (let at = 0; at < racks; at++) {
    const floor = Math.floor(at / RACKS_PER_FLOOR);
    const attributes = { model: "lenovo/gb300-nvl72", floor, slot: at % RACKS_PER_FLOOR, power_kw: 135, loop: "tcs" };
    new BareRack(stack, `rack-${at}`, attributes);
  }
  app.synth();
} finally {
  rmSync(outdir, { recursive: true });
}
process.stdout.write(JSON.stringify({ peak_mb: process.resourceUsage().maxRSS / 1024 }));
