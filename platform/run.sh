#!/bin/sh
# Builds renkei where needed and opens it on a lively day: `run.sh` on the bus in the morning, or
# `run.sh entrance`, `run.sh kiosk`, `run.sh headquarters`. Further arguments go to renkei-field.
set -eu
cd "$(dirname "$0")/.."

sh platform/setup.sh run
sh platform/build.sh release

if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  folder=$(mktemp -d)
  echo "画面がないので、端末で実演します: $folder/demo"
  echo "There is no display: the demonstration runs here, in $folder/demo"
  exec build/release/renkei demo "$folder/demo"
fi

case "${1:-}" in
  bus | entrance | kiosk | headquarters) place=$1 && shift ;;
  *) place=bus ;;
esac
# Today in Japan, of which the screens are: a demonstration of yesterday would show a day that is over.
demo=${XDG_DATA_HOME:-$HOME/.local/share}/renkei/demo/$(TZ=JST-9 date +%F)
if ! [ -f "$demo/headquarters.db" ]; then
  echo "実演用の一日をつくります / making the demonstration: $demo"
  mkdir -p "${demo%/*}"
  rm -rf "$demo.part"
  # Whole or not at all. An existing folder without the store is somebody's: it stays.
  if ! build/release/renkei demo "$demo.part" --day >/dev/null || ! mv -T "$demo.part" "$demo"; then
    echo "実演用の記録をつくれませんでした（上の表示を参照）。ほかの記録はそのままです。$demo をお確かめのうえ、もう一度実行してください。" >&2
    echo "Could not make the demonstration (see above); all other records are safe; look at $demo and run this again." >&2
    exit 1
  fi
fi
exec build/release/renkei-field --store "$demo/$place.db" "$@"
