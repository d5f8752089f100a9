/** Liquid heat that CDUs give to the air of a room: of liquid-to-air units, such as a sidecar beside its rack. */
import type { ModelIndex } from "../../model/model";
import { type Amount, type Missing, scale, sum, unknownAmount } from "../amount";
import type { LoopRackClass } from "./racks";

export interface LiquidToAir {
  readonly heat_kw: Amount;
  /** Racks whose liquid heat it is. */
  readonly racks: readonly string[];
}

/**
 * By floor. The CDUs of a loop stand on the floor of the loop, else on that of its racks; with racks on several floors nobody
 * says which of them takes the heat, so that the air of each is unknown.
 *
 * @param classes - the racks of every loop
 */
export function liquidToAir(
  index: ModelIndex,
  classes: ReadonlyMap<string, readonly LoopRackClass[]>,
): ReadonlyMap<string, LiquidToAir> {
  const found = new Map<string, LiquidToAir>();
  for (const [loop, own] of classes) {
    if (!index.isLiquidToAir(loop)) continue;
    const racks = own.flatMap((each) => each.racks);
    const rooms = roomsOf(index, loop, racks);
    const [room, another] = rooms;
    if (room === undefined) continue;
    if (another === undefined) {
      add(found, room, {
        heat_kw: sum(own.map(({ liquid_kw, racks: { length } }) => scale(liquid_kw, length))),
        racks,
      });
      continue;
    }
    for (const each of rooms) add(found, each, { heat_kw: unknownAmount(noRoom(loop)), racks: [] });
  }
  return found;
}

function roomsOf(index: ModelIndex, loop: string, racks: readonly string[]): readonly string[] {
  const own = index.floorOf(loop);
  if (own) return racks.length > 0 ? [own.path] : [];
  return [...new Set(racks.flatMap((rack) => index.floorOf(rack)?.path ?? []))];
}

function noRoom(loop: string): Missing {
  return { what: "floor of the CDUs that give heat to the room air", why: "racks on several floors", path: loop };
}

function add(rooms: Map<string, LiquidToAir>, path: string, more: LiquidToAir): void {
  const before = rooms.get(path);
  if (!before) return void rooms.set(path, more);
  rooms.set(path, { heat_kw: sum([before.heat_kw, more.heat_kw]), racks: [...before.racks, ...more.racks] });
}
