import { compact, type PropReader } from "../lib/core/prop-reader";
import type { PipeRunRecord, PipingRecord } from "../lib/model/records";
import type { Length } from "../lib/units/length";
import { millimetres } from "./small-lengths";

/** A run of pipe, one way: its return is its like. */
export interface PipeRun {
  readonly innerDiameter: Length;
  readonly length: Length;
  /** Sum of the loss coefficients of bends, tees and valves. @default - unknown: so is the pressure drop of the run */
  readonly minorLoss?: number | undefined;
}

/** Pipes of a technology loop between its CDUs and its racks. */
export interface Piping {
  /** From the CDUs to the first row. @default - unknown: so are the head and the flow of every rack */
  readonly main?: PipeRun | undefined;
  /** From the take-off of a row to that of the next. @default - the rows hang on one point */
  readonly betweenRows?: PipeRun | undefined;
  /** From the take-off of a rack to that of the next in its row. @default - unknown: so is the imbalance of a row */
  readonly manifold?: PipeRun | undefined;
  /** From the manifold to a rack. @default - unknown: so are the head and the flow of every rack */
  readonly branch?: PipeRun | undefined;
  /** Absolute roughness of the inside. @default - unknown: so is every pressure drop */
  readonly roughness?: Length | undefined;
  /** Balancing valves give every rack the flow that it needs. @default - unknown: the pipes decide */
  readonly balanced?: boolean | undefined;
  /**
   * Which way the return flows: past the nearer racks, or on so that all ways are equally long.
   * @default - unknown: so are the head and the flow of every rack
   */
  readonly return?: "direct" | "reverse" | undefined;
}

/** Reads the `piping` prop of a loop. */
export function pipingRecord(read: PropReader, stated: Piping | undefined): PipingRecord | undefined {
  const given = read.object("piping", stated);
  if (!given) return undefined;
  return compact({
    main: run(read, "piping.main", given.main),
    between_rows: run(read, "piping.betweenRows", given.betweenRows),
    manifold: run(read, "piping.manifold", given.manifold),
    branch: run(read, "piping.branch", given.branch),
    roughness_mm: millimetres(read, "piping.roughness", given.roughness),
    is_balanced: read.oneOf("piping.balanced", given.balanced, [true, false]),
    return: read.oneOf("piping.return", given.return, ["direct", "reverse"]),
  });
}

function run(read: PropReader, property: string, stated: PipeRun | undefined): PipeRunRecord | undefined {
  const given = read.object(property, stated);
  if (!given) return undefined;
  return compact({
    inner_diameter_mm: millimetres(read, `${property}.innerDiameter`, given.innerDiameter),
    length_m: read.quantity(`${property}.length`, given.length, "length"),
    minor_loss: read.number(`${property}.minorLoss`, given.minorLoss, { min: 0 }),
  });
}
