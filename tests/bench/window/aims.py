#!/usr/bin/env python3
"""The aims of the window, one row each, under Xvfb with software GL:

    aims.py RENKEI RENKEI_FIELD RENKEI_BENCH [ROUNDS]

Processor time is the drawing thread's, but for idling and the first drawing (the whole process, other threads
and software GL included). RENKEI_BENCH makes the million entries that are merged, while the pointer moves, so that
there is something to draw. Of each row the median of the rounds; a row that misses its aim is marked and
fails nothing."""
import contextlib
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

import window

DAY = "2023-10-14"


def make_presses(renkei, folder):
    """A store whose one gate was pressed 100,000 times, and a gate that nobody has pressed yet."""
    lines = [{"do": "create", "kind": "event", "as": "e", "fields": {"name": "行事", "starts_on": DAY}},
             {"do": "create", "kind": "gate", "as": "g", "fields": {"event_id": "$e", "name": "正面口"}},
             {"do": "create", "kind": "gate", "as": "h", "fields": {"event_id": "$e", "name": "裏口"}}]
    press = {"do": "create", "kind": "tally",
             "fields": {"gate_id": "$g", "category": "一般", "delta": 1, "at": DAY + "T09:00:00+09:00"}}
    store = os.path.join(folder, "pad.db")
    run = [renkei, "--store", store]
    subprocess.run(run + ["init", "--device", "入口"], check=True, stdout=subprocess.DEVNULL)
    subprocess.run(run + ["apply", "-", "--batch", "1000"], check=True, stdout=subprocess.DEVNULL,
                   input="\n".join(map(json.dumps, lines + [press] * 100_000)).encode())
    return store


def make_files(bench, folder):
    """A million entries of twenty devices, a file each."""
    made = os.path.join(folder, "million")
    subprocess.run([bench, "profile", "prepare", made, "--devices", "20", "--entries", "50000"], check=True,
                   stdout=subprocess.DEVNULL)
    return [os.path.join(made, name) for name in sorted(os.listdir(made)) if name.endswith(".renkei")]


def ids_of(renkei, store, kind):
    listed = subprocess.run([renkei, "--store", store, "list", kind, "--format", "json"], check=True,
                            capture_output=True, text=True).stdout
    return [json.loads(line)["_id"] for line in listed.splitlines()]


class Screen:
    """An Xvfb of its own."""

    def __enter__(self):
        read, write = os.pipe()
        self.server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x1024x24"],
                                       pass_fds=[write], stderr=subprocess.DEVNULL)
        self.env = dict(os.environ, DISPLAY=":" + os.read(read, 16).decode().strip())
        return self

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait()

    @contextlib.contextmanager
    def pointer_moves(self):
        steps = [str(word) for i in range(1000) for word in ("mousemove", 300 + i % 200, 400, "sleep", 0.01)]
        mover = subprocess.Popen(["xdotool", *steps], env=self.env)
        try:
            yield
        finally:
            mover.terminate()
            mover.wait()


class Driven:
    """A window that is driven by script, line by line, or left alone when `scripted` is false."""

    def __init__(self, screen, field, shim, folder, store, *flags, scripted=True):
        self.swaps, self.table = os.path.join(folder, "swaps"), os.path.join(folder, "table.json")
        for file in (self.swaps, self.table):
            if os.path.exists(file):
                os.remove(file)
        script = ["--script", "-"] if scripted else []
        self.process = subprocess.Popen(
            [field, "--store", store, "--today", DAY, "--window", "--widgets", self.table, *script, *flags],
            env=dict(screen.env, SWAPS=self.swaps, LD_PRELOAD=shim), text=True,
            stdin=subprocess.PIPE if scripted else subprocess.DEVNULL, stdout=subprocess.PIPE)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.communicate()

    def drawings(self):
        while not os.path.exists(self.swaps):
            time.sleep(0.05)
        with open(self.swaps) as file:
            return [tuple(map(float, line.split())) for line in file if line.count(" ") == 3]

    def do(self, line, until):
        """The drawings between a line of a script and the first that shows the widget `until`."""
        before = len(self.drawings())
        for each in ([line] if line else []) + [{"wait": until}]:
            self.process.stdin.write(json.dumps(each) + "\n")
            self.process.stdin.flush()
            said = json.loads(self.process.stdout.readline())
            if not said["ok"]:
                sys.exit(f"{each}: {said['why']}")
        return self.drawings()[before:]


def spent(drawings):
    return sum(one[0] for one in drawings)


def first_drawing(screen, field, shim, folder, store):
    found = {}
    for scale in (1, 2):
        with Driven(screen, field, shim, folder, store, "--scale", str(scale)) as driven:
            driven.do(None, "today.list")
            first, last = driven.drawings()[0], driven.drawings()[-1]
        if scale == 1:
            found["first drawing, ms"] = first[1]
        found[f"resident at scale {scale}, MB"] = last[2]
    return found


def idling(screen, field, shim, folder, store, tour):
    found = {}
    for name, address in (("idle", "settings"), ("idle with a cursor", "roster?tour=" + tour)):
        with Driven(screen, field, shim, folder, store, "--screen", address, scripted=False) as driven:
            window.widgets(driven.table)
            time.sleep(4)
            at, cpu = len(driven.drawings()), cpu_s(driven.process.pid)
            time.sleep(20)
            found[name + ", %"] = (cpu_s(driven.process.pid) - cpu) / 20 * 100
            found[name + ", drawings a minute"] = (len(driven.drawings()) - at) * 3
    return found


def cpu_s(process):
    with open(f"/proc/{process}/stat") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def among_ten_thousand(screen, field, shim, folder, store, tour):
    with Driven(screen, field, shim, folder, store, "--screen", "roster?tour=" + tour) as driven:
        driven.do(None, "roster.line")
        keys = [spent(driven.do({"type": digit}, "roster.line")) for digit in "4711"]
        driven.do({"key": "Enter"}, "roster.line")
        ins = []
        for number in ("4712", "4713", "4714"):
            driven.do({"type": number}, "roster.line")
            ins.append(spent(driven.do({"key": "Enter"}, "roster.line")))
        scrolled = []
        for key in ["PgDn"] * 40 + ["End", "Home"] + ["PgDn"] * 10:
            scrolled += driven.do({"key": key}, "roster.line")
    return {"keystroke to result, ms": statistics.median(keys), "a check-in, ms": statistics.median(ins),
            "worst drawing while scrolling, ms": max(one[0] for one in scrolled)}


def opening_a_pad(screen, field, shim, folder, store, event, gates):
    found = []
    for gate in (gates[1], gates[0]):
        with Driven(screen, field, shim, folder, store, "--screen", "settings") as driven:
            driven.do(None, "settings")
            opened = driven.do({"go": f"tally?event={event}&gate={gate}"}, "tally.count/1")
            found.append((spent(opened), driven.drawings()[-1][2]))
    (none_ms, none_mb), (many_ms, many_mb) = found
    return {"opening a pad of 100,000 presses, ms": many_ms, "opening a pad of none, ms": none_ms,
            "memory for 100,000 presses, MB": many_mb - none_mb}


def merging(screen, renkei, field, shim, folder, files):
    store = os.path.join(folder, "headquarters.db")
    for end in ("", "-wal", "-shm"):
        if os.path.exists(store + end):
            os.remove(store + end)
    subprocess.run([renkei, "--store", store, "init", "--device", "本部"], check=True, stdout=subprocess.DEVNULL)
    with Driven(screen, field, shim, folder, store) as driven:
        driven.do(None, "today.list")
        driven.do({"drop": files}, "merge.take")
        with screen.pointer_moves():
            taken = driven.do({"press": "merge.take"}, "merge.to_files")
    walls = [one[3] for one in taken]
    return {"longest gap while merging, ms": max(b - a for a, b in zip(walls, walls[1:]))}


AIMS = {"first drawing, ms": 80, "resident at scale 1, MB": 100, "resident at scale 2, MB": 140, "idle, %": 0.3,
        "idle with a cursor, %": 2, "idle, drawings a minute": 3, "keystroke to result, ms": 10, "a check-in, ms": 5,
        "worst drawing while scrolling, ms": 4, "opening a pad of 100,000 presses, ms": 10,
        "memory for 100,000 presses, MB": 2, "longest gap while merging, ms": 50}


def measure(screen, programs, shim, folder, stores, files):
    renkei, field = programs
    people, presses = stores
    tour = ids_of(renkei, people, "tour")[0]
    found = first_drawing(screen, field, shim, folder, people)
    found |= idling(screen, field, shim, folder, people, tour)
    found |= among_ten_thousand(screen, field, shim, folder, people, tour)
    found |= opening_a_pad(screen, field, shim, folder, presses, ids_of(renkei, presses, "event")[0],
                           ids_of(renkei, presses, "gate"))
    return found | merging(screen, renkei, field, shim, folder, files)


def main():
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    renkei, field, bench = map(os.path.abspath, sys.argv[1:4])
    rounds = int(sys.argv[4]) if len(sys.argv) == 5 else 3
    with tempfile.TemporaryDirectory() as folder:
        shim = window.make_shim(folder)
        stores = window.make_store(renkei, folder), make_presses(renkei, folder)
        files = make_files(bench, folder)
        with Screen() as screen:
            found = [measure(screen, (renkei, field), shim, folder, stores, files) for _ in range(rounds)]
    for row in found[0]:
        value, aim = statistics.median(one[row] for one in found), AIMS.get(row)
        mark = "" if aim is None else f"{aim:8} " + ("met" if value <= aim else "MISSED")
        print(f"{row:42} {value:9.1f} {mark}")


if __name__ == "__main__":
    main()
