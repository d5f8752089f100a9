/** XML 1.0, and the one place that escapes for it. */
import { visible } from "./visible";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** An element with either children or lines of text, none of them escaped yet. */
export interface XmlElement {
  readonly name: string;
  /** Left out where undefined. */
  readonly attributes?: Readonly<Record<string, string | number | undefined>>;
  readonly children?: readonly XmlElement[];
  readonly lines?: readonly string[];
}

/** A document with its declaration; ends with a line break. */
export function xmlDocument(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml(root, "")}\n`;
}

function xml({ name, attributes = {}, children = [], lines = [] }: XmlElement, indent: string): string {
  const given = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${xmlText(String(value))}"`],
  );
  const open = `${indent}<${name}${given.join("")}`;
  if (lines.length > 0) return `${open}>${lines.map(xmlText).join("\n")}</${name}>`;
  if (children.length === 0) return `${open}/>`;
  return `${open}>\n${children.map((child) => xml(child, `${indent}  `)).join("\n")}\n${indent}</${name}>`;
}

/** XML 1.0 refuses most controls even as character references: they are shown as pictures. */
function xmlText(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
