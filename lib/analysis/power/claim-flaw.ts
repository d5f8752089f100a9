/** What can be wrong with a claim, and what it is proved with. */
import type { ModelIndex } from "../../model/model";
import type { Missing } from "../amount";
import type { CoolingShortfall } from "../thermal/cooling-left";
import type { CoolingJudge } from "./cooling-judge";
import type { LossOfCooling } from "./cooling-losses";
import type { Evaluators, SingleLosses } from "./losses";
import type { FeedStress } from "./stress";
import type { NormalService } from "./supply";

export type ClaimFlaw =
  /** The group has a number of members that the claim does not fit. */
  | { readonly kind: "size"; readonly members: number; readonly needs: string }
  /** A single loss refutes the claim: the rules on single losses report it. */
  | { readonly kind: "single-loss"; readonly lost: string }
  /** With these elements out a survivor is above its rating. */
  | { readonly kind: "overload"; readonly lost: readonly string[]; readonly feed: string; readonly stress: FeedStress }
  /** With these elements out racks are lost. */
  | {
      readonly kind: "racks-lost";
      readonly state: string;
      readonly lost: readonly string[];
      readonly racks: readonly string[];
    }
  /** With these elements out cooling units stop, and a loop, plant or room is not carried by the others. */
  | {
      readonly kind: "uncooled";
      readonly state: string;
      readonly lost: readonly string[];
      readonly shortfall: CoolingShortfall;
    }
  /** An element between the sources and the group takes several members with it. */
  | {
      readonly kind: "shared";
      readonly state: string;
      readonly element: string;
      readonly members: readonly string[];
      /** Other elements that do so too, in path order. */
      readonly others: readonly string[];
    }
  /** Nothing refutes the claim, but an input for its proof is missing, or the sets are too many. */
  | { readonly kind: "unproved"; readonly set_count: number; readonly missing: readonly Missing[] };

/** What a claim is proved with, gathered once. */
export interface ProofInput extends Evaluators {
  readonly index: ModelIndex;
  readonly losses: SingleLosses;
  readonly normal: NormalService;
  readonly cooling: CoolingJudge;
  /** By path of the lost element. */
  readonly coolingLosses: ReadonlyMap<string, LossOfCooling>;
}
