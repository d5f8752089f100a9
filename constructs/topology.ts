import type { Construct } from "constructs";

import { locatedAt } from "../lib/core/location";
import type { Duration } from "../lib/units/duration";
import type { Feeds, PowerFeed, PowerFeedProps } from "./power-feed";
import {
  type BusStage,
  chainOfOne,
  chains,
  type FeedChain,
  type FeedStage,
  type Sources,
  stageFeed,
  stageGroup,
  type UnbackedStage,
} from "./topology-chain";

/** One source per path; as many as there are paths. */
interface PathSources<Parents extends readonly PowerFeed[]> {
  /** Common source of all paths, or "outside". @default - none: the first stage is a source itself */
  readonly from?: PowerFeed | "outside" | undefined;
  /** The source of each path, in order. @default - every path has the same `from` */
  readonly fromEach?: Parents | undefined;
}

export interface SingleTopologyProps<N extends number = number> extends PathSources<readonly PowerFeed[]> {
  /** Stages from the source down to what racks hang on. */
  readonly chain: FeedChain;
  /** Number of paths, each for racks of its own. @default 1 */
  readonly count?: N | undefined;
}

export interface ParallelTopologyProps extends PathSources<readonly PowerFeed[]> {
  /** "N+1": any one unit may be out; "N+2", ... */
  readonly name: `N+${number}`;
  /** Number of units with the spare ones. */
  readonly units: number;
  /** Stages of one unit; the last one needs a rating, in proportion to which the units share. */
  readonly chain: FeedChain;
  /** What the units feed together. It is an element of its own, whose loss takes what it supplies. */
  readonly bus: BusStage;
}

interface DualSides extends PathSources<readonly [PowerFeed, PowerFeed]> {
  /** "2N": one side carries everything; "2N+1": one side does so with one of its units out. */
  readonly name: "2N" | "2N+1";
  /** Stages of one unit. */
  readonly chain: FeedChain;
}

/** A side of one unit. */
interface OneUnitPerSide {
  readonly unitsPerSide?: 1 | undefined;
  readonly bus?: BusStage | undefined;
}

interface UnitsPerSide {
  /** Units of one side, with the spare one of "2N+1". @default 1 */
  readonly unitsPerSide: number;
  /** What the units of a side feed together. @default - none, where a side is one unit */
  readonly bus: BusStage;
}

export type DualTopologyProps = DualSides & (OneUnitPerSide | UnitsPerSide);

/** `aNb`: b of a paths carry everything. */
export type DistributedName = "3N2" | "4N3" | "5N4" | (`${number}N${number}` & {});

type PathsOf<Name extends string> = Name extends `${infer Paths extends number}N${number}` ? Paths : number;

export interface DistributedTopologyProps<Name extends DistributedName = DistributedName> extends PathSources<
  readonly PowerFeed[]
> {
  readonly name: Name;
  /** Stages of one path. */
  readonly chain: FeedChain;
}

export interface BlockRedundantTopologyProps<N extends number = number> extends PathSources<readonly PowerFeed[]> {
  /** Number of blocks that carry load. */
  readonly blocks: N;
  /** Stages of one block, down to the source of its transfer switch. */
  readonly chain: FeedChain;
  /** The catcher: what it draws from, and its stages where they are not those of a block. */
  readonly reserve?:
    { readonly from?: PowerFeed | "outside" | undefined; readonly chain?: FeedChain | undefined } | undefined;
  /** The transfer switch of each block: the block first, then the reserve. */
  readonly transferSwitch: Omit<
    Extract<FeedStage, { kind: "transfer-switch" }>,
    "kind" | "sources" | "transferTime"
  > & {
    /** @default - unknown: racks without hold-up time of their own may be lost */
    readonly transferTime?: Duration | undefined;
  };
  /** Stages between the transfer switch and the racks. @default - none: racks hang on the transfer switch */
  readonly distribution?: FeedChain | undefined;
}

export interface UtilityOnlyTopologyProps<N extends number = number> {
  /** The grid connection. */
  readonly utility: Omit<Extract<PowerFeedProps, { kind: "utility" }>, "kind">;
  /** Stages between the utility and the racks: no UPS, battery or generator. */
  readonly chain: FeedChain<UnbackedStage>;
  /** Number of paths, each for racks of its own. @default 1 */
  readonly count?: N | undefined;
}

/**
 * Usual topologies in one call: sugar over `PowerFeed.group`, with the claim of the topology on every group. Each returns
 * the feeds that racks hang on. A stage that states `claims` of its own keeps them. Ids begin with `<id>-`.
 *
 * @example
 * const [a, b, c, d] = Topology.distributed(north, "power", {
 *   name: "4N3", from: grid,
 *   chain: [
 *     { kind: "transformer", voltage: Voltage.volts(415), rating: ApparentPower.kilovoltAmperes(2500) },
 *     { kind: "busway", current: Current.amperes(800) },
 *   ],
 * });
 */
export class Topology {
  private constructor() {}

  /** `N`: every path alone, and its loss accepted. */
  static single<const N extends number = 1>(scope: Construct, id: string, props: SingleTopologyProps<N>): Feeds<N> {
    return locatedAt(
      Topology.single,
      () => chains({ scope, id }, props.chain, props.count ?? 1, sourcesOf(props), "N") as Feeds<N>,
    );
  }

  /** `N+1` and more: units in parallel on one bus, which is returned. */
  static parallel(scope: Construct, id: string, props: ParallelTopologyProps): PowerFeed {
    return locatedAt(Topology.parallel, () => {
      const place = { scope, id };
      const units = chains(place, props.chain, props.units, sourcesOf(props), props.name);
      return stageFeed(place, inParallel(props.bus), units);
    });
  }

  /** `2N` and `2N+1`: two sides that share nothing, of one unit or of several on a bus per side. */
  static dual(scope: Construct, id: string, props: DualTopologyProps): Feeds<2> {
    return locatedAt(Topology.dual, () => {
      const place = { scope, id };
      const each = props.unitsPerSide ?? 1;
      const units = chains(place, props.chain, 2 * each, sidesOf(props, each), props.name);
      if (!props.bus) return units as Feeds<2>;
      const sides = [units.slice(0, each), units.slice(each)];
      return stageGroup(place, inParallel(props.bus), 2, { fromEach: sides }, "2N") as Feeds<2>;
    });
  }

  /** `3N2`, `4N3`, `5N4`, ...: racks draw from every path, and any b of the a paths carry everything. */
  static distributed<const Name extends DistributedName>(
    scope: Construct,
    id: string,
    props: DistributedTopologyProps<Name>,
  ): Feeds<PathsOf<Name>> {
    return locatedAt(Topology.distributed, () => {
      // Of a name that is no redundancy the claim is reported, and the number of paths read all the same.
      const paths = Number.parseInt(props.name, 10);
      return chains({ scope, id }, props.chain, paths, sourcesOf(props), props.name) as Feeds<PathsOf<Name>>;
    });
  }

  /** Block redundant: a reserve behind a transfer switch per block catches any one block. Returns one feed per block. */
  static blockRedundant<const N extends number>(
    scope: Construct,
    id: string,
    props: BlockRedundantTopologyProps<N>,
  ): Feeds<N> {
    return locatedAt(Topology.blockRedundant, () => {
      const place = { scope, id };
      const { reserve = {}, distribution = [] } = props;
      const blocks = chains({ scope, id: `${id}-block` }, props.chain, props.blocks, sourcesOf(props), "N+1");
      const reservePlace = { scope, id: `${id}-reserve` };
      const catcher = chainOfOne(reservePlace, reserve.chain ?? props.chain, reserve.from ?? props.from);
      const inputs = blocks.map((block) => [block, catcher]);
      const behind: FeedStage = { ...props.transferSwitch, kind: "transfer-switch", sources: "transfer" };
      const switches = stageGroup(place, behind, props.blocks, { fromEach: inputs }, "N");
      if (distribution.length === 0) return switches as Feeds<N>;
      return chains(place, distribution, props.blocks, { fromEach: switches }, "N") as Feeds<N>;
    });
  }

  /** A utility and nothing behind it: no UPS and no generator, every loss accepted. */
  static utilityOnly<const N extends number = 1>(
    scope: Construct,
    id: string,
    props: UtilityOnlyTopologyProps<N>,
  ): Feeds<N> {
    return locatedAt(Topology.utilityOnly, () => {
      const place = { scope, id };
      const from = stageFeed(place, { ...props.utility, kind: "utility" }, undefined);
      return chains(place, props.chain, props.count ?? 1, { from }, "N") as Feeds<N>;
    });
  }
}

function inParallel(bus: BusStage): BusStage {
  return { ...bus, sources: bus.sources ?? "parallel" };
}

function sourcesOf({ from, fromEach }: PathSources<readonly PowerFeed[]>): Sources {
  return fromEach ? { fromEach } : { from };
}

/** The source of a side is that of all its units. */
function sidesOf({ from, fromEach }: DualTopologyProps, unitsPerSide: number): Sources {
  if (!fromEach) return { from };
  return { fromEach: fromEach.flatMap((side) => Array.from({ length: unitsPerSide }, () => side)) };
}
