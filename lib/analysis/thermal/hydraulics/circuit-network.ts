/** The circuit of a loop, without its main, as nodes and links. */
import { branchesOf, type Circuit, pieceFlows, rowFlows } from "./circuit";
import { type HeadLoss, scaled } from "./head-loss";
import { type Link, type Network, OUTLET } from "./network";

export interface StartedNetwork {
  /** The links of the racks first, row after row; then those of manifold and header. */
  readonly network: Network;
  /** First guess of the flows of the links. */
  readonly start: readonly number[];
}

/**
 * With a direct return the pieces there and back carry the same flow, so that one link stands for both and a node for the
 * difference of its two pressures. With a reverse return every take-off has a node there and one back. The nodes of the
 * header come last, which keeps the matrix narrow.
 *
 * @param flows - about what the racks take, row after row
 */
export function networkOf(circuit: Circuit, flows: readonly number[]): StartedNetwork {
  const lines = circuit.is_reverse ? reverseLines(circuit) : directLines(circuit);
  let start = 0;
  const pieces = circuit.rows.flatMap(({ length }, at) => {
    const members = flows.slice(start, (start += length));
    return linePieces(lines.rows[at] as Line, circuit.manifold, members, circuit.is_reverse);
  });
  pieces.push(...linePieces(lines.header, circuit.between_rows, rowFlows(circuit, flows), circuit.is_reverse));
  const ends = lines.rows.flatMap(({ there, back }) => there.map((from, at) => ({ from, to: back[at] as number })));
  const racks = branchesOf(circuit).map(({ loss }, at): Link => ({ ...(ends[at] as (typeof ends)[number]), loss }));
  return {
    network: {
      node_count: lines.node_count,
      inlet: lines.header.there[0] as number,
      links: [...racks, ...pieces.map(({ link }) => link)],
    },
    start: [...flows, ...pieces.map(({ flow }) => flow)],
  };
}

/** The nodes of the members of a line, on its way there and on its way back. */
interface Line {
  readonly there: readonly number[];
  readonly back: readonly number[];
}

interface Lines {
  readonly node_count: number;
  readonly rows: readonly Line[];
  readonly header: Line;
}

/** Gives out node numbers; where a piece has no loss, neighbours share one. */
class Nodes {
  count = 0;

  take(): number {
    return this.count++;
  }

  times(count: number): number[] {
    return Array.from({ length: count }, () => this.take());
  }
}

function directLines({ rows, manifold, between_rows }: Circuit): Lines {
  const nodes = new Nodes();
  const inner = rows.map((row) => (manifold ? nodes.times(row.length - 1) : []));
  const header = between_rows ? nodes.times(rows.length) : all(rows, nodes.take());
  const outlets = (members: readonly unknown[]): number[] => all(members, OUTLET);
  return {
    node_count: nodes.count,
    rows: rows.map((row, at) => {
      const near = header[at] as number;
      const there = manifold ? [near, ...(inner[at] as number[])] : all(row, near);
      return { there, back: outlets(row) };
    }),
    header: { there: header, back: outlets(rows) },
  };
}

function reverseLines({ rows, manifold, between_rows }: Circuit): Lines {
  const nodes = new Nodes();
  // Take-off by take-off, so that neighbours have neighbouring numbers: back of the first, there of the second, ...
  const inner = rows.map((row) => (manifold ? row.slice(1).map(() => [nodes.take(), nodes.take()] as const) : []));
  const there = between_rows ? nodes.times(rows.length) : all(rows, nodes.take());
  const back = between_rows ? [...nodes.times(rows.length - 1), OUTLET] : all(rows, OUTLET);
  return {
    node_count: nodes.count,
    rows: rows.map((row, at) => {
      const [near, far] = [there[at] as number, back[at] as number];
      if (!manifold) return { there: all(row, near), back: all(row, far) };
      const pairs = inner[at] as readonly (readonly [number, number])[];
      return { there: [near, ...pairs.map((pair) => pair[1])], back: [...pairs.map((pair) => pair[0]), far] };
    }),
    header: { there, back },
  };
}

function all(members: readonly unknown[], node: number): number[] {
  return members.map(() => node);
}

function linePieces(line: Line, piece: HeadLoss | undefined, members: readonly number[], isReverse: boolean) {
  if (!piece) return [];
  const there = piecesBetween(line.there, isReverse ? piece : scaled(piece, 2), pieceFlows(members, "forward"));
  return isReverse ? [...there, ...piecesBetween(line.back, piece, pieceFlows(members, "return-on"))] : there;
}

function piecesBetween(nodes: readonly number[], loss: HeadLoss, flows: readonly number[]) {
  return flows.map((flow, at) => {
    const link: Link = { from: nodes[at] as number, to: nodes[at + 1] as number, loss };
    return { link, flow };
  });
}
