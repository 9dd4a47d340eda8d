#!/bin/sh
# Checks layout and likely bugs, builds the strict preset (sanitizers, warnings are errors) and runs
# every test.
set -eu
cd "$(dirname "$0")/.."

sh platform/setup.sh test
sh platform/check.sh
sh platform/build.sh dev

ctest --preset dev --parallel "$(nproc)" || {
  echo "test: テストに失敗しました（上の表示を参照）。記録はそのままです。直してから、もう一度実行してください。" >&2
  echo "test: Some tests failed (see above); all records are safe; put it right and run this again." >&2
  exit 1
}

# doctest's own counts, added up, and what was left out on purpose (RENKEI_LEAVE_OUT).
log=build/dev/Testing/Temporary/LastTest.log
sed -n 's/^left out: /test: left out: /p' $log
awk '/^\[doctest\] test cases:/ { cases += $6 } /^\[doctest\] assertions:/ { checks += $5 }
  /^left out: / { left_out += 1 }
  END { printf "test: all %d test cases passed (%d checks)", cases - left_out, checks
        if (left_out) printf ", %d left out", left_out
        print "" }' $log
