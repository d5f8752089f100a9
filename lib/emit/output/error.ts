/** The output could not be written: the message says which file or folder, and what to do. */
export class OutputError extends Error {
  override readonly name = "OutputError";
}

/** An error of the file system as an OutputError; anything else as it is. */
export function asOutputError(error: unknown, place: string): unknown {
  const reason = REASONS[codeOf(error) ?? ""];
  return reason ? new OutputError(`Cannot write ${place}: ${reason}.`, { cause: error }) : error;
}

/** `ENOENT`, `EEXIST`, ... of a file-system error. */
export function codeOf(error: unknown): string | undefined {
  const code: unknown = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : undefined;
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "operation not permitted",
  EROFS: "the file system is read-only",
  ENOSPC: "no space is left on the device",
  EDQUOT: "the disk quota is used up",
  ENOTDIR: "part of the path is a file, not a folder",
  EISDIR: "it is a folder",
  EEXIST: "a file is in the way",
  ELOOP: "its symbolic links lead in a circle",
  ENOENT: "a folder of it is not there and cannot be made, or is a link to nothing",
  ENAMETOOLONG: "the name is too long",
};
