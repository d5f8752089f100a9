/** Markdown as GitHub and GitLab read it, and the one place that escapes for it and for the HTML inside it. */
import { visible } from "./visible";

/** What begins something in running text: code, emphasis, links, HTML, entities, tables, mathematics. */
const ACTIVE = /[\\`*_[\]<>&|~$]/g;
/** What begins a block at the start of a text: headings, lists, rules, the line under a heading. */
const BLOCK = /^(\d{1,9}(?=[.)](?:\s|$))|(?=[-+=#:]))/;
/** Where a host makes links of plain text: mentions, issues, commits of an issue, emoji, addresses. */
const LINKED = /@(?=\w)|#(?=\d)|!(?=\d)|:(?=\/\/|[\w+-]+:)|\bGH-(?=\d)|\bwww(?=\.)/gi;
/** Nothing to see, and yet enough to keep a host from joining what stands on both sides. */
const NOTHING = "<!-- -->";

/** A text of a user in a paragraph, a table cell, a list item or a heading: shown as it is, doing nothing. */
export function markdownText(text: string): string {
  const escaped = visible(text).trim().replace(ACTIVE, "\\$&").replace(BLOCK, "$1\\");
  return escaped.replace(LINKED, `$&${NOTHING}`);
}

/** A text of a user inside HTML, as the summary of a fold. */
export function htmlText(text: string): string {
  const escaped = visible(text).replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
  return escaped.replace(LINKED, (found, at: number) => {
    // The `#` of the character references just made is no mention of an issue.
    return found === "#" && escaped[at - 1] === "&" ? found : found + NOTHING;
  });
}

/** A row of a table, of cells that are escaped already. */
export function tableRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => (cell === "" ? " " : cell)).join(" | ")} |`;
}
