/** Everything that can draw through a feed, whatever the state. */
import { type Amount, joinMissing, type Missing, NOTHING_MISSING } from "../amount";
import type { PowerChain } from "./chain";
import type { ConsumerClass } from "./consumers";

/** Racks and power that can draw through a way or a board; each rack counts in full, however many feeds it has. */
export interface Connected {
  readonly rack_count: number;
  readonly kw: Amount;
}

/** Looks below one feed after the other, with marks instead of sets. */
export class ConnectedLoads {
  private readonly known = new Map<number, Connected>();
  private readonly feedTurns: Int32Array;
  private readonly classTurns: Int32Array;
  private turn = 0;

  constructor(private readonly chain: PowerChain) {
    this.feedTurns = new Int32Array(chain.network.nodes.length);
    this.classTurns = new Int32Array(chain.classes.length);
  }

  /** @param feed - position in the network */
  below(feed: number): Connected {
    const before = this.known.get(feed);
    if (before) return before;
    const { classes, network } = this.chain;
    let rack_count = 0;
    let value = 0;
    let missing: readonly Missing[] = NOTHING_MISSING;
    for (const at of this.classesBelow(feed)) {
      const { kind, paths, demand } = classes[at] as ConsumerClass;
      if (kind === "rack") rack_count += paths.length;
      value += demand.kw * paths.length;
      missing = joinMissing(missing, network.sets.list(demand.lackKw));
    }
    const connected = { rack_count, kw: { value, missing } };
    this.known.set(feed, connected);
    return connected;
  }

  /** Each class once, in ascending order. */
  private classesBelow(feed: number): Int32Array {
    const { network, settled } = this.chain;
    const turn = ++this.turn;
    const found: number[] = [];
    const stack = [feed];
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      if (this.feedTurns[at] === turn) continue;
      this.feedTurns[at] = turn;
      for (const each of settled.classesOf[at] as Int32Array) {
        if (this.classTurns[each] === turn) continue;
        this.classTurns[each] = turn;
        found.push(each);
      }
      for (const child of network.nodes[at]?.children ?? []) stack.push(child);
    }
    return Int32Array.from(found).sort();
  }
}
