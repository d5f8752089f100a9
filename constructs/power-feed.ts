import type { Construct } from "constructs";

import { Element } from "../lib/core/element";
import { locatedAt } from "../lib/core/location";
import { compact, type PropReader } from "../lib/core/prop-reader";
import type { FeedKind, PowerFeedRecord } from "../lib/model/records";
import { PowerFeedGroup } from "./power-feed-group";
import type {
  ConverterInput,
  EnergyStore,
  FeedBasics,
  FeedLosses,
  GeneratorTimes,
  KindProps,
  ProtectedAssembly,
  ShortOverload,
  SwingBuffer,
  TransferBreak,
} from "./power-feed-props";
import { operationOf, ratingOf } from "./power-feed-record";

/** One source, several, or "outside": the chain above is no part of this facility. */
export type FeedSource = PowerFeed | readonly PowerFeed[] | "outside";

/** Where a feed that is no source itself gets its power. */
interface FedProps extends FeedBasics {
  /**
   * Source or sources, in the order of transfer; or "outside" where the chain above is no part of this facility.
   * @default - none: an error, for only utilities, generators and batteries are sources
   */
  readonly from?: FeedSource | undefined;
  /**
   * How several sources serve: live ones share in proportion to their ratings, or all comes from the first live one.
   * @default - not stated: an error when there are several
   */
  readonly sources?: "parallel" | "transfer" | undefined;
}

export interface UtilityProps extends FeedBasics {
  readonly kind: "utility";
}

export interface GeneratorProps extends FeedBasics, GeneratorTimes {
  readonly kind: "generator";
}

/** Battery storage; `from` is what charges it, and may be left out. */
export interface BatteryProps extends FedProps, EnergyStore, SwingBuffer, ShortOverload {
  readonly kind: "battery";
}

/** A transformer; with `phases: "dc"` one that rectifies. */
export interface TransformerProps extends FedProps, FeedLosses, ConverterInput {
  readonly kind: "transformer";
}

export interface UpsProps extends FedProps, EnergyStore, FeedLosses, ConverterInput, ShortOverload, TransferBreak {
  readonly kind: "ups";
  /** Feed that carries the load when the UPS itself is out. @default - none: losing the UPS takes what it supplies */
  readonly bypass?: PowerFeed | undefined;
}

export interface SwitchboardProps extends FedProps, ProtectedAssembly, TransferBreak {
  readonly kind: "switchboard";
}

export interface TransferSwitchProps extends FedProps, ProtectedAssembly, FeedLosses, TransferBreak, ShortOverload {
  readonly kind: "transfer-switch";
}

export interface BuswayProps extends FedProps, ProtectedAssembly {
  readonly kind: "busway";
}

/** A PDU or RPP; one that changes the voltage is a transformer with a PDU behind it. */
export interface PduProps extends FedProps, ProtectedAssembly, FeedLosses {
  readonly kind: "pdu";
}

export interface WhipProps extends FedProps, ProtectedAssembly {
  readonly kind: "whip";
}

/** What a feed states: `kind` decides which props there are. */
export type PowerFeedProps =
  | UtilityProps
  | GeneratorProps
  | BatteryProps
  | TransformerProps
  | UpsProps
  | SwitchboardProps
  | TransferSwitchProps
  | BuswayProps
  | PduProps
  | WhipProps;

/** Props of some kinds only; the compiler refuses a key too few or too many. */
type OwnProps<K extends FeedKind> = Exclude<keyof Extract<PowerFeedProps, { kind: K }>, keyof FeedBasics | "kind">;

const FED = { from: true, sources: true } as const;
const STORE = {
  storedEnergy: true,
  autonomy: true,
  autonomyLoad: true,
  dischargeEfficiency: true,
  endOfLife: true,
  recharge: true,
} as const;
const OWN_PROPS: { readonly [K in FeedKind]: { readonly [P in OwnProps<K>]-?: true } } = {
  utility: {},
  generator: { start: true, acceptance: true, blockLoad: true, stepInterval: true },
  battery: { ...FED, ...STORE, absorbs: true, overload: true },
  transformer: { ...FED, efficiency: true, inputPowerFactor: true },
  ups: { ...FED, ...STORE, efficiency: true, inputPowerFactor: true, overload: true, bypass: true, transferTime: true },
  switchboard: { ...FED, hundredPercentRated: true, transferTime: true },
  "transfer-switch": { ...FED, hundredPercentRated: true, efficiency: true, transferTime: true, overload: true },
  busway: { ...FED, hundredPercentRated: true },
  pdu: { ...FED, hundredPercentRated: true, efficiency: true },
  whip: { ...FED, hundredPercentRated: true },
};
const FEED_KINDS = Object.keys(OWN_PROPS) as readonly FeedKind[];

/** A tuple of `N` feeds where `N` is a literal, so that `const [a, b] = ...` needs no check; else an array. */
export type Feeds<N extends number, Made extends PowerFeed[] = []> = number extends N
  ? PowerFeed[]
  : Made["length"] extends N
    ? Made
    : Made["length"] extends 100
      ? PowerFeed[]
      : Feeds<N, [...Made, PowerFeed]>;

/** The source of each member, or the sources. */
type SourcesOfEach = readonly (PowerFeed | readonly PowerFeed[])[];

/** A type error when both counts are literals and differ; a finding when they are not literals. */
type OneForEach<N extends number, Parents extends SourcesOfEach> = number extends N | Parents["length"]
  ? unknown
  : Parents["length"] extends N
    ? unknown
    : { readonly length: N };

interface GroupProps<N extends number, Parents extends SourcesOfEach> {
  /** Number of members; a literal gives a tuple. */
  readonly count: N;
  /**
   * The source of each member, in order: as many as `count`. A member with several has a list, and `sources`.
   * @default - every member has the same `from`
   */
  readonly fromEach?: (Parents & OneForEach<NoInfer<N>, NoInfer<Parents>>) | undefined;
}

/** What like feeds state together. */
export type PowerFeedGroupProps<
  N extends number = number,
  Parents extends SourcesOfEach = SourcesOfEach,
> = PowerFeedProps & GroupProps<N, Parents>;

/**
 * One node of the electrical chain, from the utility to the rack.
 *
 * @example
 * const grid = new PowerFeed(north, "grid", {
 *   kind: "utility", voltage: Voltage.kilovolts(34.5), rating: ApparentPower.megavoltAmperes(120),
 * });
 */
export class PowerFeed extends Element {
  /** @internal */
  readonly group: string | undefined;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: PowerFeedProps,
  ) {
    super(scope, id);
    this.group = PowerFeedGroup.isPowerFeedGroup(scope) ? scope.path : undefined;
  }

  /**
   * Makes like feeds `<id>/a`, `<id>/b`, ... (`<id>/1`, ... above 26) that one claim covers.
   *
   * @example
   * const [a, b, c, d] = PowerFeed.group(north, "busway", {
   *   count: 4, kind: "busway", fromEach: substations, current: Current.amperes(800), claims: Redundancy.of("4N3"),
   * });
   */
  static group<const N extends number, const Parents extends SourcesOfEach = SourcesOfEach>(
    scope: Construct,
    id: string,
    props: PowerFeedGroupProps<N, Parents>,
  ): Feeds<N> {
    const { count, fromEach, claims, ...shared } = props as PowerFeedGroupProps;
    return locatedAt(PowerFeed.group, () => {
      const group = new PowerFeedGroup(scope, id, { count, parentCount: fromEach?.length, claims });
      const members = group.memberIds.map((member, at) => {
        const from = fromEach?.[at];
        return new PowerFeed(group, member, (from ? { ...shared, from } : shared) as PowerFeedProps);
      });
      return members as Feeds<N>;
    });
  }

  /** @internal */
  describe(read: PropReader): PowerFeedRecord {
    const props = this.props as FedProps & KindProps & Pick<UpsProps, "bypass">;
    const kind = read.oneOf("kind", this.props.kind, FEED_KINDS);
    if (kind) notePropsOfOtherKinds(read, kind, props);
    return compact({
      kind: "power-feed" as const,
      path: this.path,
      // A kind that is not allowed makes the feed invalid, so that nothing reads this stand-in for the record's shape.
      feed_kind: kind ?? "switchboard",
      from: sourcePaths(read, props),
      from_outside: props.from === "outside" ? true : undefined,
      sources: read.oneOf("sources", props.sources, ["parallel", "transfer"]),
      transfer_time_s: read.quantity("transferTime", props.transferTime, "duration", { min: 0 }),
      ...ratingOf(read, props),
      ...operationOf(read, props),
      bypass: read.reference("bypass", props.bypass),
      group: this.group,
      claims: this.ownClaim(read),
    });
  }

  /** One feed alone can claim only `N`: anything more is a statement about a group. */
  private ownClaim(read: PropReader): string | undefined {
    const claim = read.redundancy("claims", this.props.claims);
    if (claim === undefined || claim === "N") return claim;
    read.note(
      "declaration/value-allowed",
      "claims",
      `A single feed claims ${claim}, which takes more than one unit.`,
      'Claim "N", or declare the units together with PowerFeed.group.',
    );
    return undefined;
  }
}

/** Props that mean nothing for the kind: the types refuse them, a cast or a spread does not. */
function notePropsOfOtherKinds(read: PropReader, kind: FeedKind, props: object): void {
  const own: object = OWN_PROPS[kind];
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || Object.hasOwn(own, name)) continue;
    const kinds = FEED_KINDS.filter((each) => Object.hasOwn(OWN_PROPS[each], name));
    if (kinds.length === 0) continue;
    read.note(
      "declaration/value-allowed",
      name,
      `"${name}" is no property of the kind "${kind}".`,
      `Leave it out: it belongs to ${kinds.map((each) => `"${each}"`).join(", ")}.`,
    );
  }
}

function sourcePaths(read: PropReader, { from, sources }: FedProps): string[] {
  if (from === undefined || from === "outside") return [];
  const parents = Array.isArray(from) ? (from as readonly PowerFeed[]) : [from as PowerFeed];
  if (parents.length > 1 && sources === undefined) {
    read.note(
      "declaration/value-allowed",
      "sources",
      `The feed has ${parents.length} sources and does not say how they serve.`,
      'State sources: "parallel" (live ones share) or "transfer" (the first live one carries all).',
    );
  }
  return read.references("from", parents) ?? [];
}
