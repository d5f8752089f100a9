import type { CduPart, CoolantPart, PartTable, RackPart } from "../catalog/parts";
import type {
  Assumption,
  FloorRecord,
  ModelRecord,
  RackRecord,
  RecordKind,
  RecordOf,
  RowRecord,
  SiteRecord,
} from "./records";

/** A facility as plain data: what is declared, and the catalog parts it uses. */
export interface Model {
  readonly factory: string;
  /** In code-unit order of their paths, so that nothing depends on the order of declaration. */
  readonly records: readonly ModelRecord[];
  /** Only the parts that records name, and the parts and coolants those name. */
  readonly parts: PartTable;
  readonly assumptions: readonly Assumption[];
}

/** Lookups over a model, made once per run, so that no rule searches an array. */
export class ModelIndex {
  private readonly byPath = new Map<string, ModelRecord>();
  private readonly byKind = new Map<RecordKind, ModelRecord[]>();
  private readonly contents = new Map<string, RackRecord[]>();
  private readonly places = new Map<string, Place>();

  constructor(readonly model: Model) {
    for (const record of model.records) {
      this.byPath.set(record.path, record);
      const sameKind = this.byKind.get(record.kind);
      if (sameKind) sameKind.push(record);
      else this.byKind.set(record.kind, [record]);
    }
    for (const rack of this.all("rack")) this.fileUnderParents(rack);
  }

  /** All records of a kind, in path order. */
  all<K extends RecordKind>(kind: K): readonly RecordOf<K>[] {
    return (this.byKind.get(kind) ?? []) as unknown as readonly RecordOf<K>[];
  }

  find(path: string): ModelRecord | undefined {
    return this.byPath.get(path);
  }

  /** The record of that kind at the path; undefined when there is none or it is of another kind. */
  get<K extends RecordKind>(kind: K, path: string | undefined): RecordOf<K> | undefined {
    const record = path === undefined ? undefined : this.byPath.get(path);
    return record?.kind === kind ? (record as RecordOf<K>) : undefined;
  }

  siteOf(path: string): SiteRecord | undefined {
    return this.placeOf(path).site;
  }

  floorOf(path: string): FloorRecord | undefined {
    return this.placeOf(path).floor;
  }

  rowOf(path: string): RowRecord | undefined {
    return this.placeOf(path).row;
  }

  /** The racks that stand below a site, floor or row, in path order. */
  racksUnder(path: string): readonly RackRecord[] {
    return this.contents.get(path) ?? [];
  }

  /** The path as people say it: `busway/a` for `north/busway/a` where `north` is the only site. */
  label(path: string): string {
    const [site, second] = this.all("site");
    return site && !second && path.startsWith(`${site.path}/`) ? path.slice(site.path.length + 1) : path;
  }

  rackPart(rack: RackRecord): RackPart | undefined {
    const part = this.part(rack.model);
    return part?.kind === "rack" ? part : undefined;
  }

  cduPart(model: string | undefined): CduPart | undefined {
    const part = this.part(model);
    return part?.kind === "cdu" ? part : undefined;
  }

  coolantPart(name: string | undefined): CoolantPart | undefined {
    const part = this.part(name);
    return part?.kind === "coolant" ? part : undefined;
  }

  private part(id: string | undefined) {
    return id !== undefined && Object.hasOwn(this.model.parts, id) ? this.model.parts[id] : undefined;
  }

  /** The place of an element: itself included, so that a floor is its own floor. */
  private placeOf(path: string): Place {
    const known = this.places.get(path);
    if (known) return known;
    const cut = path.lastIndexOf("/");
    const above = cut < 0 ? NOWHERE : this.placeOf(path.slice(0, cut));
    const record = this.byPath.get(path);
    // Only what holds others is remembered: racks are many, and each is asked for once or twice.
    if (record && !HOLDERS.has(record.kind)) return above;
    const place = record ? withRecord(above, record) : above;
    this.places.set(path, place);
    return place;
  }

  private fileUnderParents(rack: RackRecord): void {
    const { site, floor, row } = this.placeOf(rack.path);
    if (site) this.fileUnder(site.path, rack);
    if (floor) this.fileUnder(floor.path, rack);
    if (row) this.fileUnder(row.path, rack);
  }

  private fileUnder(parent: string, rack: RackRecord): void {
    const racks = this.contents.get(parent);
    if (racks) racks.push(rack);
    else this.contents.set(parent, [rack]);
  }
}

interface Place {
  readonly site?: SiteRecord;
  readonly floor?: FloorRecord;
  readonly row?: RowRecord;
}

const NOWHERE: Place = {};
const HOLDERS: ReadonlySet<RecordKind> = new Set(["site", "floor", "row"]);

function withRecord(above: Place, record: ModelRecord): Place {
  if (record.kind === "site") return { site: record };
  if (record.kind === "floor") return { ...(above.site && { site: above.site }), floor: record };
  return record.kind === "row" ? { ...above, row: record } : above;
}
