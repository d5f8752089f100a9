import type { Position } from "../model/records";
import { codeFrame, placeOf, type ReadSource } from "../emit/pretty/frame";
import { paint } from "../emit/pretty/paint";
import { plain } from "../emit/pretty/text";

/** One thing that keeps the tool from judging: what is wrong, where, and what to do. */
export interface UseProblem {
  /** What is wrong and what is allowed, in whole sentences. */
  readonly message: string;
  /** File as the reader knows it, with the place in it where there is one. */
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  /** The user's own stack frames, innermost first. */
  readonly stack?: readonly string[] | undefined;
  /** What to do. */
  readonly help?: string | undefined;
}

/** The tool was used in a way that it cannot follow, or a file that it needs is not right: exit 2, nothing is written. */
export class UseError extends Error {
  readonly problems: readonly UseProblem[];

  constructor(
    problems: UseProblem | readonly UseProblem[],
    /** Text of the files that the problems name. */
    readonly source: ReadSource = () => undefined,
  ) {
    const all = Array.isArray(problems) ? (problems as readonly UseProblem[]) : [problems as UseProblem];
    super(all.map(({ message }) => message).join("\n"));
    this.problems = all;
  }
}

/** The problems as text for stderr, each with the line of the source that it names; ends with a line break. */
export function useErrorText({ problems, source }: UseError, colour: boolean): string {
  const words = paint(colour);
  const blocks = problems.map((problem) => {
    const at = positionOf(problem);
    const place = at ? placeOf(at) : problem.file === undefined ? "" : plain(problem.file);
    const [first = "", ...others] = problem.message.split("\n").map(plain);
    return [
      `${words.error("error")}  ${place === "" ? first : words.aside(place)}`,
      ...(place === "" ? others : [first, ...others]).map((line) => `  ${line}`),
      ...(at ? codeFrame(at, source, words) : []),
      ...(problem.stack ?? []).map((frame) => `    at ${plain(frame)}`),
      ...(problem.help === undefined ? [] : [`  ${plain(problem.help)}`]),
    ].join("\n");
  });
  return `${blocks.join("\n\n")}\n`;
}

function positionOf({ file, line, column }: UseProblem): Position | undefined {
  return file === undefined || line === undefined ? undefined : { file, line, column: column ?? 1 };
}
