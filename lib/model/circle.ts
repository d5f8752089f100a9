/** An element that others lead to. */
interface Linked {
  readonly path: string;
}

/**
 * The shortest way on which links lead from an element back to itself, last link first: the element that links to it, what
 * links to that, ..., itself; undefined where there is none. A circle among others is none of this element.
 *
 * @param linksOf - paths that an element leads to
 */
export function ownCircle<T extends Linked>(
  find: (path: string) => T | undefined,
  start: T,
  linksOf: (each: T) => readonly string[],
): T[] | undefined {
  const cameFrom = new Map<string, T>();
  const queue = [start];
  for (const each of queue) {
    for (const path of linksOf(each)) {
      if (path === start.path) return wayBack(each, start, cameFrom);
      const next = cameFrom.has(path) ? undefined : find(path);
      if (!next) continue;
      cameFrom.set(path, each);
      queue.push(next);
    }
  }
  return undefined;
}

function wayBack<T extends Linked>(last: T, start: T, cameFrom: ReadonlyMap<string, T>): T[] {
  const way = [last];
  for (let each = last; each !== start;) {
    each = cameFrom.get(each.path) as T;
    way.push(each);
  }
  return way;
}
