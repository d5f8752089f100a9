import type { Construct } from "constructs";

import { Element } from "../lib/core/element";
import { compact, type PropReader } from "../lib/core/prop-reader";
import type { Redundancy } from "../lib/core/redundancy";
import type { PowerGroupRecord } from "../lib/model/records";
import { UNIT_COUNT, unitIds } from "./unit-count";

export interface PowerFeedGroupOptions {
  readonly count: number;
  /** Number of sources given one per member. */
  readonly parentCount: number | undefined;
  readonly claims: Redundancy | undefined;
}

const GROUP = Symbol.for("superfactory.PowerFeedGroup");
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** Like feeds that one claim covers: made by `PowerFeed.group`. */
export class PowerFeedGroup extends Element {
  /** @internal */
  readonly memberIds: readonly string[];

  constructor(
    scope: Construct,
    id: string,
    private readonly options: PowerFeedGroupOptions,
  ) {
    super(scope, id);
    Object.defineProperty(this, GROUP, { value: true });
    const wanted = unitIds("", options.count);
    // A count that is not allowed still gives members, so that what they feed is not without a source on top of it.
    const ids = wanted.length > 0 ? wanted : unitIds("", options.parentCount || 1);
    this.memberIds = ids.map((_, at) => (ids.length <= LETTERS.length ? LETTERS.charAt(at) : String(at + 1)));
  }

  static isPowerFeedGroup(value: unknown): value is PowerFeedGroup {
    return typeof value === "object" && value !== null && GROUP in value;
  }

  /** @internal */
  describe(read: PropReader): PowerGroupRecord {
    const { count, parentCount, claims } = this.options;
    const allowed = read.integer("count", count, UNIT_COUNT);
    if (allowed !== undefined && parentCount !== undefined && parentCount !== allowed) {
      read.note(
        "declaration/count-agrees",
        "fromEach",
        `"fromEach" has ${parentCount} sources for ${count} members.`,
        "Give one source per member, or one common source with `from`.",
      );
    }
    return compact({
      kind: "power-group" as const,
      path: this.path,
      members: this.memberIds.map((id) => `${this.path}/${id}`),
      claims: read.redundancy("claims", claims),
    });
  }
}
