#!/bin/sh
# Yjs, Automerge and PouchDB on the workload of renkei-bench, against its floor in the same run:
#   RENKEI_BENCH=build/bench/renkei-bench run.sh [DEVICES ENTRIES ROUNDS]
set -eu
bench=$(realpath "${RENKEI_BENCH:-build/bench/renkei-bench}")
cd "$(dirname "$0")"
work=${TMPDIR:-/tmp}/renkei-bench-peers
mkdir -p "$work"
cp package.json ./*.mjs "$work"/
cd "$work"
[ -d node_modules ] || npm install --no-audit --no-fund --no-package-lock >&2
RENKEI_BENCH=$bench exec node peers.mjs "$@"
