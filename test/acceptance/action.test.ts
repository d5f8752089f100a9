/** The steps of action.yml, in a shell with what GitHub sets, on a repository with a pull request. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { ACTION, type ActionRun, type Circumstances, runAction } from "./action-runner";
import { CommentServer } from "./comment-server";
import { BASE, FILE, git, HEAD, lineOf, NUMBER, PROJECT, pullRequest, type PullRequest } from "./two-branches";

jest.setTimeout(60_000);

const UPLOAD = "github/codeql-action/upload-sarif@v4";
/** The package is there, as after an installation. */
const INPUTS = { "working-directory": PROJECT, install: "" };

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

function event(from = "acme/sites", of = made): object {
  const head = { sha: of.head, repo: { full_name: from } };
  return { number: NUMBER, pull_request: { number: NUMBER, base: { sha: of.base, ref: "main" }, head } };
}

/** A pull request as a runner sees it, in a new checkout with one commit. */
function circumstances(of = made): Circumstances {
  const workspace = of.checkOut(`workspace-${++count}`, of.merge);
  const ref = `refs/pull/${NUMBER}/merge`;
  return {
    workspace,
    event_name: "pull_request",
    event: event(undefined, of),
    ref,
    sha: of.merge,
    token: "secret",
    api_url: server.url,
  };
}

const run = (inputs: Record<string, string> = {}, changed: Partial<Circumstances> = {}): Promise<ActionRun> =>
  runAction({ ...INPUTS, ...inputs }, { ...circumstances(), ...changed });

const annotations = (log: string, level: string): string[] =>
  log.split("\n").filter((line) => line.startsWith(`::${level} `));

describe("a pull request, checked out with one commit", () => {
  let first: ActionRun;
  let comments: string[];
  beforeAll(async () => {
    server.reset();
    first = await run();
    comments = server.comments.map(({ body }) => body);
  });

  test("fails by its findings, after all reports", () => {
    expect(first.code).toBe(1);
    expect(first.steps).toEqual(["Judge", "Upload SARIF", "Comment", "Verdict"]);
  });

  test("outputs", () => {
    const { results = "", ...others } = first.outputs;
    expect(others).toEqual({ status: "rejected", errors: "2", "new-findings": "2" });
    const diff = JSON.parse(readFileSync(join(results, "diff.json"), "utf8"));
    expect(diff.elements.added).toHaveLength(20);
    expect(diff.elements.moved).toHaveLength(5);
    expect(first.used[UPLOAD]).toEqual({ sarif_file: join(results, "report.sarif") });
    expect(JSON.parse(readFileSync(join(results, "report.sarif"), "utf8")).runs).toHaveLength(1);
    expect(readFileSync(join(results, "changed.txt"), "utf8")).toBe(`${FILE}\n`);
  });

  test("annotates the changed lines", () => {
    const errors = annotations(first.log, "error").map((line) => line.slice(0, line.indexOf(",endLine")));
    expect(errors).toEqual([
      `::error file=${FILE},line=${lineOf('"n40"')}`,
      `::error file=${FILE},line=${lineOf('"busway-b"')}`,
    ]);
  });

  test("the summary has the difference, then the report, and links to the run", () => {
    expect(first.summary.indexOf("2 new findings")).toBeLessThan(
      first.summary.indexOf("superfactory: lakeside is rejected"),
    );
    expect(first.summary).toContain("5 racks moved");
    expect(first.summary.match(/https:\/\/github\.example\/acme\/sites\/actions\/runs\/42/g)).toHaveLength(2);
    // GitHub takes one mebibyte of a step.
    expect(Buffer.byteLength(first.summary)).toBeLessThan(2 ** 20);
  });

  test("comments the difference once", () => {
    expect(comments).toHaveLength(1);
    expect(comments[0]).toMatch(
      /^<!-- superfactory-diff -->\n<!-- sites\/lakeside\/facility\.ts -->\n\n## ❌ lakeside/,
    );
    expect(comments[0]).toContain("20 racks added");
  });

  test("leaves nothing in the checkout that git sees", async () => {
    const at = circumstances();
    await runAction(INPUTS, at);
    expect(git(at.workspace, "status", "--porcelain")).toBe("");
  });
});

describe("the comment", () => {
  test("is updated in place, among others and beyond the first page", async () => {
    for (let at = 1; at <= 120; at++)
      server.comments.push({ id: at, body: "> <!-- superfactory-diff -->\nlooks good" });
    await run();
    await run();
    expect(server.comments).toHaveLength(121);
    expect(server.requests.filter((each) => !each.startsWith("GET"))).toEqual([
      `POST /repos/acme/sites/issues/${NUMBER}/comments`,
      "PATCH /repos/acme/sites/issues/comments/121",
    ]);
    expect(server.authorization).toBe("Bearer secret");
  });

  test("of another facility stays", async () => {
    server.comments.push({ id: 1, body: "<!-- superfactory-diff -->\n<!-- sites/other/facility.ts -->\n\nother" });
    await run();
    expect(server.comments.map(({ body }) => body.includes("other"))).toEqual([true, false]);
  });

  test.each([[403], [404], [500]])("answered with %d is a notice; the findings decide", async (refusal) => {
    server.refusal = refusal;
    const { code, log } = await run({ "fail-on": "never" });
    expect(code).toBe(0);
    expect(annotations(log, "notice")).toEqual([expect.stringContaining(`answered ${refusal}`)]);
    expect((await run()).code).toBe(1);
  });

  test.each([
    ["without a token", { token: "" }, "there is no token"],
    ["without a network", { api_url: "http://127.0.0.1:9" }, "was not written"],
  ])("%s is a notice", async (_, changed, words) => {
    const { code, log } = await run({ "fail-on": "never" }, changed);
    expect(code).toBe(0);
    expect(annotations(log, "notice")).toEqual([expect.stringContaining(words)]);
  });

  test("is not written when it is not wanted", async () => {
    const { steps } = await run({ comment: "false", sarif: "false" });
    expect(steps).toEqual(["Judge", "Verdict"]);
    expect(server.requests).toEqual([]);
  });

  test("is not begun where the facility is what it was", async () => {
    const same = pullRequest(BASE, `${BASE}// a remark\n`);
    try {
      const { code, outputs } = await runAction(INPUTS, circumstances(same));
      expect({ code, found: outputs["new-findings"], status: outputs["status"] }).toEqual({
        code: 0,
        found: "0",
        status: "accepted",
      });
      expect(server.comments).toEqual([]);
    } finally {
      same.project.remove();
    }
  });
});

describe("the upload of SARIF", () => {
  test.each([
    ["a fork", () => ({ event: event("someone/sites") })],
    [
      "a fork that is gone",
      () => ({ event: { pull_request: { number: NUMBER, base: { sha: made.base }, head: { repo: null } } } }),
    ],
    ["Dependabot", () => ({ actor: "dependabot[bot]" })],
  ])("is left out for %s", async (_, changed) => {
    const { steps, code } = await run({}, changed());
    expect(steps).toEqual(["Judge", "Comment", "Verdict"]);
    expect(code).toBe(1);
  });

  test("that is refused does not fail the job", () => {
    expect(ACTION.runs.steps.find(({ uses }) => uses === UPLOAD)?.["continue-on-error"]).toBe(true);
  });
});

describe("other events and checkouts", () => {
  const push = (workspace: string): Partial<Circumstances> => ({
    workspace,
    event_name: "push",
    event: { before: made.base },
    ref: "refs/heads/more",
    sha: made.head,
  });

  test("a push has no base: the report alone", async () => {
    const { code, outputs, steps, summary, log } = await run({}, push(made.checkOut(`push-${++count}`, made.head)));
    expect(code).toBe(1);
    expect(steps).toEqual(["Judge", "Upload SARIF", "Verdict"]);
    expect(outputs).toMatchObject({ status: "rejected", errors: "2", "new-findings": "" });
    expect(summary.startsWith("<!-- superfactory-report -->")).toBe(true);
    expect(annotations(log, "error")).toHaveLength(2);
  });

  test("a push with a base that is named", async () => {
    const { outputs } = await run({ base: "main" }, push(made.checkOut(`push-${++count}`, made.head)));
    expect(outputs["new-findings"]).toBe("2");
  });

  test("the head of the branch alone, and a base that went on since: compared with where the branch began", async () => {
    const later = pullRequest();
    try {
      const author = join(later.project.folder, "author");
      git(author, "checkout", "--quiet", "main");
      writeFileSync(join(author, FILE), BASE.replace("add(rows[1], 18, 20);", ""));
      git(author, "commit", "--quiet", "--all", "--message=later");
      git(author, "push", "--quiet", join(later.project.folder, "origin.git"), "main");
      const sha = git(author, "rev-parse", "HEAD").trim();
      const changed = { workspace: later.checkOut("branch", later.head), sha: later.head, ref: "refs/heads/more" };
      const pull_request = { number: NUMBER, base: { sha }, head: { repo: { full_name: "acme/sites" } } };
      const { outputs } = await runAction(INPUTS, { ...circumstances(later), ...changed, event: { pull_request } });
      const diff = JSON.parse(readFileSync(join(outputs["results"] ?? "", "diff.json"), "utf8"));
      expect(diff.elements.added).toHaveLength(20);
    } finally {
      later.project.remove();
    }
  });

  test("a base that is not to be had is a warning, and every finding counts", async () => {
    const at = circumstances();
    rmSync(join(at.workspace, ".git/FETCH_HEAD"), { force: true });
    git(at.workspace, "remote", "set-url", "origin", "file:///no/such/repository");
    const { code, log, outputs } = await runAction({ ...INPUTS, "fail-on": "new-error" }, at);
    expect(code).toBe(1);
    expect(annotations(log, "warning")[0]).toContain("cannot be fetched");
    expect(outputs["new-findings"]).toBe("");
  });

  test("a base that cannot be judged is a warning", async () => {
    const broken = pullRequest(BASE.replace("factory.synth();", "missing();"), HEAD);
    try {
      const { code, log, steps } = await runAction(INPUTS, circumstances(broken));
      expect(code).toBe(1);
      expect(annotations(log, "warning").join()).toContain("missing is not defined");
      expect(steps).toEqual(["Judge", "Upload SARIF", "Verdict"]);
    } finally {
      broken.project.remove();
    }
  });
});

describe("what fails the job", () => {
  test("with new-error, errors that the base has do not", async () => {
    const old = pullRequest(HEAD, HEAD.replace('Floor(site, "hall"', 'Floor(site, "hall" /* of the north */'));
    try {
      const at = circumstances(old);
      expect((await runAction({ ...INPUTS, "fail-on": "new-error" }, at)).code).toBe(0);
      expect((await runAction(INPUTS, at)).code).toBe(1);
    } finally {
      old.project.remove();
    }
  });

  test("with warning, what is not known does", async () => {
    const push = { event_name: "push", event: {}, workspace: made.checkOut(`push-${++count}`, made.base) };
    expect((await run({}, push)).code).toBe(0);
    expect((await run({ "fail-on": "warning" }, push)).code).toBe(1);
  });

  test.each([
    ["a file that is not there", { file: "facilty.ts" }, "There is no file facilty.ts"],
    ["an option that is not there", { arguments: "--dat today" }, "unknown option '--dat'"],
    ["one on a later line", { arguments: "--no-baseline\n  --date today\n--dat today\n" }, "unknown option '--dat'"],
    ["an unknown fail-on", { "fail-on": "errors" }, "new-warning or never"],
    ["an installation that fails", { install: "echo half; false" }, "`echo half; false` failed"],
  ])("%s is an error that is told", async (_, inputs, words) => {
    const { code, log, steps } = await run(inputs);
    expect(code).toBe(2);
    expect(annotations(log, "error")).toEqual([expect.stringContaining(words)]);
    expect(steps).toEqual(["Judge", "Verdict"]);
  });
});
