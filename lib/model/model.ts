import type { CduPart, CoolantPart, PartTable, RackPart } from "../catalog/parts";
import { heatSources } from "./heat-sources";
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
import type { Suppression } from "./suppression";

/** A facility as plain data: what is declared, and the catalog parts it uses. */
export interface Model {
  readonly factory: string;
  /** In code-unit order of their paths, so that nothing depends on the order of declaration. */
  readonly records: readonly ModelRecord[];
  /** Only the parts that records name, and the parts and coolants those name. */
  readonly parts: PartTable;
  readonly assumptions: readonly Assumption[];
  /** What the author set aside, in path order. */
  readonly suppressions?: readonly Suppression[];
}

/** Lookups over a model, made once per run, so that no rule searches an array. */
export class ModelIndex {
  private readonly byPath = new Map<string, ModelRecord>();
  private readonly byKind = new Map<RecordKind, ModelRecord[]>();
  private readonly contents = new Map<string, RackRecord[]>();
  private readonly places = new Map<string, Place>();
  private readonly labelStart: string;
  /** Made when somebody asks, as the next. */
  private sourcesOfHeat: ReadonlyMap<string, readonly ModelRecord[]> | undefined;
  private loopsToAir: ReadonlySet<string> | undefined;
  private flawedSites: ReadonlySet<string | undefined> | undefined;
  /** Whoever asks for the site of an element asks for its floor next. */
  private lastPath: string | undefined;
  private lastPlace: Place = NOWHERE;

  constructor(readonly model: Model) {
    for (const record of model.records) {
      this.byPath.set(record.path, record);
      const sameKind = this.byKind.get(record.kind);
      if (sameKind) sameKind.push(record);
      else this.byKind.set(record.kind, [record]);
    }
    this.fillPlaces();
    for (const rack of this.all("rack")) this.fileUnderParents(rack);
    const [site, second] = this.all("site");
    this.labelStart = site && !second ? `${site.path}/` : "";
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

  /** What gives heat to a loop or facility water: racks, rear doors, air units, loops, exchangers, condensers; in path order. */
  heatSourcesOf(path: string): readonly ModelRecord[] {
    this.sourcesOfHeat ??= heatSources(this.model.records);
    return this.sourcesOfHeat.get(path) ?? [];
  }

  /** Whether the CDUs of a loop give its heat to the air of their room: the loop needs no facility water. */
  isLiquidToAir(loop: string): boolean {
    this.loopsToAir ??= this.findLoopsToAir();
    return this.loopsToAir.has(loop);
  }

  /** Whether something of the element's site is invalid: what it was meant to do is not known. */
  hasFlawedSite(path: string): boolean {
    this.flawedSites ??= new Set(
      this.model.records
        .filter(({ problems }) => problems !== undefined)
        .map((record) => this.siteOf(record.path)?.path),
    );
    return this.flawedSites.has(this.siteOf(path)?.path);
  }

  /** The path as people say it: `busway/a` for `north/busway/a` where `north` is the only site. */
  label(path: string): string {
    const { labelStart } = this;
    return labelStart !== "" && path.startsWith(labelStart) ? path.slice(labelStart.length) : path;
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

  private findLoopsToAir(): ReadonlySet<string> {
    const [toAir, toWater] = [new Set<string>(), new Set<string>()];
    for (const { loop, model } of this.all("cdu")) {
      (this.cduPart(model)?.type === "l2a" ? toAir : toWater).add(loop);
    }
    return new Set([...toAir].filter((loop) => !toWater.has(loop)));
  }

  private part(id: string | undefined) {
    return id !== undefined && Object.hasOwn(this.model.parts, id) ? this.model.parts[id] : undefined;
  }

  /** Neighbours in path order mostly share what stands above them, so that it is looked up once for all of them. */
  private fillPlaces(): void {
    let above = NOWHERE;
    let start = "";
    for (const record of this.model.records) {
      const { path } = record;
      const cut = path.lastIndexOf("/") + 1;
      if (cut !== start.length || !path.startsWith(start)) {
        start = path.slice(0, cut);
        above = cut === 0 ? NOWHERE : this.placeOf(path.slice(0, cut - 1));
      }
      this.places.set(path, withRecord(above, record));
    }
  }

  /** The place of an element: itself included, so that a floor is its own floor. */
  private placeOf(path: string): Place {
    if (path === this.lastPath) return this.lastPlace;
    const place = this.places.get(path) ?? this.newPlace(path);
    this.lastPath = path;
    this.lastPlace = place;
    return place;
  }

  private newPlace(path: string): Place {
    const cut = path.lastIndexOf("/");
    const above = cut < 0 ? NOWHERE : this.placeOf(path.slice(0, cut));
    const record = this.byPath.get(path);
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

function withRecord(above: Place, record: ModelRecord): Place {
  if (record.kind === "site") return { site: record };
  if (record.kind === "floor") return { ...(above.site && { site: above.site }), floor: record };
  return record.kind === "row" ? { ...above, row: record } : above;
}
