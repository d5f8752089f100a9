/** A piped loop as input of EPANET, and what its engine makes of it. */
import type { Fluid, Pipe } from "../../../../lib/analysis/thermal/hydraulics/head-loss";
import type { CircuitRack, PipedLoop } from "./circuits";

/** By `require`: the types of the package are of an ECMAScript module, its code is of both kinds. */
const { Project, Workspace } = require("epanet-js");

/** Codes of the toolkit: EN_FLOW of links, EN_HEAD of nodes. */
const LINK_FLOW = 8;
const NODE_HEAD = 10;
/** EPANET computes with 32.2 ft/s². */
const GRAVITY = 32.2 * 0.3048;
/** Points of a rack's curve: EPANET draws straight lines between them. */
const CURVE_POINTS = 400;
const CURVE_REACH = 4;

class Input {
  readonly junctions: string[] = [];
  readonly pipes: string[] = [];
  readonly valves: string[] = [];
  readonly curves: string[] = [];

  junction(id: string, demand = 0): string {
    this.junctions.push(`${id} 0 ${demand}`);
    return id;
  }

  pipe(id: string, from: string, to: string, { length_m, inner_diameter_mm, roughness_mm, minor_loss }: Pipe): void {
    this.pipes.push(`${id} ${from} ${to} ${length_m} ${inner_diameter_mm} ${roughness_mm} ${minor_loss} OPEN`);
  }

  /** The pieces between neighbours, in the direction of the flow. */
  line(id: string, nodes: readonly string[], piece: Pipe): void {
    for (let at = 1; at < nodes.length; at++) this.pipe(`${id}_${at}`, String(nodes[at - 1]), String(nodes[at]), piece);
  }

  /** A rack: a valve whose loss follows a curve. */
  rack(id: string, from: string, to: string, rack: CircuitRack, fluid: Fluid): void {
    this.valves.push(`${id} ${from} ${to} 100 GPV C${id} 0`);
    for (let at = 0; at <= CURVE_POINTS; at++) {
      const share = (CURVE_REACH * at) / CURVE_POINTS;
      const metres = metresOf(rack.pressure_drop_kpa * share ** 1.9, fluid);
      this.curves.push(`C${id} ${(rack.flow_l_per_min * share).toFixed(9)} ${metres.toFixed(12)}`);
    }
  }

  text(fluid: Fluid): string {
    const viscosity = fluid.viscosity_pa_s / fluid.density_kg_per_m3;
    const options = [
      "UNITS LPM",
      "HEADLOSS D-W",
      `VISCOSITY ${viscosity.toFixed(12)}`,
      "TRIALS 500",
      "ACCURACY 0.00001",
    ];
    options.push("HEADERROR 0.000001", "FLOWCHANGE 0.000001");
    const sections: [string, readonly string[]][] = [
      ["JUNCTIONS", this.junctions],
      ["RESERVOIRS", ["out 0"]],
      ["PIPES", this.pipes],
      ["VALVES", this.valves],
      ["CURVES", this.curves],
      ["OPTIONS", options],
      ["TIMES", ["DURATION 0"]],
    ];
    return [...sections.map(([name, lines]) => `[${name}]\n${lines.join("\n")}\n`), "[END]"].join("\n");
  }
}

function metresOf(kpa: number, { density_kg_per_m3 }: Fluid): number {
  return (kpa * 1000) / (density_kg_per_m3 * GRAVITY);
}

/** Every pipe there and back of its own; the total flow enters at `in` and leaves at a reservoir. */
function inputOf(loop: PipedLoop, total_l_per_min: number, fluid: Fluid): string {
  const input = new Input();
  const { rows, is_reverse } = loop;
  input.junction("in", -total_l_per_min);
  rows.forEach((row, r) => {
    // The take-off of a row is that of its first rack; a reverse return leaves the row at its last.
    const there = row.map((_, k) => input.junction(`s${r}_${k}`));
    const back = row.map((_, k) => input.junction(`r${r}_${k}`));
    row.forEach((rack, k) => {
      const [before, after] = [input.junction(`a${r}_${k}`), input.junction(`b${r}_${k}`)];
      input.pipe(`BS${r}_${k}`, String(there[k]), before, rack.branch);
      input.rack(`R${r}_${k}`, before, after, rack, fluid);
      input.pipe(`BR${r}_${k}`, after, String(back[k]), rack.branch);
    });
    input.line(`MS${r}`, there, loop.manifold);
    input.line(`MR${r}`, is_reverse ? back : back.toReversed(), loop.manifold);
  });
  const starts = rows.map((_, r) => `s${r}_0`);
  const ends = rows.map((row, r) => `r${r}_${is_reverse ? row.length - 1 : 0}`);
  input.line("HS", starts, loop.between_rows);
  input.line("HR", is_reverse ? ends : ends.toReversed(), loop.between_rows);
  input.pipe("main", "in", String(starts[0]), loop.main);
  input.pipe("back", String(is_reverse ? ends.at(-1) : ends[0]), "out", loop.main);
  return input.text(fluid);
}

/** Flow of each rack in L/min, row after row, and the head in kPa at which the total flow enters. */
export async function solvedByEpanet(loop: PipedLoop, total_l_per_min: number, fluid: Fluid) {
  const workspace = new Workspace();
  await workspace.loadModule();
  const project = new Project(workspace);
  workspace.writeFile("loop.inp", inputOf(loop, total_l_per_min, fluid));
  project.open("loop.inp", "loop.rpt", "loop.bin");
  project.solveH();
  const flows = loop.rows.flatMap((row, r) =>
    row.map((_, k) => project.getLinkValue(project.getLinkIndex(`R${r}_${k}`), LINK_FLOW)),
  );
  const metres = project.getNodeValue(project.getNodeIndex("in"), NODE_HEAD);
  project.close();
  return { flows, head_kpa: (metres * fluid.density_kg_per_m3 * GRAVITY) / 1000 };
}
