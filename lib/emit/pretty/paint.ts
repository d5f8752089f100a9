/** Colours by meaning. Without colour every function returns its text as it is. */
export interface Paint {
  error(text: string): string;
  warning(text: string): string;
  info(text: string): string;
  /** What helps but is not the message: locations, code, labels. */
  aside(text: string): string;
  strong(text: string): string;
}

const same = (text: string): string => text;

/** The select-graphic-rendition codes of ECMA-48. */
const code =
  (on: number, off: number) =>
  (text: string): string =>
    text === "" ? text : `\u001b[${on}m${text}\u001b[${off}m`;

const PLAIN: Paint = { error: same, warning: same, info: same, aside: same, strong: same };
const COLOURED: Paint = {
  error: code(31, 39),
  warning: code(33, 39),
  info: code(36, 39),
  aside: code(2, 22),
  strong: code(1, 22),
};

export function paint(colour: boolean): Paint {
  return colour ? COLOURED : PLAIN;
}
