/** A policy and all that it extends, the weakest first. */
import { relative, sep } from "node:path";

import { type PolicyFile, type PolicyProblem, readPolicyFile } from "./policy-file";
import { basePolicy } from "./resolve";

export interface PolicyChain {
  /** A file stands behind everything that it extends. */
  readonly files: readonly PolicyFile[];
  /** What is wrong with the files and with the way they extend each other. */
  readonly problems: readonly PolicyProblem[];
}

/** @param root - the project's root: files are named relative to it */
export function readPolicyChain(start: string, root: string): PolicyChain {
  const files = new Map<string, PolicyFile>();
  const problems: PolicyProblem[] = [];
  const nameOf = (path: string): string => relative(root, path).split(sep).join("/");
  const visit = (path: string, above: readonly string[]): void => {
    const file = readPolicyFile(path, nameOf(path));
    problems.push(...file.problems);
    (file.value.extends ?? []).forEach((name, at) => {
      const wrong = (message: string): number => problems.push({ ...file.placeOf(["extends", at]), message });
      const base = basePolicy(name, file.folder);
      const circle = base === undefined ? -1 : [...above, path].indexOf(base);
      if (base === undefined) wrong(missingBase(name));
      else if (circle >= 0) {
        const way = [...above, path].slice(circle).concat(base).map(nameOf).join(" → ");
        wrong(`The policy extends itself: ${way}. Remove one of the steps.`);
      } else if (!files.has(base)) visit(base, [...above, path]);
    });
    files.set(path, file);
  };
  visit(start, []);
  return { files: [...files.values()], problems };
}

function missingBase(name: string): string {
  return name.startsWith(".") || name.startsWith("/")
    ? `There is no file "${name}" to extend.`
    : `There is no policy in a package "${name}". Install it, or begin the name of a file with ./.`;
}
