/** The one place that escapes for what SARIF reads inside its texts. */

/**
 * A text as the text of a message: `[text](target)` would be a link there, and `{0}` a placeholder (SARIF 2.1.0, 3.11.5
 * and 3.11.6).
 */
export function sarifMessage(text: string): string {
  return text.replace(/\[(?=[^\]]*\]\()/g, "\\[").replace(/\{(\d+)\}/g, "{{$1}}");
}

/** A path relative to the repository's root as a URI reference. */
export function uriOf(file: string): string {
  return file
    .split("/")
    .map((part) => encodeURIComponent(part.replace(/\p{Cs}/gu, "\ufffd")))
    .join("/");
}
