/**
 * Breaks up what a CI runner takes for a command wherever it is printed: `::error::` at the beginning of a line (which
 * wrapping may make of any word), `##[error]` and `##vso[` anywhere in it.
 *
 * @example withoutCommands("::error::x") // ": :error: :x"
 */
export function withoutCommands(text: string): string {
  return text.replace(/:(?=:)/g, ": ").replace(/#(?=#\w*\[)/g, "# ");
}
