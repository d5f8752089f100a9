/** The pipes and racks of a loop as seen from its CDUs, and what given flows of the racks make of them. */
import { dropOf, type HeadLoss } from "./head-loss";

/** A rack with the pipes that belong to it alone. */
export interface Branch {
  readonly required_l_per_min: number;
  /** The pipe from the manifold to the rack; its return is its like. Undefined: without loss. */
  readonly pipe: HeadLoss | undefined;
  /** The rack with both pipes. */
  readonly loss: HeadLoss;
}

/** Runs one way; a run without loss is undefined. */
export interface Circuit {
  /** Racks of each row in the order of the manifold, rows in the order of the header; no row is empty. */
  readonly rows: readonly (readonly Branch[])[];
  readonly main: HeadLoss | undefined;
  readonly between_rows: HeadLoss | undefined;
  readonly manifold: HeadLoss | undefined;
  /** The return flows on past the farther racks, so that all ways are equally long; otherwise back past the nearer ones. */
  readonly is_reverse: boolean;
}

/** Flow of each rack in L/min, row after row. */
export type RackFlows = ArrayLike<number>;

/** Drops in kPa between the CDUs and the ends of a rack's branch, row after row. */
export interface Ways {
  readonly there: Float64Array;
  readonly back: Float64Array;
}

/** The largest flow in each kind of run, in L/min. */
export interface LargestFlows {
  readonly main: number;
  readonly between_rows: number;
  readonly manifold: number;
  readonly branch: number;
}

export function branchesOf({ rows }: Circuit): readonly Branch[] {
  return rows.flat();
}

/** What the racks of each row take together. */
export function rowFlows({ rows }: Circuit, flows: RackFlows): number[] {
  let at = 0;
  return rows.map((row) => row.reduce((total) => total + (flows[at++] as number), 0));
}

/**
 * Flow in each piece between neighbours on a line that is fed at its first member. Forward, towards the last member, a
 * piece carries what the members beyond it take; where the return flows on, it carries what those before it gave.
 */
export function pieceFlows(members: RackFlows, direction: "forward" | "return-on"): number[] {
  const pieces = new Array<number>(Math.max(0, members.length - 1)).fill(0);
  let sum = 0;
  if (direction === "return-on") {
    for (let at = 0; at < pieces.length; at++) pieces[at] = sum += members[at] as number;
    return pieces;
  }
  for (let at = pieces.length - 1; at >= 0; at--) pieces[at] = sum += members[at + 1] as number;
  return pieces;
}

/** Drops from the feeding point to each member, or from each member to the point where the return leaves the line. */
function lineDrops(members: RackFlows, piece: HeadLoss | undefined, isReverseReturn: boolean): number[] {
  const drops = new Array<number>(members.length).fill(0);
  if (!piece) return drops;
  const flows = pieceFlows(members, isReverseReturn ? "return-on" : "forward");
  let sum = 0;
  if (isReverseReturn) {
    for (let at = flows.length - 1; at >= 0; at--) drops[at] = sum += dropOf(piece, flows[at] as number);
    return drops;
  }
  for (let at = 0; at < flows.length; at++) drops[at + 1] = sum += dropOf(piece, flows[at] as number);
  return drops;
}

/** Drops on the ways of all racks at given flows. */
export function waysOf(circuit: Circuit, flows: RackFlows): Ways {
  const perRow = rowFlows(circuit, flows);
  const main = dropOf(
    circuit.main,
    perRow.reduce((total, each) => total + each, 0),
  );
  const [there, back] = [new Float64Array(flows.length), new Float64Array(flows.length)];
  const headerThere = lineDrops(perRow, circuit.between_rows, false);
  const headerBack = circuit.is_reverse ? lineDrops(perRow, circuit.between_rows, true) : headerThere;
  let start = 0;
  circuit.rows.forEach((row, at) => {
    const members = Array.from(row, (_, rack) => flows[start + rack] as number);
    const onThere = lineDrops(members, circuit.manifold, false);
    const onBack = circuit.is_reverse ? lineDrops(members, circuit.manifold, true) : onThere;
    members.forEach((_, rack) => {
      there[start + rack] = main + (headerThere[at] as number) + (onThere[rack] as number);
      back[start + rack] = main + (headerBack[at] as number) + (onBack[rack] as number);
    });
    start += members.length;
  });
  return { there, back };
}

/** Head that each rack's way needs outside the CDUs at given flows, in kPa. */
export function headsOf(circuit: Circuit, flows: RackFlows, { there, back }: Ways): Float64Array {
  return Float64Array.from(
    branchesOf(circuit),
    (branch, at) => (there[at] as number) + dropOf(branch.loss, flows[at] as number) + (back[at] as number),
  );
}

/** Where the flow of each kind of run is largest. */
export function largestFlows(circuit: Circuit, flows: RackFlows): LargestFlows {
  const perRow = rowFlows(circuit, flows);
  let start = 0;
  let manifold = 0;
  for (const row of circuit.rows) {
    const members = Array.from(row, (_, rack) => flows[start + rack] as number);
    manifold = Math.max(manifold, largestPiece(members, circuit.is_reverse));
    start += members.length;
  }
  return {
    main: perRow.reduce((total, each) => total + each, 0),
    between_rows: largestPiece(perRow, circuit.is_reverse),
    manifold,
    branch: Array.from(flows).reduce((most, each) => Math.max(most, each), 0),
  };
}

function largestPiece(members: RackFlows, isReverse: boolean): number {
  const pieces = pieceFlows(members, "forward");
  if (isReverse) pieces.push(...pieceFlows(members, "return-on"));
  return pieces.reduce((most, each) => Math.max(most, each), 0);
}
