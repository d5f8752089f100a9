/** What every text passes through on its way to a terminal. */
import { withoutCommands } from "../runner-commands";

/** C0 and C1 controls, and the marks that turn the direction of a line or break it: a name must not steer a terminal. */
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
/** Line breaks and tabs separate words; every other control says nothing that a reader could see. */
const SPACES = /[\t\n\r\u2028\u2029]+/g;

/**
 * A text of a user as one printable line: separators become one space, terminal controls are dropped, commands to a CI
 * runner broken up.
 */
export function plain(text: string): string {
  return withoutCommands(text.replace(SPACES, " ").replace(CONTROLS, ""));
}

/** A line of source as it is shown: a tab is one space wide, so that the caret stands under the column. */
export function plainSource(line: string): string {
  return withoutCommands(line.replace(/\t/g, " ").replace(CONTROLS, ""));
}

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
const NO_WIDTH = /\p{Mark}/u;

/** Columns that tables and running text keep to. */
export const PAGE_COLUMNS = 100;

/** How many columns of a terminal the text takes: East Asian characters and emoji take two, combining marks none. */
export function width(text: string): number {
  let columns = 0;
  for (const character of text) columns += NO_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return columns;
}

/** Words in lines of at most `columns`, each line begun by `indent`; a word that is longer stands alone. */
export function wrap(text: string, columns: number, indent = ""): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && width(indent) + width(longer) > columns) {
      lines.push(indent + line);
      line = word;
    } else line = longer;
  }
  return [...lines, indent + line];
}

/** "1 rack", "2 racks", "1,234 racks". */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${String(count).replace(/\B(?=(?:\d{3})+$)/g, ",")} ${count === 1 ? noun : plural}`;
}
