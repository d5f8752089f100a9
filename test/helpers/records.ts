/** Small records for tests: every builder returns a valid record that the overrides change. */
import type {
  AirUnitRecord,
  AiWanLinkRecord,
  CduRecord,
  CoolingLoopRecord,
  FacilityWaterRecord,
  FloorRecord,
  PowerFeedRecord,
  PowerGroupRecord,
  PumpRecord,
  RackRecord,
  RejectionUnitRecord,
  RowRecord,
  SiteRecord,
} from "../../lib/model/records";

const parentOf = (path: string): string => path.slice(0, path.lastIndexOf("/"));

export const site = (path = "s", more: Partial<SiteRecord> = {}): SiteRecord => ({
  kind: "site",
  path,
  electrical_code: "NEC",
  climate: [],
  ...more,
});

export const floor = (path = "s/f", more: Partial<FloorRecord> = {}): FloorRecord => ({ kind: "floor", path, ...more });

export const row = (path = "s/f/r", more: Partial<RowRecord> = {}): RowRecord => ({ kind: "row", path, ...more });

/** A rack of stated power without a catalog part. */
export const rack = (path: string, more: Partial<RackRecord> = {}): RackRecord => ({
  kind: "rack",
  path,
  power_kw: 100,
  power_factor: 1,
  liquid_fraction: 0,
  feeds: [],
  ...more,
});

export const racks = (count: number, more: Partial<RackRecord> = {}, parent = "s/f/r"): RackRecord[] =>
  Array.from({ length: count }, (_, at) => rack(`${parent}/n${String(at + 1).padStart(2, "0")}`, more));

export const feed = (path: string, more: Partial<PowerFeedRecord> = {}): PowerFeedRecord => ({
  kind: "power-feed",
  path,
  feed_kind: "busway",
  from: [],
  phases: 3,
  ...more,
});

export const feedGroup = (path: string, members: readonly string[], claims?: string): PowerGroupRecord => ({
  kind: "power-group",
  path,
  members,
  ...(claims !== undefined && { claims }),
});

export const loop = (path = "s/tcs", more: Partial<CoolingLoopRecord> = {}): CoolingLoopRecord => ({
  kind: "cooling-loop",
  path,
  coolant: "water",
  supply_c: 40,
  ...more,
});

export const cdu = (path: string, more: Partial<CduRecord> = {}): CduRecord => ({
  kind: "cdu",
  path,
  loop: parentOf(path),
  feeds: [],
  ...more,
});

export const facilityWater = (path = "s/water", more: Partial<FacilityWaterRecord> = {}): FacilityWaterRecord => ({
  kind: "facility-water",
  path,
  coolant: "water",
  ...more,
});

export const rejectionUnit = (path: string, more: Partial<RejectionUnitRecord> = {}): RejectionUnitRecord => ({
  kind: "rejection-unit",
  path,
  plant: parentOf(path),
  feeds: [],
  ...more,
});

export const pump = (path: string, more: Partial<PumpRecord> = {}): PumpRecord => ({
  kind: "pump",
  path,
  plant: parentOf(path),
  feeds: [],
  ...more,
});

export const airUnit = (path: string, more: Partial<AirUnitRecord> = {}): AirUnitRecord => ({
  kind: "air-unit",
  path,
  floor: parentOf(path),
  ...more,
});

export const wanLink = (path: string, more: Partial<AiWanLinkRecord> = {}): AiWanLinkRecord => ({
  kind: "ai-wan-link",
  path,
  sites: ["a", "b"],
  routes: [],
  ...more,
});
