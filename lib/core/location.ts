/** A place in the user's source: file as the runtime names it (absolute), line and column counted from 1. */
export interface SourcePosition {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Holds one captured stack frame; its text is formatted (and source-mapped) only when somebody asks. */
export interface CapturedFrame {
  readonly stack?: string;
}

type Callable = ((...args: never[]) => unknown) | (abstract new (...args: never[]) => unknown);

/** The builder or composite that the user called, and the frame of that call once somebody has asked for it. */
let outermost: { readonly entry: Callable; frame?: CapturedFrame } | undefined;

/**
 * Runs `make` so that everything it creates carries the line on which the user called `entry`.
 * Static builders and composites of ours use it; a builder inside a builder leaves the outer line alone.
 */
export function locatedAt<T>(entry: Callable, make: () => T): T {
  if (outermost) return make();
  outermost = { entry };
  try {
    return make();
  } finally {
    outermost = undefined;
  }
}

/**
 * Captures the frame that called `callee`; inside {@link locatedAt} that of the outermost builder, once for all that it
 * makes. One frame costs 3-10 µs; it is read only for elements that a finding names.
 */
export function captureFrame(callee: Callable): CapturedFrame {
  if (!outermost) return callerOf(callee);
  return (outermost.frame ??= callerOf(outermost.entry));
}

function callerOf(callee: Callable): CapturedFrame {
  const holder: CapturedFrame = {};
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 1;
  Error.captureStackTrace(holder, callee);
  Error.stackTraceLimit = limit;
  return holder;
}

const FRAME = /^\s*at (?:.*?\()?(.+?):(\d+):(\d+)\)?$/m;

/** Reads a captured frame; undefined where the frame has no file (native code, an evaluated string). */
export function positionOf(frame: CapturedFrame): SourcePosition | undefined {
  const match = FRAME.exec(frame.stack ?? "");
  if (!match?.[1] || !match[2] || !match[3]) return undefined;
  return { file: filePath(match[1]), line: Number(match[2]), column: Number(match[3]) };
}

/** `file:///a%20b.ts?x=1` and `/a b.ts` name the same file; frames of ES modules use the first form. */
function filePath(name: string): string {
  if (!name.startsWith("file://")) return name.replace(/\?.*$/, "");
  const path = decodeURIComponent(name.slice("file://".length).replace(/\?.*$/, ""));
  return /^\/[A-Za-z]:/.test(path) ? path.slice(1) : path;
}
