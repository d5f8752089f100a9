#!/usr/bin/env bash
# Judges the facility of a project, run in the project's folder, and compares it with its base.
# Annotations go to stdout, the job summary and the outputs to the files that GitHub names, the reports into a folder.
# Ends with 0 whatever the verdict is, so that the reports can be uploaded first: the output exit-code has it.
set -euo pipefail

action=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
results=$(mktemp -d "${RUNNER_TEMP:-${TMPDIR:-/tmp}}/superfactory-XXXXXX")
run_url="$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/actions/runs/$GITHUB_RUN_ID"

# One annotation without a place: `annotate <error|warning|notice> <text>`.
annotate() {
  local text=${2//'%'/'%25'}
  text=${text//$'\r'/'%0D'}
  text=${text//$'\n'/'%0A'}
  printf '::%s title=superfactory::%s\n' "$1" "$text"
}

output() {
  printf '%s=%s\n' "$1" "$2" >>"$GITHUB_OUTPUT"
}

# Ends here: an error of use, the inputs of the action included.
stop() {
  annotate error "$1"
  output exit-code 2
  exit 0
}

install() {
  if [ -n "$INPUT_INSTALL" ]; then
    bash -eo pipefail -c "$INPUT_INSTALL" || stop "\`$INPUT_INSTALL\` failed; the input \`install\` names the command."
  fi
  if [ -n "$INPUT_VERSION" ]; then
    npm install --no-save --no-audit --no-fund "superfactory@$INPUT_VERSION" ||
      stop "superfactory $INPUT_VERSION cannot be installed; \`npm view superfactory versions\` lists what there is."
  fi
}

# The command line that the project has.
bin() {
  node --input-type=commonjs -e '
    const { createRequire } = require("node:module");
    const { dirname, join } = require("node:path");
    const manifest = createRequire(join(process.cwd(), "index.js")).resolve("superfactory/package.json");
    console.log(join(dirname(manifest), require(manifest).bin.superfactory));
  ' 2>/dev/null || true
}

# What GitHub checks out for a pull request is a merge; the base is what it merges into, also where only this one commit is there.
merged_into() {
  [[ "${GITHUB_REF:-}" == refs/pull/*/merge && "$(git rev-parse HEAD)" == "${GITHUB_SHA:-}" ]] || return 0
  git cat-file -p HEAD | sed -n '/^$/q; s/^parent //p' | sed -n '1p'
}

commit_of() {
  git rev-parse --verify --quiet --end-of-options "$1^{commit}"
}

is_shallow() {
  [ "$(git rev-parse --is-shallow-repository)" = true ]
}

# Prints the commit to compare with, fetched where it is not there: `base_commit <branch or commit>`.
base_commit() {
  local depth=() commit
  ! is_shallow || depth=(--depth=1)
  if ! commit=$(commit_of "origin/$1" || commit_of "$1"); then
    git fetch --quiet --no-tags ${depth[@]+"${depth[@]}"} -- origin "$1" >&2 || return 1
    commit=$(commit_of FETCH_HEAD)
  fi
  # A branch is compared with the commit that it started from, which a shallow checkout may lack.
  if [ "$commit" != "$merged" ] && is_shallow && ! git merge-base "$commit" HEAD >/dev/null; then
    git fetch --quiet --no-tags --unshallow -- origin >&2 || true
  fi
  git merge-base "$commit" HEAD || printf '%s\n' "$commit"
}

# What the two sides are judged by.
arguments=()
read -r -d '' -a arguments <<<"$INPUT_ARGUMENTS" || true

validate() {
  local level=()
  case "$INPUT_FAIL_ON" in
    warning | new-warning) level=(--fail-on warning) ;;
    unknown) level=(--fail-on unknown) ;;
  esac
  node "$command_line" validate --format github --changed-files "$results/changed.txt" --report-url "$run_url" \
    --output "sarif=$results/report.sarif" --output "markdown=$results/report.md" \
    --output "json=$results/report.json" ${level[@]+"${level[@]}"} ${arguments[@]+"${arguments[@]}"} -- "$INPUT_FILE" 2>"$results/notes.txt"
}

diff() {
  local level=never
  [[ "$INPUT_FAIL_ON" != new-* ]] || level=$INPUT_FAIL_ON
  node "$command_line" diff --base "$base" --report-url "$run_url" --fail-on "$level" \
    --output "markdown=$results/diff.md" --output "json=$results/diff.json" ${arguments[@]+"${arguments[@]}"} \
    -- "$INPUT_FILE" 2>"$results/diff-notes.txt"
}

case "$INPUT_FAIL_ON" in
  error | warning | unknown | new-error | new-warning | never) ;;
  *) stop "fail-on is \"$INPUT_FAIL_ON\"; it can be error, warning, unknown, new-error, new-warning or never." ;;
esac
install
command_line=$(bin)
[ -n "$command_line" ] || stop "The project does not have superfactory: npm install superfactory, or the input \`version\`."

base=""
: >"$results/changed.txt"
if [ -n "$INPUT_BASE" ] && [ "$INPUT_BASE" != none ]; then
  merged=$(merged_into)
  if base=$(base_commit "${merged:-$INPUT_BASE}"); then
    git -c core.quotePath=false diff --name-only "$base" HEAD >"$results/changed.txt"
  else
    base=""
    annotate warning "The base $INPUT_BASE cannot be fetched, so that nothing is compared with it. fetch-depth: 0 of actions/checkout fetches all."
  fi
fi

verdict=0
validate || verdict=$?
cat "$results/notes.txt" >&2
[ "$verdict" -le 1 ] || stop "$(cat "$results/notes.txt")"

if [ -n "$base" ]; then
  compared=0
  printf '::group::What changes\n'
  diff || compared=$?
  printf '::endgroup::\n'
  cat "$results/diff-notes.txt" >&2
  if [ "$compared" -gt 1 ]; then
    annotate warning "Nothing is compared with the base. $(cat "$results/diff-notes.txt")"
  else
    [[ "$INPUT_FAIL_ON" != new-* ]] || verdict=$compared
    output comment "$results/diff.md"
    cat "$results/diff.md" >>"$GITHUB_STEP_SUMMARY"
    printf '\n' >>"$GITHUB_STEP_SUMMARY"
  fi
fi
[ "$INPUT_FAIL_ON" != never ] || verdict=0

cat "$results/report.md" >>"$GITHUB_STEP_SUMMARY"
node "$action/counts.js" "$results" >>"$GITHUB_OUTPUT"
output sarif "$results/report.sarif"
output results "$results"
output exit-code "$verdict"
