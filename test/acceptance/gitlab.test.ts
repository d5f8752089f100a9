/** The job of docs/gitlab-ci.yml, in a shell with what GitLab sets, on a repository with two branches. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

import type { Ran } from "../cli/project";
import { ROOT } from "../helpers/source-imports";
import { CommentServer } from "./comment-server";
import { FILE, PROJECT, pullRequest, type PullRequest } from "./two-branches";

jest.setTimeout(60_000);

const { facility: JOB } = parse(readFileSync(join(ROOT, "docs/gitlab-ci.yml"), "utf8")) as {
  facility: {
    script: string[];
    variables: Record<string, string>;
    artifacts: { paths: string[]; reports: Record<string, string> };
  };
};

let made: PullRequest;
let server: CommentServer;
let count = 0;
beforeAll(async () => {
  made = pullRequest();
  server = await CommentServer.start();
});
beforeEach(() => server.reset());
afterAll(async () => {
  made.project.remove();
  await server.stop();
});

async function runJob(variables: Record<string, string>): Promise<Ran & { folder: string }> {
  const folder = join(made.checkOut(`job-${++count}`, made.head, "full"), PROJECT);
  const all = {
    ...JOB.variables,
    CI_API_V4_URL: server.url,
    CI_PROJECT_ID: "3",
    CI_JOB_URL: "https://gitlab.example/1",
    ...variables,
  };
  const exports = Object.entries(all).map(([name, value]) => `export ${name}='${value}'`);
  const npx = `npx() { "$@"; }`;
  const ran = await made.project.shell([npx, `cd '${folder}'`, ...exports, ...JOB.script].join("\n"));
  return { ...ran, folder };
}

const mergeRequest = () => ({ CI_MERGE_REQUEST_DIFF_BASE_SHA: made.base, CI_MERGE_REQUEST_IID: "7" });

test("a merge request: reports, and the note updated in place", async () => {
  const variables = { ...mergeRequest(), SUPERFACTORY_TOKEN: "secret" };
  const { code, stdout, folder } = await runJob(variables);
  expect(code).toBe(1);
  expect(stdout).toContain("power/survives-single-loss");
  for (const file of [...JOB.artifacts.paths, ...Object.values(JOB.artifacts.reports)]) {
    expect([file, existsSync(join(folder, file))]).toEqual([file, true]);
  }
  const issues = JSON.parse(readFileSync(join(folder, JOB.artifacts.reports["codequality"] ?? ""), "utf8"));
  expect(issues[0].location.path).toBe(FILE);
  await runJob(variables);
  const notes = "/projects/3/merge_requests/7/notes";
  expect(server.requests).toEqual([`GET ${notes}`, `POST ${notes}`, `GET ${notes}`, `PUT ${notes}/1`]);
  expect(server.comments.map(({ body }) => body.split("\n")[0])).toEqual(["<!-- superfactory-diff -->"]);
});

test("a note that is refused, and no token: the findings decide", async () => {
  server.refusal = 403;
  const refused = await runJob({ ...mergeRequest(), SUPERFACTORY_TOKEN: "secret" });
  expect(refused.code).toBe(1);
  expect(refused.stdout).toContain("The note was not written.");
  server.reset();
  expect((await runJob(mergeRequest())).code).toBe(1);
  expect(server.requests).toEqual([]);
});

test("the default branch, and a base that is not there", async () => {
  const branch = await runJob({});
  expect([branch.code, existsSync(join(branch.folder, "facility-diff.md"))]).toEqual([1, false]);
  const { code, stdout } = await runJob({ ...mergeRequest(), CI_MERGE_REQUEST_DIFF_BASE_SHA: "0".repeat(40) });
  expect(code).toBe(1);
  expect(stdout).toContain("Nothing is compared with the base.");
});

test("a file that is not there fails the job as a mistake of use", async () => {
  expect((await runJob({ FACILITY: "facilty.ts" })).code).toBe(2);
});
