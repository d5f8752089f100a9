/** Which elements a declaration refers to, and of which kinds they must be. */
import type { ModelRecord, RecordKind, RejectionRecord } from "./records";

/** One property that refers to elements of some kinds: a single one, or a list. */
export interface References {
  readonly property: string;
  readonly paths: readonly string[];
  /** Kinds that are allowed. */
  readonly kinds: readonly RecordKind[];
  readonly isList: boolean;
}

const FEED: readonly RecordKind[] = ["power-feed"];
const SITE: readonly RecordKind[] = ["site"];
const LOOP: readonly RecordKind[] = ["cooling-loop"];
const WATER: readonly RecordKind[] = ["facility-water"];
const LOOP_OR_WATER: readonly RecordKind[] = ["cooling-loop", "facility-water"];

/** Shared, because many elements refer to none. */
const NO_REFERENCES: readonly References[] = [];

/** The references of an element, each under the name of its prop. */
export function referencesOf(record: ModelRecord): readonly References[] {
  switch (record.kind) {
    case "rack":
      return [
        many("feeds", record.feeds, FEED),
        ...one("cooling", record.loop, LOOP),
        ...one("rearDoorTo", record.rear_door_to, LOOP_OR_WATER),
      ];
    case "power-feed":
      return [many("from", record.from, FEED), ...one("bypass", record.bypass, FEED)];
    case "cdu":
      return [many("cdu.feeds", record.feeds, FEED)];
    case "rejection-unit":
      return [many("rejection.feeds", record.feeds, FEED)];
    case "pump":
      return [many("pumps.feeds", record.feeds, FEED)];
    case "air-unit":
      return [many("air.feeds", record.feeds ?? [], FEED), ...one("air.loop", record.rejects_to, LOOP_OR_WATER)];
    case "cooling-loop":
      return [...one("facility", record.facility, WATER), ...ofRejection(record.rejection)];
    case "facility-water":
      return [...one("exchanger.to", record.exchanger?.to, WATER), ...ofRejection(record.rejection)];
    case "site":
      return [many("powerHouseLoad.feeds", record.house_feeds ?? [], FEED)];
    case "ai-wan-link":
      return [many("between", record.sites, SITE)];
    default:
      return NO_REFERENCES;
  }
}

function ofRejection(rejection: RejectionRecord | undefined): readonly References[] {
  const feeds = rejection?.trim?.feeds;
  return [
    ...one("rejection.condenser", rejection?.condenser, WATER),
    ...(feeds ? [many("rejection.trim.feeds", feeds, FEED)] : []),
  ];
}

function many(property: string, paths: readonly string[], kinds: readonly RecordKind[]): References {
  return { property, paths, kinds, isList: true };
}

function one(property: string, path: string | undefined, kinds: readonly RecordKind[]): readonly References[] {
  return path === undefined ? NO_REFERENCES : [{ property, paths: [path], kinds, isList: false }];
}
