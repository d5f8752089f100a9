#!/bin/sh
# Runs the tests of the Terraform emitter with cdktn, the maintained successor of cdktf, under cdktf's name; then
# compares what both emit, as parsed JSON without the version. Works on a copy: the two never meet in one tree.
# Usage: scripts/test-cdktn.sh [version of cdktn]
set -eu

version="${1:-0.24.0}"
project=$(cd "$(dirname "$0")/.." && pwd)
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT INT TERM

cd "$project"
# A tracked file may be deleted in the work tree, so only those that are there.
git ls-files --cached --others --exclude-standard -z |
  xargs -0 sh -c 'for file; do [ ! -f "$file" ] || printf "%s\0" "$file"; done' sh |
  tar --null --files-from=- --create --file=- | tar --extract --file=- --directory="$copy"

cd "$copy"
npm ci --ignore-scripts --no-audit --no-fund --prefer-offline --loglevel=error
EMITTED_BY_CDKTF="$copy/by-cdktf.json" npx jest test/emit/terraform/compare-libraries.test.ts
npm install --save-dev --save-exact --ignore-scripts --no-audit --no-fund --prefer-offline --loglevel=error "cdktf@npm:cdktn@$version"
test "$(node -p 'require("cdktf/package.json").name')" = cdktn
EMITTED_BY_CDKTF="$copy/by-cdktf.json" npx jest test/emit test/e2e/terraform.test.ts
