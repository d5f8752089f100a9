/** What the command line says, and where: results to stdout, everything else to stderr. */
export interface Terminal {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  out(text: string): void;
  note(text: string): void;
  /** Whether results are coloured, and whether notes are. */
  readonly outColour: boolean;
  readonly noteColour: boolean;
}

/** What decides on colour, the strongest first: the flag, FORCE_COLOR, NO_COLOR, whether it is a terminal. */
export function wantsColour(flag: boolean | undefined, env: Terminal["env"], terminal: boolean): boolean {
  if (flag !== undefined) return flag;
  const force = env["FORCE_COLOR"];
  if (force !== undefined && force !== "") return force !== "0" && force !== "false";
  if (env["NO_COLOR"] !== undefined && env["NO_COLOR"] !== "") return false;
  return terminal && env["TERM"] !== "dumb";
}

/** The terminal of this process. */
export function processTerminal(flag: boolean | undefined): Terminal {
  const { stdout, stderr, env } = process;
  return {
    cwd: process.cwd(),
    env,
    out: (text) => void stdout.write(text),
    note: (text) => void stderr.write(text),
    outColour: wantsColour(flag, env, stdout.isTTY),
    noteColour: wantsColour(flag, env, stderr.isTTY),
  };
}

/**
 * Ends the process with a code when everything is written. A reader that has gone away (`| head`) is no failure: the code
 * stays what it is.
 */
export function endProcess(code: number): void {
  process.exitCode = code;
  process.stdout.write("", () => process.stderr.write("", () => process.exit()));
}

/** Makes a closed pipe end the process quietly. */
export function tolerateClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
}
