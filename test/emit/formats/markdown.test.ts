import { marked, type Tokens } from "marked";

import { markdown, MOST_MARKDOWN, REPORT_MARKER } from "../../../lib/emit/formats/markdown";
import { htmlText, markdownText } from "../../../lib/emit/formats/markdown-text";
import { visible } from "../../../lib/emit/formats/visible";
import { HOSTILE_NAMES } from "./hostile-names";
import { inputOf, manyFindings, reportOf, SAMPLE } from "./sample";

const html = (text: string): string => marked.parse(text, { async: false, gfm: true });

/** What a reader sees: tags and comments gone, character references resolved. */
function seen(rendered: string): string {
  const references: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };
  return rendered
    .replace(/<!--.*?-->|<[^>]*>/gs, "")
    .replace(/&(?:#(\d+)|(\w+));/g, (whole, code: string | undefined, name: string) =>
      code === undefined ? (references[name] ?? whole) : String.fromCharCode(Number(code)),
    )
    .trim();
}

const tagsOf = (rendered: string): string[] =>
  [...rendered.matchAll(/<([a-z][a-z0-9]*)/gi)].map(([, name = ""]) => name);

describe.each([...HOSTILE_NAMES])("the name %j", (name) => {
  const whole = visible(name).trim();

  test("is itself in a paragraph, a cell, an item and a heading, and makes nothing", () => {
    const text = markdownText(name);
    const places: readonly (readonly [string, readonly string[]])[] = [
      [text, ["p"]],
      [`- ${text}`, ["ul", "li"]],
      [`## ${text}`, ["h2"]],
      [`| a |\n| --- |\n| ${text} |`, ["table", "thead", "tr", "th", "tbody", "tr", "td"]],
    ];
    for (const [source, tags] of places) {
      const rendered = html(source);
      expect(tagsOf(rendered)).toEqual(tags);
      expect(seen(rendered).replace(/^a\s+/, tags[0] === "table" ? "" : "$&")).toBe(whole);
    }
  });

  test("is itself in the summary of a fold", () => {
    const rendered = html(`<details><summary>${htmlText(name)}</summary>\n\ninside\n\n</details>`);
    expect(tagsOf(rendered)).toEqual(["details", "summary", "p"]);
    expect(seen(rendered).startsWith(whole)).toBe(true);
  });
});

test.each(["@someone", "#12", "org/repo#3", "https://example.org", "www.example.org", ":tada:", "GH-7", "a@b.org"])(
  "%s is no link of the host: something stands inside it",
  (name) => {
    expect(markdownText(name)).toContain("<!-- -->");
    expect(html(markdownText(name))).not.toContain("<a");
    expect(seen(html(markdownText(name)))).toBe(name);
  },
);

test("the marker is first, then the verdict; details are folded and closed", () => {
  const text = markdown(inputOf([SAMPLE], { reportUrl: "https://ci.example/run/1" }));
  const [first, second] = text.split("\n\n");
  expect(first).toBe(REPORT_MARKER);
  expect(second).toBe("## ❌ superfactory: lakeside is rejected");
  const rendered = html(text);
  expect(rendered.split("<details>").length).toBe(rendered.split("</details>").length);
  expect(rendered).toContain('<a href="https://ci.example/run/1">The whole report</a>');
  expect(seen(rendered)).toContain("Test stand.");
});

test("an address cannot leave its link", () => {
  const text = markdown(inputOf([SAMPLE], { reportUrl: "https://x/>) [a](javascript:alert(1))" }));
  const links: string[] = [];
  void marked.walkTokens(marked.lexer(text), (token) => {
    if (token.type === "link") links.push((token as Tokens.Link).href);
  });
  expect(links).toHaveLength(1);
});

test.each([
  ["30,000 findings", () => manyFindings(30_000)],
  [
    "300 findings of long hostile names",
    () => manyFindings(300, (at) => ({ path: ":x|".repeat(3000) + at, message: "@x<#1[".repeat(2000) })),
  ],
])("%s stay below 60,000 characters, nothing is left open, and the rest is counted", (_, findings) => {
  const text = markdown(inputOf([reportOf(findings())]));
  expect(text.length).toBeLessThanOrEqual(MOST_MARKDOWN);
  expect(text.split("<details>").length).toBe(text.split("</details>").length);
  expect(text).toMatch(/Cut for length: [\d,]+ findings without details\./);
});
