/** What `superfactory new` writes: for a project of a user, or for this repository. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { packageRoot } from "../../emit/package-info";
import type { NewFile } from "../new-files";
import { UseError } from "../use-error";

export type NewKind = "rule" | "construct" | "emitter";
/** `repository` is that of this package. */
export type Place = "project" | "repository";

/** A name as the files say it. */
export interface SkeletonName {
  /** `domain/fact-that-should-hold` of a rule, `two-words` of the others. */
  readonly id: string;
  /** Name of the file, without its end. */
  readonly file: string;
  readonly camel: string;
  readonly Class: string;
}

/** The file of a template, and where it goes: `{{id}}` and `{{file}}` stand for those of the name. */
type Skeleton = readonly [template: string, path: string];

const SKELETONS: Readonly<Record<Place, Readonly<Record<NewKind, readonly Skeleton[]>>>> = {
  project: {
    rule: [
      ["rule.ts", "rules/{{file}}.ts"],
      ["rule.test.ts", "test/rules/{{file}}.test.ts"],
    ],
    construct: [
      ["construct.ts", "constructs/{{file}}.ts"],
      ["construct.test.ts", "test/constructs/{{file}}.test.ts"],
    ],
    emitter: [
      ["emitter.ts", "emitters/{{file}}.ts"],
      ["emitter.run.mjs", "emitters/{{file}}.run.mjs"],
      ["emitter.test.ts", "test/emitters/{{file}}.test.ts"],
    ],
  },
  repository: {
    rule: [
      ["rule.ts", "lib/rules/{{id}}.ts"],
      ["rule.test.ts", "test/rules/{{id}}.test.ts"],
    ],
    construct: [
      ["construct.ts", "constructs/{{file}}.ts"],
      ["construct.test.ts", "test/constructs/{{file}}.test.ts"],
    ],
    emitter: [
      ["emitter.ts", "lib/emit/formats/{{file}}.ts"],
      ["emitter.test.ts", "test/emit/formats/{{file}}.test.ts"],
    ],
  },
};

const RULE_NAME = /^[a-z]+\/[a-z0-9]+(?:-[a-z0-9]+)+$/;
const OTHER_NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** @throws UseError when the name is not of the form that the kind asks for */
export function skeletonName(kind: NewKind, id: string): SkeletonName {
  const isRule = kind === "rule";
  if (!(isRule ? RULE_NAME : OTHER_NAME).test(id)) {
    const help = isRule
      ? "A rule is named by its domain and the fact that should hold, at least two words in small letters: house/rack-names-model"
      : `${kind === "construct" ? "A construct" : "An emitter"} is named in small letters, words with hyphens: ${kind === "construct" ? "rack-pair" : "rack-list"}`;
    throw new UseError({ message: `"${id}" is no name for ${kind === "emitter" ? "an" : "a"} ${kind}.`, help });
  }
  const file = id.replace("/", "-");
  const [first = "", ...others] = file.split("-");
  const rest = others.map(capital).join("");
  return { id, file, camel: first + rest, Class: capital(first) + rest };
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/**
 * The files, the one that is to be edited first.
 *
 * @throws UseError when the class would be named like something that the file imports
 */
export function skeletonFiles(place: Place, kind: NewKind, name: SkeletonName): NewFile[] {
  return SKELETONS[place][kind].map(([template, path]) => {
    const text = readFileSync(join(packageRoot(), "templates", "new", place, `${template}.txt`), "utf8");
    if (new RegExp(`\\b${name.Class}\\b`).test(text)) {
      throw new UseError({ message: `"${name.id}" is taken: the new file itself uses ${name.Class}.` });
    }
    return { path: filled(path, name), content: filled(text, name) };
  });
}

function filled(text: string, name: SkeletonName): string {
  return text.replace(/\{\{(id|file|camel|Class)\}\}/g, (_, key: keyof SkeletonName) => name[key]);
}
