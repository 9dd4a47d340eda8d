#!/bin/sh
# Makes a Debian 12 or Ubuntu machine ready: the packages that are missing, then Dear ImGui's source.
#
#   setup.sh run    what building and running need
#   setup.sh test   that, and what the tests need (the default)
#   setup.sh bench  what building and measuring need
#
# Does nothing, in a moment, when nothing is missing. Elsewhere the libraries come from vcpkg.json.
set -eu
cd "$(dirname "$0")/.."

say() { printf 'setup: %s\n' "$1"; }

fail() {  # Japanese sentence, English sentence
  printf 'setup: %s\nsetup: %s\n' "$1" "$2" >&2
  exit 1
}

# --- Packages ---

run='g++ cmake ninja-build pkg-config xz-utils
  libsqlite3-dev libsodium-dev libzstd-dev libcereal-dev nlohmann-json3-dev libcli11-dev libutf8proc-dev
  libxlsxwriter-dev libqrencode-dev libzip-dev libexpat1-dev
  libglfw3-dev libpng-dev libgl-dev libx11-dev libgl1-mesa-dri fonts-morisawa-bizud-gothic fonts-noto-cjk'
test='doctest-dev clang-format clang-tidy xvfb xauth xdotool imagemagick'
bench='libfmt-dev'

case ${1:-test} in
  run) wanted=$run ;;
  test) wanted="$run $test" ;;
  bench) wanted="$run $bench" ;;
  *) fail "使い方: setup.sh run、setup.sh test または setup.sh bench" "usage: setup.sh run, setup.sh test, or setup.sh bench" ;;
esac

command -v dpkg-query >/dev/null || fail \
  "Debian でも Ubuntu でもないため、自動では準備できません。何も変えていません。vcpkg.json のライブラリを入れ、CMakePresets.json でビルドしてください。" \
  "This is neither Debian nor Ubuntu, so nothing was done or changed: install the libraries of vcpkg.json and build with CMakePresets.json."

# shellcheck disable=SC2086 # lists of words
installed=$(dpkg-query -W -f='${Package}=${db:Status-Status} ' $wanted 2>/dev/null || true)
missing=''
for package in $wanted; do
  case " $installed" in
    *" $package=installed "*) ;;
    *) missing="$missing $package" ;;
  esac
done
missing=${missing# }

admin=''
[ "$(id -u)" = 0 ] || admin=sudo

apt() {  # Output goes to the log; it is shown when something fails.
  # shellcheck disable=SC2086
  $admin env DEBIAN_FRONTEND=noninteractive apt-get -y -q -o DPkg::Lock::Timeout=120 \
    -o Acquire::Retries=2 -o Acquire::http::Timeout=30 "$@" >>"$log" 2>&1
}

# What apt's log says went wrong, in words: Japanese with "ja", English with "en".
reason() {
  if name=$(sed -n 's/^E: Unable to locate package //p; s/^E: Package .\(.*\). has no .*/\1/p' "$log" | sort -u | paste -sd ' ') &&
    [ -n "$name" ]; then
    [ "$1" = ja ] && echo "$name が見つかりません" || echo "there is no package $name"
  elif grep -q 'Could not get lock' "$log"; then
    [ "$1" = ja ] && echo "ほかの更新が終わりません" || echo "another installation does not finish"
  elif grep -qE 'Could not (connect|resolve)|Unable to connect|Temporary failure|Failed to fetch|timed out' "$log"; then
    [ "$1" = ja ] && echo "ネットワークにつながりません" || echo "the network cannot be reached"
  else
    sed -n 's/^E: //p' "$log" | tail -1
  fi
}

if [ -n "$missing" ]; then
  [ -z "$admin" ] || command -v sudo >/dev/null || fail \
    "次のパッケージが足りませんが、管理者の権限がありません: $missing。何も変えていません。管理者に apt-get install を頼んでから、もう一度実行してください。" \
    "These packages are missing and this account may not install them: $missing; nothing was changed; ask an administrator for apt-get install, then run this again."
  say "installing $missing"
  log=$(mktemp)
  trap 'rm -f "$log"' EXIT
  # shellcheck disable=SC2086
  install() { apt install --no-install-recommends $missing; }
  if ! install; then
    say "asking for newer package lists"
    : >"$log"
    apt update || true  # one unreachable source need not matter
    install || {
      tail -20 "$log" >&2
      fail \
        "パッケージを入れられませんでした（$(reason ja)）: $missing。記録はそのままです。直してから、もう一度実行してください。" \
        "Could not install $missing: $(reason en); all records are safe; put that right and run this again."
    }
  fi
fi

# --- Dear ImGui: Debian's package is built with 16-bit characters, so we build its source ourselves ---

version=1.92.2b
name=imgui_$version+ds.orig.tar.xz
sha256=e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48
url=http://deb.debian.org/debian/pool/main/i/imgui/imgui_$version%2bds.orig.tar.xz
place=build/third_party
target=$place/imgui

if ! grep -qs "define IMGUI_VERSION  *\"$version\"" $target/imgui.h; then
  mkdir -p $place
  genuine() { echo "$sha256  $place/$name" | sha256sum --check --status 2>/dev/null; }
  if ! genuine; then
    say "fetching Dear ImGui $version"
    # apt's own downloader, with apt's proxy settings. The digest above is what we trust, so the
    # signing keys of this system do not matter and its sources stay as they are.
    if ! /usr/lib/apt/apt-helper -q -o APT::Sandbox::User="$(id -un)" -o Acquire::Retries=2 \
      -o Acquire::http::Timeout=30 download-file "$url" $place/$name "SHA256:$sha256" >/dev/null ||
      ! genuine; then
      rm -f $place/$name $place/$name.FAILED
      fail \
        "Dear ImGui のソースを取得できませんでした（ネットワークか、内容の不一致）。記録はそのままです。もう一度実行するか、$url を $place/$name に置いてください。" \
        "Could not fetch Dear ImGui's source (no network, or not the expected content); all records are safe; run this again, or put $url at $place/$name."
    fi
  fi
  say "unpacking Dear ImGui $version"
  rm -rf $target $target.part
  mkdir $target.part
  if ! tar -xJf $place/$name -C $target.part --strip-components=1 --exclude=examples --exclude=docs ||
    ! mv $target.part $target; then
    fail \
      "Dear ImGui を $target に展開できませんでした（空き容量をお確かめください）。記録はそのままです。もう一度実行してください。" \
      "Could not unpack Dear ImGui to $target (is the disk full?); all records are safe; make room and run this again."
  fi
fi
