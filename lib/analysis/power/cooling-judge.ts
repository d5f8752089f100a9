/** Cooling that a power state takes: which CDUs die, and which loops the live ones no longer carry. */
import type { ModelIndex } from "../../model/model";
import { joinMissing, type Missing, NOTHING_MISSING } from "../amount";
import { type LoopLeft, loopLeft, type LoopShortfall } from "../thermal/loop-left";
import type { LoopThermal } from "../thermal/loop";
import type { ConsumerClass } from "./consumers";
import { ALIVE, LOST } from "./loads";
import type { StateChange, StateEvaluator } from "./state";

/** By path of the loop. */
export type Loops = ReadonlyMap<string, LoopThermal>;

export interface CoolingVerdict {
  /** In path order of the loops. */
  readonly shortfalls: readonly LoopShortfall[];
  readonly missing: readonly Missing[];
}

export const ALL_COOLED: CoolingVerdict = { shortfalls: [], missing: NOTHING_MISSING };

/** Judges loops in settled states; most states kill no CDU, and like ones are judged once. */
export class CoolingJudge {
  private readonly judged = new Map<string, LoopLeft>();
  private readonly loopsOfClass = new Map<number, ReadonlyMap<string, readonly string[]>>();

  constructor(
    private readonly index: ModelIndex,
    private readonly loops: Loops,
    private readonly settled: StateEvaluator,
  ) {}

  /** Classes of CDUs that run with nothing lost and are dead in the state. */
  deadCdus({ state, classes }: StateChange): number[] {
    const { intact, classes: all } = this.settled;
    return [...classes].filter((at) => {
      const isNew = state.fate[at] === LOST && intact.fate[at] === ALIVE;
      return isNew && all[at]?.kind === "cdu" && !all[at]?.invalid;
    });
  }

  /**
   * @param cdus - classes of CDUs without supply
   * @param racks - classes of racks that are off
   */
  judge(cdus: readonly number[], racks: readonly number[]): CoolingVerdict {
    if (cdus.length === 0) return ALL_COOLED;
    const [cdusOf, racksOf] = [this.grouped(cdus), this.grouped(racks)];
    const shortfalls: LoopShortfall[] = [];
    let missing: readonly Missing[] = NOTHING_MISSING;
    // The loops are in path order.
    for (const loop of this.loops.values()) {
      const dead = cdusOf.get(loop.path);
      if (!dead) continue;
      const found = this.loopLeft(loop, dead, racksOf.get(loop.path) ?? []);
      if (found.shortfall) shortfalls.push(found.shortfall);
      else missing = joinMissing(missing, found.missing);
    }
    return { shortfalls, missing };
  }

  private loopLeft(loop: LoopThermal, cdus: readonly number[], racks: readonly number[]): LoopLeft {
    const key = `${loop.path}\n${cdus.join()}\n${racks.join()}`;
    const before = this.judged.get(key);
    if (before) return before;
    const paths = (at: number): readonly string[] => this.byLoop(at).get(loop.path) ?? [];
    const found = loopLeft(loop, new Set(cdus.flatMap(paths)), new Set(racks.flatMap(paths)));
    this.judged.set(key, found);
    return found;
  }

  /** The classes with members on each loop. */
  private grouped(classes: readonly number[]): ReadonlyMap<string, readonly number[]> {
    const found = new Map<string, number[]>();
    for (const at of classes) {
      for (const loop of this.byLoop(at).keys()) {
        const same = found.get(loop);
        if (same) same.push(at);
        else found.set(loop, [at]);
      }
    }
    return found;
  }

  /** The members of a class by their loop. */
  private byLoop(at: number): ReadonlyMap<string, readonly string[]> {
    const before = this.loopsOfClass.get(at);
    if (before) return before;
    const { kind, paths } = this.settled.classes[at] as ConsumerClass;
    const found = new Map<string, string[]>();
    for (const path of paths) {
      const loop = kind === "rack" || kind === "cdu" ? this.index.get(kind, path)?.loop : undefined;
      if (loop === undefined) continue;
      const same = found.get(loop);
      if (same) same.push(path);
      else found.set(loop, [path]);
    }
    this.loopsOfClass.set(at, found);
    return found;
  }
}
