import { compareText } from "../../core/order";
import type { ModelIndex } from "../../model/model";
import type { ModelRecord } from "../../model/records";
import { namesOf, slug } from "./names";

export type StackKind = "site" | "floor" | "wan" | "outside";

/** One Terraform stack, which is one state: what it is called, what it holds, and what must be applied before it. */
export interface StackPlan {
  readonly name: string;
  readonly kind: StackKind;
  /** Path of the site or floor; empty for the WAN and for what stands outside every site. */
  readonly owner: string;
  /** In path order. */
  readonly records: readonly ModelRecord[];
  /** Names of stacks. */
  readonly dependencies: readonly string[];
}

type Draft = { readonly kind: StackKind; readonly owner: string; readonly records: ModelRecord[] };

/**
 * Cuts a facility into stacks: one per site for what the site owns, one per floor with all that stands on it, one for
 * the WAN. Terraform's time grows faster than linearly with the resources of one state. A floor follows its site, and
 * the WAN follows the sites.
 */
export function planStacks(index: ModelIndex): readonly StackPlan[] {
  const drafts = new Map<string, Draft>();
  for (const record of index.model.records) {
    const place = placeOf(index, record);
    const key = `${place.kind} ${place.owner}`;
    const draft = drafts.get(key);
    if (draft) draft.records.push(record);
    else drafts.set(key, { ...place, records: [record] });
  }
  const { factory } = index.model;
  const names = namesOf([...drafts].map(([subject, draft]) => ({ subject, wanted: wantedName(factory, draft) })));
  const nameOf = (kind: StackKind, owner: string | undefined) => names.get(`${kind} ${owner}`);
  const plans = [...drafts].map(([subject, draft]) => ({
    ...draft,
    name: names.get(subject) as string,
    dependencies: predecessors(index, draft)
      .map((site) => nameOf("site", site))
      .filter((name) => name !== undefined),
  }));
  return plans.sort((left, right) => compareText(left.name, right.name));
}

function placeOf(index: ModelIndex, record: ModelRecord): { kind: StackKind; owner: string } {
  if (record.kind === "ai-wan-link") return { kind: "wan", owner: "" };
  const at = plantOf(index, record)?.path ?? record.path;
  const floor = index.floorOf(at);
  if (floor) return { kind: "floor", owner: floor.path };
  const site = index.siteOf(at);
  return site ? { kind: "site", owner: site.path } : { kind: "outside", owner: "" };
}

/** The loop or facility water of a CDU, pump or rejection unit: they go with it, whichever construct they were made under. */
export function plantOf(index: ModelIndex, record: ModelRecord): ModelRecord | undefined {
  if (record.kind === "cdu") return index.get("cooling-loop", record.loop);
  if (record.kind !== "rejection-unit" && record.kind !== "pump") return undefined;
  return index.get("facility-water", record.plant) ?? index.get("cooling-loop", record.plant);
}

function wantedName(factory: string, { kind, owner }: Draft): string {
  const parts = kind === "wan" ? [factory, "wan"] : kind === "outside" ? [factory] : [factory, ...owner.split("/")];
  // A leading hyphen would read as an option of a command line.
  return slug(parts.join("-")).replace(/^-+/, "") || "stack";
}

/** Paths of the sites whose stack goes first. */
function predecessors(index: ModelIndex, { kind, owner, records }: Draft): readonly string[] {
  if (kind === "floor") return [index.siteOf(owner)?.path ?? ""];
  if (kind !== "wan") return [];
  const sites = records.flatMap((record) => (record.kind === "ai-wan-link" ? record.sites : []));
  return [...new Set(sites)].sort(compareText);
}
