import type { Construct } from "constructs";

import { Element } from "../lib/core/element";
import { locatedAt } from "../lib/core/location";
import { compact, type PropReader } from "../lib/core/prop-reader";
import type { Redundancy } from "../lib/core/redundancy";
import type { FeedKind, PowerFeedRecord } from "../lib/model/records";
import type { ApparentPower } from "../lib/units/apparent-power";
import type { Current } from "../lib/units/current";
import type { Energy } from "../lib/units/energy";
import type { Power } from "../lib/units/power";
import type { Voltage } from "../lib/units/voltage";
import { PowerFeedGroup } from "./power-feed-group";

/** What feeds of every kind can state. */
export interface PowerFeedProps {
  readonly kind: FeedKind;
  /** Source or sources, in the order of transfer. @default - none: the feed is a source itself */
  readonly from?: PowerFeed | readonly PowerFeed[] | undefined;
  /**
   * How several sources serve: live ones share in proportion to their ratings, or all comes from the first live one.
   * @default - not stated: an error when there are several
   */
  readonly sources?: "parallel" | "transfer" | undefined;
  /** Line to line on AC; at the output of a transformer. @default - that of the source */
  readonly voltage?: Voltage | undefined;
  /** @default 3 */
  readonly phases?: 1 | 3 | "dc" | undefined;
  /** Rated apparent power; at the output of a transformer, UPS or generator. @default - from current and voltage */
  readonly rating?: ApparentPower | undefined;
  /** Rated real power, where a nameplate gives it as well. @default - only the apparent power is judged */
  readonly ratedPower?: Power | undefined;
  /** Rated current per phase. @default - from the rating */
  readonly current?: Current | undefined;
  /** The assembly with its device is listed for 100 % of its rating. @default false */
  readonly hundredPercentRated?: boolean | undefined;
  /** Factor on the rating for ambient, grouping or altitude, above 0 and at most 1. @default 1, printed as an assumption */
  readonly derating?: number | undefined;
  /** Output over input, above 0 and at most 1, for kinds that lose power. @default - unknown for transformers and UPS */
  readonly efficiency?: number | undefined;
  /** Power factor that a UPS or rectifier draws at its input. @default - that of its load */
  readonly inputPowerFactor?: number | undefined;
  /** Usable stored energy of a UPS or battery. @default - none */
  readonly storedEnergy?: Energy | undefined;
  /** @default - nothing is claimed */
  readonly claims?: Redundancy | undefined;
}

/** A tuple of `N` feeds where `N` is a literal, so that `const [a, b] = ...` needs no check; else an array. */
export type Feeds<N extends number, Made extends PowerFeed[] = []> = number extends N
  ? PowerFeed[]
  : Made["length"] extends N
    ? Made
    : Made["length"] extends 100
      ? PowerFeed[]
      : Feeds<N, [...Made, PowerFeed]>;

/** A type error when both counts are literals and differ; a finding when they are not literals. */
type OneForEach<N extends number, Parents extends readonly PowerFeed[]> = number extends N | Parents["length"]
  ? unknown
  : Parents["length"] extends N
    ? unknown
    : { readonly length: N };

export interface PowerFeedGroupProps<
  N extends number = number,
  Parents extends readonly PowerFeed[] = readonly PowerFeed[],
> extends PowerFeedProps {
  /** Number of members; a literal gives a tuple. */
  readonly count: N;
  /** One source per member, in order: as many as `count`. @default - every member has the same `from` */
  readonly fromEach?: (Parents & OneForEach<NoInfer<N>, NoInfer<Parents>>) | undefined;
}

export const FEED_KINDS: readonly FeedKind[] = [
  "utility",
  "generator",
  "battery",
  "transformer",
  "ups",
  "switchboard",
  "transfer-switch",
  "busway",
  "pdu",
  "whip",
];

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
  static group<const N extends number, const Parents extends readonly PowerFeed[] = readonly PowerFeed[]>(
    scope: Construct,
    id: string,
    props: PowerFeedGroupProps<N, Parents>,
  ): Feeds<N> {
    const { count, fromEach, claims, ...shared } = props;
    return locatedAt(PowerFeed.group, () => {
      const parents = fromEach as readonly PowerFeed[] | undefined;
      const group = new PowerFeedGroup(scope, id, { count, parentCount: parents?.length, claims });
      const members = group.memberIds.map((member, at) => {
        const parent = parents?.[at];
        return new PowerFeed(group, member, parent ? { ...shared, from: parent } : shared);
      });
      return members as Feeds<N>;
    });
  }

  /** @internal */
  describe(read: PropReader): PowerFeedRecord {
    const { props } = this;
    return compact({
      kind: "power-feed" as const,
      path: this.path,
      // A kind that is not allowed makes the feed invalid, so that nothing reads this stand-in for the record's shape.
      feed_kind: read.oneOf("kind", props.kind, FEED_KINDS) ?? "switchboard",
      from: this.sourcePaths(read),
      sources: read.oneOf("sources", props.sources, ["parallel", "transfer"]),
      voltage_v: read.quantity("voltage", props.voltage, "voltage"),
      phases: read.oneOf("phases", props.phases, [1, 3, "dc"]) ?? 3,
      rated_kva: read.quantity("rating", props.rating, "apparent-power"),
      rated_kw: read.quantity("ratedPower", props.ratedPower, "power"),
      rated_a: read.quantity("current", props.current, "current"),
      hundred_percent_rated: props.hundredPercentRated,
      derating: read.number("derating", props.derating, { above: 0, max: 1 }),
      efficiency: read.number("efficiency", props.efficiency, { above: 0, max: 1 }),
      input_power_factor: read.number("inputPowerFactor", props.inputPowerFactor, { above: 0, max: 1 }),
      stored_energy_kwh: read.quantity("storedEnergy", props.storedEnergy, "energy"),
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

  private sourcePaths(read: PropReader): string[] {
    const { from, sources } = this.props;
    const parents = from === undefined ? [] : Array.isArray(from) ? (from as readonly PowerFeed[]) : [from as PowerFeed];
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
}
