/**
 * Reads workflow commands as the runner of GitHub Actions does: a line that begins with `::` after spaces, properties up
 * to the next `::`, split at commas, the first `=` ends a name, both parts unescaped; and `##[name]` anywhere in a line.
 */
export interface RunnerCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

export function runnerCommands(text: string): RunnerCommand[] {
  return text.split(/\r\n|[\r\n]/).flatMap((line) => doubleColon(line.trimStart()) ?? brackets(line));
}

function doubleColon(line: string): RunnerCommand[] | undefined {
  if (!line.startsWith("::")) return undefined;
  const end = line.indexOf("::", 2);
  if (end < 0) return undefined;
  const head = line.slice(2, end);
  const space = head.indexOf(" ");
  const name = space < 0 ? head : head.slice(0, space);
  const properties: Record<string, string> = {};
  for (const pair of space < 0
    ? []
    : head
        .slice(space + 1)
        .trim()
        .split(",")) {
    const [key = "", ...value] = pair.split("=");
    properties[key] = unescaped(value.join("="), [
      ["%2C", ","],
      ["%3A", ":"],
    ]);
  }
  return [{ name, properties, message: unescaped(line.slice(end + 2), []) }];
}

function brackets(line: string): RunnerCommand[] {
  const name = /##\[([^\]]+)\]/.exec(line)?.[1];
  return name === undefined ? [] : [{ name, properties: {}, message: line }];
}

function unescaped(text: string, more: readonly (readonly [string, string])[]): string {
  const pairs = [...more, ["%0A", "\n"], ["%0D", "\r"], ["%25", "%"]] as const;
  return pairs.reduce((done, [code, character]) => done.replaceAll(code, character), text);
}
