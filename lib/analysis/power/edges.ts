/**
 * Who draws from whom, as flat arrays. The edges of a feed are cut into blocks of bounded size with a sum each, so that a
 * change below a feed with thousands of children costs a few blocks and not thousands of additions.
 */
import type { ConsumerClass } from "./consumers";
import type { FeedNode, PowerNetwork } from "./network";

const SMALLEST_BLOCK = 16;

export interface Edges {
  /** Class of the consumer, or -1 where the edge leads to a feed. */
  readonly consumer: Int32Array;
  /** Position within the consumer's feeds, or the position of the feed below. */
  readonly target: Int32Array;
  /** First edge of each block, and one past the last. */
  readonly blockStart: Int32Array;
  /** First block of each feed, and one past the last. */
  readonly feedBlocks: Int32Array;
  /** Blocks that a consumer class is in: one per slot. */
  readonly blocksOfClass: readonly Int32Array[];
  /** Blocks that a feed is in: one per source, and one of its bypass. */
  readonly blocksOfFeed: readonly Int32Array[];
}

export function edgesOf({ nodes }: PowerNetwork, classes: readonly ConsumerClass[]): Edges {
  const loads: [number, number][][] = nodes.map(() => []);
  classes.forEach((each, consumer) => each.feeds.forEach((feed, slot) => loads[feed]?.push([consumer, slot])));
  const consumers: number[] = [];
  const targets: number[] = [];
  const blockStart: number[] = [];
  const feedBlocks = new Int32Array(nodes.length + 1);
  const blocksOfClass = classes.map((each) => new Int32Array(each.feeds.length));
  // After its sources the bypass of a UPS, where that is none of them.
  const slotsOf = ({ parents, bypass }: FeedNode): number =>
    bypass === undefined || parents.includes(bypass) ? parents.length : parents.length + 1;
  const blocksOfFeed = nodes.map((node) => new Int32Array(slotsOf(node)));
  for (const { at, children, bypassed } of nodes) {
    const own = loads[at] ?? [];
    const size = Math.max(SMALLEST_BLOCK, Math.ceil(Math.sqrt(own.length + children.length + bypassed.length)));
    let inBlock = size;
    const open = (consumer: number, target: number): number => {
      if (inBlock === size) {
        blockStart.push(consumers.length);
        inBlock = 0;
      }
      inBlock++;
      consumers.push(consumer);
      targets.push(target);
      return blockStart.length - 1;
    };
    for (const [consumer, slot] of own) (blocksOfClass[consumer] as Int32Array)[slot] = open(consumer, slot);
    for (const child of children) {
      const source = nodes[child]?.parents.indexOf(at) ?? 0;
      (blocksOfFeed[child] as Int32Array)[source] = open(-1, child);
    }
    for (const ups of bypassed) (blocksOfFeed[ups] as Int32Array)[nodes[ups]?.parents.length ?? 0] = open(-1, ups);
    feedBlocks[at + 1] = blockStart.length;
  }
  blockStart.push(consumers.length);
  return {
    consumer: Int32Array.from(consumers),
    target: Int32Array.from(targets),
    blockStart: Int32Array.from(blockStart),
    feedBlocks,
    blocksOfClass,
    blocksOfFeed,
  };
}
