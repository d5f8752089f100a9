/** The user's part of a stack trace: no frames of ours, of installed packages or of the runtime. */
import { isAbsolute, join, sep } from "node:path";
import { fileURLToPath } from "node:url";

import type { SourcePosition } from "../core/location";
import { packageRoot } from "../emit/package-info";

/** One frame of the user's code. */
export interface UserFrame extends SourcePosition {
  /** The function, where it has a name. */
  readonly name?: string;
}

const FRAME = /^\s+at (?:async )?(?:(.+?) \()?((?:file:\/\/|\/|[A-Za-z]:[\\/]).+?):(\d+):(\d+)\)?$/;
/** What the runtime calls the body of a file. */
const FILE_BODY = /^(?:Object\.)?<anonymous>$/;
const DEPTH = 8;

/** The user's frames of an error, innermost first; with source maps on, they name the lines of the TypeScript files. */
export function userFrames(stack: string | undefined): UserFrame[] {
  const frames = (stack ?? "").split("\n").flatMap((line): UserFrame[] => {
    const [, name, where, at, column] = FRAME.exec(line) ?? [];
    if (where === undefined || at === undefined || column === undefined) return [];
    const file = where.startsWith("file://") ? fileURLToPath(where.replace(/\?.*$/, "")) : where.replace(/\?.*$/, "");
    if (!isOfUser(file)) return [];
    const called = name === undefined || FILE_BODY.test(name) ? undefined : name;
    return [{ file, line: Number(at), column: Number(column), ...(called !== undefined && { name: called }) }];
  });
  return frames.filter((frame, at) => !sameLine(frame, frames[at - 1])).slice(0, DEPTH);
}

/** The body of a file can stand in two frames: its code, and the function that the runtime makes of it. */
function sameLine(frame: UserFrame, inner: UserFrame | undefined): boolean {
  return (
    frame.name === undefined && inner?.name === undefined && inner?.file === frame.file && inner.line === frame.line
  );
}

function isOfUser(file: string): boolean {
  const ours = [join(packageRoot(), "dist"), join(packageRoot(), "lib"), join(packageRoot(), "constructs")];
  return (
    isAbsolute(file) &&
    !file.includes(`${sep}node_modules${sep}`) &&
    !ours.some((folder) => file.startsWith(folder + sep))
  );
}
