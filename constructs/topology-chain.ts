/** Chains of like stages: what every topology is made of. */
import type { Construct } from "constructs";

import { Redundancy, type RedundancyName } from "../lib/core/redundancy";
import { type FeedSource, PowerFeed, type PowerFeedProps } from "./power-feed";

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

interface StageOptions {
  /** Name of the stage, needed where one kind stands twice in a chain. @default - the kind */
  readonly id?: string | undefined;
}

/** One stage of a chain: a plain feed whose sources the topology gives, and whose claim, where none is stated. */
export type FeedStage = Without<PowerFeedProps, "from"> & StageOptions;

/** A stage of a chain without stored energy and stand-by generation. */
export type UnbackedStage = Exclude<FeedStage, { kind: "ups" | "battery" | "generator" }>;

/** A stage that several units feed together. */
export type BusStage = Extract<FeedStage, { kind: "switchboard" | "busway" | "pdu" }>;

/** Stages from the source down to what racks hang on. */
export type FeedChain<S extends FeedStage = FeedStage> = readonly [S, ...S[]];

/** Where the stages of a topology go, and what their ids begin with. */
export interface Place {
  readonly scope: Construct;
  readonly id: string;
}

/** The sources of the first stage: one for all, or one (or several) for each path. */
export type Sources =
  { readonly from: FeedSource | undefined } | { readonly fromEach: readonly (PowerFeed | readonly PowerFeed[])[] };

/** Like paths side by side: one group per stage, member i of a stage on member i of the stage before. */
export function chains(
  place: Place,
  chain: readonly FeedStage[],
  count: number,
  sources: Sources,
  claims: RedundancyName | undefined,
): PowerFeed[] {
  let next = sources;
  let made: PowerFeed[] = [];
  for (const stage of chain) {
    made = stageGroup(place, stage, count, next, claims);
    next = { fromEach: made };
  }
  return made;
}

/** One path alone; its last feed. */
export function chainOfOne(place: Place, chain: FeedChain, from: FeedSource | undefined): PowerFeed {
  const [first, ...rest] = chain;
  return rest.reduce((source, stage) => stageFeed(place, stage, source), stageFeed(place, first, from));
}

/** One feed alone, whose loss is accepted where nothing else is claimed. */
export function stageFeed(place: Place, { id, ...props }: FeedStage, from: FeedSource | undefined): PowerFeed {
  const own = { ...props, ...(from !== undefined && { from }), claims: props.claims ?? Redundancy.of("N") };
  return new PowerFeed(place.scope, `${place.id}-${id ?? props.kind}`, own);
}

/** One group of like feeds. */
export function stageGroup(
  { scope, id }: Place,
  { id: name, ...props }: FeedStage,
  count: number,
  sources: Sources,
  claims: RedundancyName | undefined,
): PowerFeed[] {
  const group = {
    ...props,
    ...sources,
    claims: props.claims ?? (claims === undefined ? undefined : Redundancy.of(claims)),
    count,
  };
  return PowerFeed.group(scope, `${id}-${name ?? props.kind}`, group);
}
