#!/bin/sh
# Builds a preset of CMakePresets.json: build.sh release. Says nothing when there is nothing to do.
set -eu
cd "$(dirname "$0")/.."
preset=$1

fail() {
  printf 'build: %s\nbuild: %s\n' "$1" "$2" >&2
  exit 1
}

# shellcheck disable=SC3013 # every sh of Debian and Ubuntu knows -nt
if ! [ "build/$preset/build.ninja" -nt CMakePresets.json ]; then
  echo "build: preparing build/$preset"
  mkdir -p build
  cmake --preset "$preset" >"build/$preset.log" 2>&1 || {
    cat "build/$preset.log" >&2
    fail "ビルドの準備に失敗しました（上の表示を参照）。記録はそのままです。build/$preset を消して、もう一度実行してください。" \
      "Could not prepare the build (see above); all records are safe; delete build/$preset and run this again."
  }
  touch "build/$preset/build.ninja"
fi

# ninja's lines as they come, without CMake's chatter and those that say that nothing happened.
{ cmake --build --preset "$preset" 2>&1 || echo BUILD-FAILED; } | while IFS= read -r line; do
  case $line in
    BUILD-FAILED) exit 1 ;;
    '-- '* | *'no work to do.' | *'Re-checking globbed directories...') ;;
    *) printf '%s\n' "$line" ;;
  esac
done || fail "ビルドに失敗しました（上の表示を参照）。記録はそのままです。直してから、もう一度実行してください。" \
  "The build failed (see above); all records are safe; put it right and run this again."
