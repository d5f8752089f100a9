/** The first step of every format: a text of a user becomes one line in which every character can be seen. */
import { withoutCommands } from "../runner-commands";

/** Controls, line and paragraph separators, what turns or hides text, halves of characters, and what no encoding may hold. */
export const UNSEEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]|(?![\u200c\u200d])\p{Cf}/gu;
const CONTROL_PICTURES = 0x2400;
const DELETE = 0x7f;
const DELETE_PICTURE = "␡";
const SPACE = 0x20;

/**
 * A text as one line without anything that acts: a line break is shown as ␊, an escape as ␛, a mark that turns the
 * direction of a line as `\u{202e}`, and what a CI runner would obey is broken up. The result may stand in XML 1.0 when
 * it is escaped.
 */
export function visible(text: string): string {
  const seen = text.replace(UNSEEN, (character) => {
    const code = character.codePointAt(0) as number;
    if (code < SPACE) return String.fromCodePoint(CONTROL_PICTURES + code);
    return code === DELETE ? DELETE_PICTURE : `\\u{${code.toString(16)}}`;
  });
  return withoutCommands(seen);
}

/** Of a text that is too long, this part of what may be shown is its beginning, the rest its end: numbers stand there. */
const HEAD = 2 / 3;

/**
 * A visible text, shortened in its middle where it is longer than `most` characters; it says how many were left out.
 *
 * @param most - in UTF-16 code units, without the note on what was left out
 */
export function shown(text: string, most: number): string {
  const line = visible(text);
  if (line.length <= most) return line;
  const head = line.slice(0, Math.ceil(most * HEAD)).replace(/[\ud800-\udbff]$/, "");
  const tail = line.slice(line.length - (most - Math.ceil(most * HEAD))).replace(/^[\udc00-\udfff]/, "");
  return `${head}… (${line.length - head.length - tail.length} more characters) …${tail}`;
}
