import { asOutputError, OutputError } from "../emit/output/error";
import { UseError } from "./use-error";

/**
 * Does what writes; `place` is what is written, as the reader knows it.
 *
 * @throws UseError when the place does not take it
 */
export function writing<T>(place: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    const failure = asOutputError(error, place);
    throw failure instanceof OutputError ? new UseError({ message: failure.message }) : failure;
  }
}
