/**
 * Writes the comment of a pull request, or updates the one that an earlier run wrote. Whatever goes wrong is a notice: findings
 * decide on the job, not comments. Reads INPUT_TOKEN, INPUT_FILE (what was judged), COMMENT (file with the text), CHANGED,
 * PULL_REQUEST, GITHUB_API_URL and GITHUB_REPOSITORY.
 */
/* global AbortSignal, fetch */
"use strict";
const { readFileSync } = require("node:fs");
const { posix } = require("node:path");

const PER_PAGE = 100;
const MOST_PAGES = 50;
const TIMEOUT_MS = 20_000;

const { INPUT_TOKEN: token, INPUT_FILE: file = "", PULL_REQUEST: number, GITHUB_REPOSITORY: repository } = process.env;
const api = `${process.env.GITHUB_API_URL ?? "https://api.github.com"}/repos/${repository}/issues`;

async function request(method, url, body) {
  const response = await fetch(url, {
    method,
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      "user-agent": "superfactory",
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} answered ${response.status}`);
  return response.json();
}

/** The comment of an earlier run, which begins with the same mark. */
async function earlier(mark) {
  for (let page = 1; page <= MOST_PAGES; page++) {
    const comments = await request("GET", `${api}/${number}/comments?per_page=${PER_PAGE}&page=${page}`);
    const own = comments.find(({ body }) => body?.startsWith(mark));
    if (own || comments.length < PER_PAGE) return own;
  }
  return undefined;
}

/** Each facility of a repository has a comment of its own: a hidden line after the marker says which. */
function withMark(text) {
  const [marker = "", ...rest] = text.split("\n");
  const name = encodeURIComponent(posix.normalize(file)).replaceAll("%2F", "/").replaceAll("--", "-%2D");
  const mark = `${marker}\n<!-- ${name} -->\n`;
  return { mark, body: mark + rest.join("\n") };
}

async function comment() {
  if (!token) throw new Error("there is no token");
  const { mark, body } = withMark(readFileSync(process.env.COMMENT, "utf8"));
  const own = await earlier(mark);
  if (own) {
    await request("PATCH", `${api}/comments/${own.id}`, { body });
    console.log("Updated the comment of the pull request.");
  } else if (process.env.CHANGED === "true") {
    await request("POST", `${api}/${number}/comments`, { body });
    console.log("Commented on the pull request.");
  } else {
    console.log("The facility is what it was: no comment.");
  }
}

comment().catch((error) => {
  const reason = String(error.cause?.message ?? error.message).replace(/[%\r\n]/g, " ");
  const help = "It needs pull-requests: write, which pull requests of forks do not have. The job summary has the same.";
  console.log(`::notice title=superfactory::The comment was not written: ${reason}. ${help}`);
});
