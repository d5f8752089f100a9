/** Pipes of a loop as its author states them, as far as they decide pressure losses. */
import { propertiesAt } from "../../../catalog/coolant";
import type { ModelIndex } from "../../../model/model";
import type { CoolingLoopRecord, PipingRecord } from "../../../model/records";
import { joinMissing, type Missing, NOTHING_MISSING } from "../../amount";
import { exactValue } from "../bounds";
import type { LoopThermal } from "../loop";
import type { LoopRackClass } from "../racks";
import type { Branch, Circuit } from "./circuit";
import { type Fluid, type HeadLoss, inSeries, pipeLoss, rackLoss } from "./head-loss";
import type { LoopLayout } from "./layout";

export type RunKind = "main" | "between_rows" | "manifold" | "branch";

/** From the CDUs to the racks. */
export const RUN_KINDS: readonly RunKind[] = ["main", "between_rows", "manifold", "branch"];

/** What people call the runs. */
export const RUN_NAMES: Readonly<Record<RunKind, string>> = {
  main: "main",
  between_rows: "pipe between rows",
  manifold: "manifold",
  branch: "branch pipe of a rack",
};

/** The circuit with everything that is known; what is not has no loss, so that its heads are lower bounds. */
export interface PipedCircuit {
  readonly circuit: Circuit;
  readonly missing: readonly Missing[];
}

/** Properties of the coolant of a loop at its mean temperature; undefined where either is not known. */
export function fluidOf(index: ModelIndex, loop: CoolingLoopRecord, thermal: LoopThermal): Fluid | undefined {
  const coolant = index.coolantPart(loop.coolant);
  const mean = exactValue(thermal.mean_c);
  return coolant && mean !== undefined ? propertiesAt(coolant, mean) : undefined;
}

/**
 * The circuit of a loop.
 *
 * @param fluid - undefined: no loss of a pipe is known
 */
export function pipedCircuit(
  path: string,
  piping: PipingRecord,
  layout: LoopLayout,
  fluid: Fluid | undefined,
): PipedCircuit {
  const runs = new RunReader(path, piping, fluid);
  const isLong = layout.some((row) => row.length > 1);
  const manifold = isLong ? runs.loss("manifold") : undefined;
  const between_rows = layout.length > 1 && piping.between_rows ? runs.loss("between_rows") : undefined;
  const isReturnOpen = piping.return === undefined && (manifold !== undefined || between_rows !== undefined);
  if (isReturnOpen) runs.lacks("return of the pipes", "neither direct nor reverse is stated");
  const circuit: Circuit = {
    main: runs.loss("main"),
    between_rows: isReturnOpen ? undefined : between_rows,
    manifold: isReturnOpen ? undefined : manifold,
    rows: layout.map((row) =>
      row.map((place) => branchOf(place.rack_class, runs.loss("branch", place.branch_length_m))),
    ),
    is_reverse: piping.return === "reverse",
  };
  return { circuit, missing: runs.missing };
}

function branchOf({ flow_l_per_min, pressure_drop_kpa }: LoopRackClass, pipe: HeadLoss | undefined): Branch {
  const flow = flow_l_per_min.lower ?? 0;
  const rack = rackLoss({ flow_l_per_min: flow, pressure_drop_kpa: pressure_drop_kpa.lower ?? 0 });
  return { required_l_per_min: flow, pipe, loss: inSeries(rack, pipe, 2) };
}

/** Reads each run once, and collects what the runs lack. */
class RunReader {
  missing: readonly Missing[] = NOTHING_MISSING;
  private readonly known = new Map<string, HeadLoss | undefined>();

  constructor(
    private readonly path: string,
    private readonly piping: PipingRecord,
    private readonly fluid: Fluid | undefined,
  ) {}

  lacks(what: string, why: string): void {
    this.missing = joinMissing(this.missing, [{ what, why, path: this.path }]);
  }

  /** @param ownLength - in place of the length of the run */
  loss(kind: RunKind, ownLength?: number): HeadLoss | undefined {
    const key = `${kind} ${ownLength}`;
    if (!this.known.has(key)) this.known.set(key, this.read(kind, ownLength));
    return this.known.get(key);
  }

  private read(kind: RunKind, ownLength: number | undefined): HeadLoss | undefined {
    const [run, name] = [this.piping[kind], RUN_NAMES[kind]];
    if (!run) {
      this.lacks(name, "not stated");
      return undefined;
    }
    const { inner_diameter_mm, minor_loss } = run;
    const length_m = ownLength ?? run.length_m;
    const { roughness_mm } = this.piping;
    if (inner_diameter_mm === undefined) this.lacks(`inner diameter of the ${name}`, "not stated");
    if (length_m === undefined) this.lacks(`length of the ${name}`, "not stated");
    if (minor_loss === undefined) this.lacks(`minor loss of the ${name}`, "not stated");
    if (roughness_mm === undefined && length_m !== 0) this.lacks("roughness of the pipes", "not stated");
    if (!this.fluid || inner_diameter_mm === undefined || (!length_m && !minor_loss)) return undefined;
    const stated = { inner_diameter_mm, length_m: length_m ?? 0, minor_loss: minor_loss ?? 0 };
    return pipeLoss({ ...stated, roughness_mm: roughness_mm ?? 0 }, this.fluid);
  }
}
