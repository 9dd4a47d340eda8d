#!/usr/bin/env python3
"""Two builds of renkei-field, in turn, on 10,000 names of 2,900 different kanji, under Xvfb:

    window.py RENKEI FIELD_BEFORE FIELD_AFTER [ROUNDS]

Processor time to the first drawing, drawings while the list is scrolled by wheel and dragged from
its top to its end, resident memory: of each build the median of the rounds, and their ratio."""
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))


def make_store(renkei, folder):
    kanji = [c for row in range(0x88, 0x9F) for cell in range(0x40, 0xFD)
             for c in bytes([row, cell]).decode("cp932", "ignore") if "\u4e00" <= c <= "\u9fff"][:2900]
    dice = random.Random(1)
    lines = [{"do": "create", "kind": "event", "as": "e", "fields": {"name": "行事", "starts_on": "2023-10-14"}},
             {"do": "create", "kind": "tour", "as": "t", "fields": {"event_id": "$e", "name": "里山ツアー"}}]
    for no in range(1, 10001):
        name = "".join(dice.choices(kanji, k=2)) + " " + "".join(dice.choices(kanji, k=2))
        fields = {"tour_id": "$t", "no": no, "name": name, "kana": "シケン タロウ"}
        lines.append({"do": "create", "kind": "participant", "fields": fields})
    store = os.path.join(folder, "field.db")
    run = [renkei, "--store", store]
    subprocess.run(run + ["init", "--device", "受付"], check=True, stdout=subprocess.DEVNULL)
    subprocess.run(run + ["apply", "-", "--batch", "1000"], check=True, stdout=subprocess.DEVNULL,
                   input="\n".join(map(json.dumps, lines)).encode())
    return store


def make_shim(folder):
    shim = os.path.join(folder, "swaps.so")
    subprocess.run(["cc", "-O2", "-shared", "-fPIC", "-o", shim, os.path.join(HERE, "swaps.c"), "-ldl"], check=True)
    return shim


def widgets(table):
    for _ in range(100):
        try:
            with open(table) as file:
                return json.load(file)["widgets"]
        except (OSError, ValueError):
            time.sleep(0.1)
    sys.exit("the window does not come")


def middle(table, key):
    at = next(one for one in widgets(table) if one["key"].startswith(key))
    return at["x"] + at["w"] / 2, at["y"] + at["h"] / 2


def measure(field, store, shim, folder):
    swaps, table = os.path.join(folder, "swaps"), os.path.join(folder, "table.json")
    for file in (swaps, table):
        if os.path.exists(file):
            os.remove(file)
    read, write = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x1024x24"],
                              pass_fds=[write], stderr=subprocess.DEVNULL)
    env = dict(os.environ, DISPLAY=":" + os.read(read, 16).decode().strip())

    def hand(*words):
        subprocess.run(["xdotool", *map(str, words)], env=env, check=True)

    def shown():
        with open(swaps) as file:
            return [tuple(map(float, line.split())) for line in file]

    window = subprocess.Popen([field, "--store", store, "--today", "2023-10-14", "--window", "--widgets", table],
                              env=dict(env, SWAPS=swaps, LD_PRELOAD=shim))
    hand("mousemove", *middle(table, "today.roster/"), "sleep", 0.5, "click", 1)
    while not any(one["key"] == "roster.missing" for one in widgets(table)):
        time.sleep(0.5)
    time.sleep(3)
    opened = len(shown())
    hand("mousemove", 400, 500, "click", "--repeat", 300, "--delay", 20, 5, "sleep", 2)
    hand("mousemove", 903, 350, "mousedown", 1)
    for y in range(340, 764, 4):
        hand("mousemove", 903, y, "sleep", 0.04)
    hand("mouseup", 1, "sleep", 1)
    all_shown = shown()
    for process in (window, server):
        process.terminate()
        process.wait()
    drawings = sorted(one[0] for one in all_shown[opened:])
    return {"first drawing, ms": all_shown[0][1], "resident then, MB": all_shown[0][2],
            "worst drawing, ms": drawings[-1], "99 of 100, ms": drawings[len(drawings) * 99 // 100],
            "median, ms": drawings[len(drawings) // 2], "resident at the end, MB": all_shown[-1][2]}


def main():
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    renkei, before, after = map(os.path.abspath, sys.argv[1:4])
    rounds = int(sys.argv[4]) if len(sys.argv) == 5 else 3
    with tempfile.TemporaryDirectory() as folder:
        shim = make_shim(folder)
        store = make_store(renkei, folder)
        found = {before: [], after: []}
        for _ in range(rounds):
            for field in found:
                found[field].append(measure(field, store, shim, folder))
    for row in found[before][0]:
        old, new = (statistics.median(one[row] for one in found[field]) for field in (before, after))
        print(f"{row:26} {old:8.1f} {new:8.1f}   x {new / old:.2f}")


if __name__ == "__main__":
    main()
