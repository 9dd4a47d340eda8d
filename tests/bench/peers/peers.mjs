// The parent runs the engines in turn, each in a process of its own, and prints the table; a child
// (`peers.mjs ENGINE FILE FOLDER`) runs one engine once and prints what it took.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { engines } from "./engines.mjs";

const names = Object.keys(engines);
function read(file) {
  const devices = [];
  for (const line of fs.readFileSync(file, "utf8").trimEnd().split("\n")) {
    const operation = JSON.parse(line);
    (devices[operation[0]] ??= []).push(operation);
  }
  return devices;
}

function expected(devices) {
  const rows = new Map();
  for (const [device, what, row, ...rest] of devices.flat()) {
    const id = `${device}-${row}`;
    if (what === "create") rows.set(id, { ...rest[0] });
    else if (what === "set") rows.get(id)[rest[0]] = rest[1];
    else rows.delete(id);
  }
  return rows;
}

function mustEqual(rows, wanted) {
  if (rows.size !== wanted.size) throw new Error(`${rows.size} rows instead of ${wanted.size}`);
  for (const [id, row] of wanted)
    for (const [column, value] of Object.entries(row))
      if (rows.get(id)?.[column] !== value) throw new Error(`row ${id} differs`);
}

async function child(name, file, folder) {
  const devices = read(file);
  const engine = await engines[name](folder);
  const recorded = [];
  for (const [device, operations] of devices.entries())
    recorded.push(await engine.record(device, operations));
  const before = process.resourceUsage().maxRSS;
  const seconds = [];
  for (let turn = 0; turn < 2; ++turn) {
    const start = process.hrtime.bigint();
    for (const each of recorded) await engine.merge(each);
    engine.settle?.();
    seconds.push(Number(process.hrtime.bigint() - start) / 1e9);
  }
  const result = { seconds, before, peak: process.resourceUsage().maxRSS };
  if (recorded[0] instanceof Uint8Array)
    result.bytes = recorded.reduce((sum, each) => sum + gzipSync(each).length, 0);
  mustEqual(await engine.rows(), expected(devices));
  console.log(JSON.stringify(result));
  process.exit(0);
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

function floor(bench, folder, devices, entries) {
  const words = ["profile", "floor", folder, "--devices", devices, "--entries", entries];
  return parseFloat(execFileSync(bench, words.map(String), { encoding: "utf8" }));
}

function parent(devices = 20, entries = 5000, rounds = 3) {
  const bench = process.env.RENKEI_BENCH;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "renkei-peers-"));
  const file = path.join(folder, "script.jsonl");
  const size = ["--devices", String(devices), "--entries", String(entries)];
  fs.writeFileSync(file, execFileSync(bench, ["script", ...size], { maxBuffer: 2 ** 30 }));
  const ratios = Object.fromEntries(names.map((name) => [name, []]));
  const last = {};
  for (let round = 0; round < rounds; ++round) {
    const base = floor(bench, folder, devices, entries);
    for (const name of names) {
      const own = fs.mkdtempSync(path.join(folder, name));
      const words = ["--max-old-space-size=6000", process.argv[1], name, file, own];
      last[name] = JSON.parse(execFileSync(process.execPath, words, { encoding: "utf8" }));
      ratios[name].push(last[name].seconds[0] / base);
      fs.rmSync(own, { recursive: true });
    }
  }
  const total = devices * entries;
  const table = names.map((name) => ({
    engine: name,
    "merge x floor": median(ratios[name]).toFixed(1),
    min: Math.min(...ratios[name]).toFixed(1),
    max: Math.max(...ratios[name]).toFixed(1),
    "entries/s": Math.round(total / last[name].seconds[0]),
    "again, % of the first": ((last[name].seconds[1] / last[name].seconds[0]) * 100).toFixed(1),
    "bytes/entry, gzip": last[name].bytes ? (last[name].bytes / total).toFixed(1) : "-",
    "peak MiB": Math.round(last[name].peak / 1024),
  }));
  console.table(table);
  fs.rmSync(folder, { recursive: true });
}

if (names.includes(process.argv[2])) await child(...process.argv.slice(2));
else parent(...process.argv.slice(2).map(Number));
