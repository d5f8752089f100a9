/**
 * Patterns over element paths. `*` stands for any characters of one id, `?` for one of them, `**` for any number of ids,
 * `{a,b}` for either; a backslash takes the next character as it is. A pattern names elements, and holds for them and for
 * all below them.
 */

/** Tells whether a path is named by any of the patterns, or lies below one that is. */
export function pathMatcher(patterns: readonly string[]): (path: string) => boolean {
  const all = patterns.map(expressionOf);
  return (path) => all.some((each) => each.test(path));
}

/** What is wrong with a pattern, as one sentence; nothing where it can be read. */
export function patternProblem(pattern: string): string | undefined {
  if (pattern.trim() === "")
    return "A pattern is empty. Name elements by their path, such as north/hall-1, or all by **.";
  if (/^\/|\/$|\/\//.test(pattern)) {
    return `The pattern "${pattern}" has an empty id. Paths begin and end with an id, such as north/hall-1.`;
  }
  const wrong = stepsOf(pattern).at(-1);
  return wrong === "{" || wrong === "\\" ? `The pattern "${pattern}" does not end what "${wrong}" begins.` : undefined;
}

/** `**` with what separates it, braces, a character that is taken as it is, or any one character. */
const STEP = /(?:^|\/)\*\*(?=\/|$)\/?|\{[^{}/]*\}|\\.|[^]/gu;

function stepsOf(pattern: string): readonly string[] {
  return pattern.match(STEP) ?? [];
}

function expressionOf(pattern: string): RegExp {
  return new RegExp(`^${stepsOf(pattern.normalize("NFC")).map(stepExpression).join("")}(?:/|$)`, "u");
}

function stepExpression(step: string): string {
  if (step === "*") return "[^/]*";
  if (step === "?") return "[^/]";
  if (step.includes("**")) return anyIds(step);
  if (step.length > 1 && step.startsWith("{")) {
    const choices = step.slice(1, -1).split(",");
    return `(?:${choices.map((each) => stepsOf(each).map(stepExpression).join("")).join("|")})`;
  }
  return literal(step.length > 1 && step.startsWith("\\") ? step.slice(1) : step);
}

/** `**` alone or at the end needs an id; between others it may stand for none. */
function anyIds(step: string): string {
  const [before, after] = [step.startsWith("/"), step.endsWith("/")];
  if (!after) return before ? "/.+" : ".+";
  return before ? "/(?:.*/)?" : "(?:.*/)?";
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/gu, "\\$&");
}

/** The pattern that names exactly one path. */
export function escapedPattern(path: string): string {
  return path.replace(/[*?{\\]/g, "\\$&");
}
