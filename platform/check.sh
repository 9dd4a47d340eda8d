#!/bin/sh
# What can be told without building: that every file is laid out as .clang-format says and that
# .clang-tidy finds nothing. `check.sh FOLDER...` looks for bugs in these only: check.sh core/log
#
# The sources of a folder are read as one, so that the headers are read once a folder, not once a
# file: under two minutes instead of six. So a name means one thing in a folder, also in unnamed
# namespaces; who needs a name twice has found something that belongs into a header.
set -eu
cd "$(dirname "$0")/.."

fail() {
  printf 'check: %s\ncheck: %s\n' "$1" "$2" >&2
  exit 1
}

untidy=$(find core ui platform tests cmake -name '*.[ch]pp' -o -name '*.c' | xargs clang-format --dry-run -Werror 2>&1 |
  sed -n 's/:[0-9]*:[0-9]*: error: .*//p' | uniq) || true
[ -z "$untidy" ] || fail \
  "書式がそろっていません。次を実行してください: clang-format -i $(echo $untidy)" \
  "Not laid out as .clang-format says; run clang-format -i $(echo $untidy)"

[ $# -gt 0 ] || set -- $(find core ui platform -name '*.cpp' | sed 's|/[^/]*$||' | sort -u)

# Where headers of others are, and the definitions that CMakeLists.txt gives.
imgui=build/third_party/imgui
flags="-std=c++20 -I. -isystem $imgui -isystem $imgui/misc/cpp -isystem $imgui/backends
  -DIMGUI_USE_WCHAR32 -DRENKEI_VERSION=\"0\" -Wall -Wextra -Wno-missing-field-initializers"

place=build/check
rm -rf $place
mkdir -p $place
for folder; do
  for source in "$folder"/*.cpp; do
    # X11's macros are words of ours: what includes them is read by itself.
    alone=''
    if grep -q '#include <X11/' "$source"; then alone=_$(basename "$source" .cpp); fi
    printf '#include "%s"\n' "$source" >>"$place/$(printf %s "$folder" | tr / _)$alone.cpp"
  done
done

# Quiet but for what is found.
export flags
printf '%s\0' $place/*.cpp | xargs -0 -n 1 -P "$(nproc)" sh -c '
  clang-tidy --quiet --config-file=.clang-tidy "$1" -- $flags >"$1.found" 2>"$1.errors" ||
    { cat "$1.found"; grep -v "warnings* generated\." "$1.errors" >&2; exit 255; }' - || fail \
  "clang-tidy が疑わしい箇所を見つけました（上の表示を参照）。" \
  "clang-tidy found what looks like a bug (see above)."
