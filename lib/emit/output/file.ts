/** One file that an emitter asks for: nothing is on disk until the output writer puts it there. */
export interface OutputFile {
  /** Relative to the output folder, with `/` between the parts on every system. */
  readonly path: string;
  readonly content: string;
}
