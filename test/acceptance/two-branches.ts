/** A repository with a pull request: 20 more racks, 5 moved, one rating lowered; and checkouts of it as a runner has them. */
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { makeProject, type Project } from "../cli/project";

/** Where the project is in the repository. */
export const PROJECT = "sites/lakeside";
export const FILE = `${PROJECT}/facility.ts`;
export const NUMBER = 7;

/** 20 racks of 10 kW: a lost side leaves 200 kVA on the other, of 500. */
export const BASE = `import { ApparentPower, Floor, Power, PowerFeed, Rack, Row, Site, Superfactory, Voltage } from "superfactory";

const factory = new Superfactory("lakeside");
const site = new Site(factory, "north", { electricalCode: "IEC" });
const voltage = Voltage.volts(415);
const rating = ApparentPower.kilovoltAmperes(1000);
const gridA = new PowerFeed(site, "grid-a", { kind: "utility", voltage, rating });
const gridB = new PowerFeed(site, "grid-b", { kind: "utility", voltage, rating });
const a = new PowerFeed(site, "busway-a", { kind: "busway", from: gridA, rating: ApparentPower.kilovoltAmperes(500) });
const b = new PowerFeed(site, "busway-b", { kind: "busway", from: gridB, rating: ApparentPower.kilovoltAmperes(500) });

const hall = new Floor(site, "hall", { rackAirLimit: Power.kilowatts(20) });
const rows = ["r1", "r2", "r3"].map((id) => new Row(hall, id));

function add(row: Row | undefined, first: number, last: number, power = Power.kilowatts(10)): void {
  const props = { power, peak: power, powerFactor: 1, voltage, liquidFraction: 0, feeds: [a, b] };
  for (let at = first; at <= last; at++) new Rack(row!, \`n\${at}\`, { ...props, survives: "any-single-loss" });
}

add(rows[0], 1, 12);
add(rows[0], 13, 17);
add(rows[1], 18, 20);
factory.synth();
`;

/** 39 racks of 10 kW and one of 21 kW: 411 kVA on the side that is left, of 400; and 21 kW of air heat where 20 are allowed. */
export const HEAD = replaced(
  replaced(
    replaced(BASE, "add(rows[0], 13, 17);", "add(rows[1], 13, 17);"),
    "from: gridB, rating: ApparentPower.kilovoltAmperes(500)",
    "from: gridB, rating: ApparentPower.kilovoltAmperes(400)",
  ),
  "factory.synth();",
  `add(rows[2], 21, 39);
new Rack(rows[2]!, "n40", { power: Power.kilowatts(21), peak: Power.kilowatts(21), powerFactor: 1, voltage, liquidFraction: 0, feeds: [a, b] });
factory.synth();`,
);

function replaced(text: string, before: string, after: string): string {
  if (!text.includes(before)) throw new Error(`The facility has no ${before}.`);
  return text.replace(before, after);
}

/** Line of a text in the head, from 1. */
export function lineOf(text: string): number {
  return HEAD.split("\n").findIndex((line) => line.includes(text)) + 1;
}

export interface PullRequest {
  /** Its folder holds the bare repository `origin.git` and every checkout. */
  readonly project: Project;
  readonly base: string;
  readonly head: string;
  /** What GitHub checks out: the head merged into the base. */
  readonly merge: string;
  /** A clone with one commit, or with all of them. Returns its folder. */
  checkOut(name: string, commit: string, depth?: "shallow" | "full"): string;
}

export function git(folder: string, ...args: string[]): string {
  const who = ["-c", "user.name=test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"];
  return execFileSync("git", [...who, ...args], { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/** `main` holds the base, the branch `more` the head, `refs/pull/7/merge` both. */
export function pullRequest(base = BASE, head = HEAD): PullRequest {
  const project = makeProject({});
  const origin = join(project.folder, "origin.git");
  const author = join(project.folder, "author");
  const url = pathToFileURL(origin).href;
  git(project.folder, "init", "--quiet", "--bare", "--initial-branch=main", origin);
  git(project.folder, "init", "--quiet", "--initial-branch=main", author);
  mkdirSync(join(author, PROJECT), { recursive: true });
  writeFileSync(join(author, PROJECT, "package.json"), '{ "name": "lakeside", "private": true }\n');
  const commit = (text: string, message: string): string => {
    writeFileSync(join(author, FILE), text);
    git(author, "add", ".");
    git(author, "commit", "--quiet", `--message=${message}`);
    return git(author, "rev-parse", "HEAD").trim();
  };
  const commits = { base: commit(base, "base"), head: "", merge: "" };
  git(author, "checkout", "--quiet", "-b", "more");
  commits.head = commit(head, "more racks");
  git(author, "checkout", "--quiet", "--detach", "main");
  git(author, "merge", "--quiet", "--no-ff", "--message=parent of none", "more");
  commits.merge = git(author, "rev-parse", "HEAD").trim();
  git(author, "push", "--quiet", url, "main", "more", `HEAD:refs/pull/${NUMBER}/merge`);
  return {
    project,
    ...commits,
    checkOut: (name, wanted, depth = "shallow") => {
      const folder = join(project.folder, name);
      git(project.folder, "init", "--quiet", folder);
      git(folder, "remote", "add", "origin", url);
      const all = ["+refs/heads/*:refs/remotes/origin/*", wanted];
      const refs = depth === "full" ? all : ["--depth=1", "origin", wanted];
      git(folder, "fetch", "--quiet", "--no-tags", ...(depth === "full" ? ["origin", ...refs] : refs));
      git(folder, "checkout", "--quiet", "--detach", wanted);
      return folder;
    },
  };
}
