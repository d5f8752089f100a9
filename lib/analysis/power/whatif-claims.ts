/** What the claims say about racks that are lost with a set of elements. */
import { compareText } from "../../core/order";
import { parseRedundancy, type RedundancyForm } from "../../core/redundancy";
import type { ModelIndex } from "../../model/model";
import type { FeedKind, ModelRecord } from "../../model/records";
import { mustSurvive } from "../survival";
import { rejectionOf } from "../thermal/plant-inputs";

/** Units of cooling that can be taken out. */
export type CoolingUnitKind = "cdu" | "air-unit" | "rejection-unit" | "pump";

/** An element that is taken out, and the claim that covers it. */
export interface LostElement {
  readonly path: string;
  readonly kind: FeedKind | CoolingUnitKind;
  /** Absent where nothing is claimed. */
  readonly claim?: string;
  /** The group, loop, facility water or floor that claims it, or the element itself. */
  readonly claimed_on: string;
  /** All that the claim is about, in order. */
  readonly members: readonly string[];
}

/**
 * `refuted`: the claim says that these may be out; `accepted`: `N` claims nothing more; `no-claim`: nobody says anything;
 * `beyond-claim`: more is out than the claim allows; `combined`: only the loss of all together takes these racks.
 */
export type Outcome = "refuted" | "accepted" | "no-claim" | "beyond-claim" | "combined";

/** Racks that some of the lost elements take by themselves. */
export interface ClaimOutcome {
  readonly outcome: Outcome;
  readonly claim?: string;
  /** Absent where the whole set is meant. */
  readonly claimed_on?: string;
  readonly lost: readonly string[];
  /** In path order. */
  readonly racks: readonly string[];
}

/** The elements with the claims that cover them. */
export function lostElements(index: ModelIndex, paths: readonly string[]): LostElement[] {
  return paths.flatMap((path) => {
    const record = index.find(path);
    if (record?.kind === "power-feed") {
      const group = record.claims === undefined ? index.get("power-group", record.group) : undefined;
      const claim = record.claims ?? group?.claims;
      return [element(path, record.feed_kind, claim, group?.path ?? path, group?.members ?? [path])];
    }
    const unit = record && coolingUnit(index, record);
    return unit ? [element(path, unit.kind, unit.claim, unit.serves, unit.members.map(pathOf))] : [];
  });
}

interface CoolingUnit {
  readonly kind: CoolingUnitKind;
  readonly claim: string | undefined;
  /** The loop, facility water or floor. */
  readonly serves: string;
  readonly members: readonly { readonly path: string }[];
}

function coolingUnit(index: ModelIndex, record: ModelRecord): CoolingUnit | undefined {
  const { kind } = record;
  if (kind === "cdu") {
    const members = index.all(kind).filter(({ loop }) => loop === record.loop);
    return { kind, claim: index.get("cooling-loop", record.loop)?.cdu_claims, serves: record.loop, members };
  }
  if (kind === "air-unit") {
    const members = index.all(kind).filter(({ floor }) => floor === record.floor);
    return { kind, claim: index.get("floor", record.floor)?.air_claims, serves: record.floor, members };
  }
  if (kind === "rejection-unit") {
    const members = index.all(kind).filter(({ plant }) => plant === record.plant);
    return { kind, claim: rejectionOf(index, record.plant)?.claims, serves: record.plant, members };
  }
  if (kind !== "pump") return undefined;
  const members = index.all(kind).filter(({ plant }) => plant === record.plant);
  return { kind, claim: index.get("facility-water", record.plant)?.pump_claims, serves: record.plant, members };
}

function element(
  path: string,
  kind: LostElement["kind"],
  claim: string | undefined,
  claimed_on: string,
  members: readonly string[],
): LostElement {
  return { path, kind, ...(claim !== undefined && { claim }), claimed_on, members };
}

function pathOf({ path }: { readonly path: string }): string {
  return path;
}

/**
 * Judges the lost elements of each claim by themselves, then what only all together take.
 *
 * @param taken - racks that a set of elements takes
 */
export function claimOutcomes(
  index: ModelIndex,
  lost: readonly LostElement[],
  taken: (out: readonly string[]) => readonly string[],
): ClaimOutcome[] {
  const groups = new Map<string, LostElement[]>();
  for (const each of lost) groups.set(claimOf(each), [...(groups.get(claimOf(each)) ?? []), each]);
  const outcomes: ClaimOutcome[] = [];
  const explained = new Set<string>();
  const add = (outcome: ClaimOutcome): void => {
    if (outcome.racks.length === 0) return;
    for (const rack of outcome.racks) explained.add(rack);
    outcomes.push(outcome);
  };
  for (const [, members] of [...groups].sort(([left], [right]) => compareText(left, right))) {
    const out = members.map(pathOf);
    const { claim, claimed_on } = members[0] as LostElement;
    add({
      outcome: outcomeOf(members),
      ...(claim !== undefined && { claim }),
      claimed_on,
      lost: out,
      racks: taken(out),
    });
  }
  for (const { path } of lost) {
    const racks = taken([path]).filter((rack) => mustSurvive(index, rack));
    add({ outcome: "refuted", claim: "any-single-loss", lost: [path], racks });
  }
  const all = lost.map(pathOf);
  add({ outcome: "combined", lost: all, racks: taken(all).filter((rack) => !explained.has(rack)) });
  return outcomes;
}

const COOLING_UNITS: ReadonlySet<string> = new Set<CoolingUnitKind>(["cdu", "air-unit", "rejection-unit", "pump"]);

/** A loop or a facility water makes a claim of its own for each kind of unit. */
function claimOf({ kind, claimed_on }: LostElement): string {
  return COOLING_UNITS.has(kind) ? `${claimed_on}\n${kind}` : claimed_on;
}

function outcomeOf(lost: readonly LostElement[]): Outcome {
  const { claim, members } = lost[0] as LostElement;
  const form = claim === undefined ? undefined : parseRedundancy(claim);
  if (!form) return "no-claim";
  if (form.form === "N") return "accepted";
  const places = lost.map(({ path }) => members.indexOf(path));
  return allows(form, places, members.length) ? "refuted" : "beyond-claim";
}

/** Whether the claim says that these members may be out together; one of them always may. */
function allows(form: Exclude<RedundancyForm, { form: "N" }>, places: readonly number[], count: number): boolean {
  if (places.length === 1) return true;
  switch (form.form) {
    case "N+k":
      return places.length <= form.spare;
    case "aNb":
      return places.length <= form.units - form.needed;
    case "N+N":
      return places.length <= count / 2;
    case "2N": {
      const first = places.filter((place) => place < count / 2).length;
      return Math.min(first, places.length - first) <= form.plus;
    }
  }
}
