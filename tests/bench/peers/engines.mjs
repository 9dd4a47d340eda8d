// Each engine records what one device does and gives it as bytes (or a database); merges those of all
// devices into one durable place, device by device; and reads the rows back.
import fs from "node:fs";

const key = (device, row) => `${device}-${row}`;

// What was merged is appended to a file and synced, as a server would do that must not lose it.
class Journal {
  constructor(path) { this.file = fs.openSync(path, "w"); }
  append(bytes) { fs.writeSync(this.file, bytes); fs.fsyncSync(this.file); }
}

export const engines = {
  async yjs(folder) {
    const Y = await import("yjs");
    const doc = new Y.Doc();
    const journal = new Journal(`${folder}/yjs.log`);
    return {
      record(device, operations) {
        const own = new Y.Doc();
        own.clientID = device + 1;
        const rows = own.getMap("rows");
        for (const [, what, row, ...rest] of operations)
          if (what === "create") rows.set(key(device, row), new Y.Map(Object.entries(rest[0])));
          else if (what === "set") rows.get(key(device, row)).set(String(rest[0]), rest[1]);
          else rows.delete(key(device, row));
        return Y.encodeStateAsUpdate(own);
      },
      merge(bytes) { Y.applyUpdate(doc, bytes); journal.append(bytes); },
      rows() {
        return new Map([...doc.getMap("rows").entries()].map(([id, row]) => [id, row.toJSON()]));
      },
    };
  },

  async automerge(folder) {
    const A = await import("@automerge/automerge");
    const start = A.save(A.from({ rows: {} }, "00000000"));  // all devices begin with the same map
    let doc, waiting = [];
    const journal = new Journal(`${folder}/automerge.log`);
    return {
      record(device, operations) {
        let own = A.load(start, { actor: (device + 1).toString(16).padStart(8, "0") });
        for (let from = 0; from < operations.length; from += 100)
          own = A.change(own, (draft) => {
            for (const [, what, row, ...rest] of operations.slice(from, from + 100))
              if (what === "create") draft.rows[key(device, row)] = { ...rest[0] };
              else if (what === "set") draft.rows[key(device, row)][String(rest[0])] = rest[1];
              else delete draft.rows[key(device, row)];
          });
        return A.save(own);
      },
      merge(bytes) {
        journal.append(bytes);
        waiting.push(bytes);
      },
      // All files at once: several times faster than one after the other.
      settle() {
        const all = Buffer.concat(waiting);
        doc = doc ? A.loadIncremental(doc, all) : A.load(all);
        waiting = [];
      },
      rows() { return new Map(Object.entries(A.toJS(doc).rows)); },
    };
  },

  async pouchdb(folder) {
    const { default: PouchDB } = await import("pouchdb");
    const target = new PouchDB(`${folder}/target`);
    return {
      // Writes of the same document wait for each other; others go together.
      async record(device, operations) {
        const own = new PouchDB(`${folder}/device-${device}`);
        const documents = new Map();
        let batch = new Map();
        const pour = async () => {
          const done = await own.bulkDocs([...batch.values()]);
          for (const { id, rev } of done) documents.get(id)._rev = rev;
          batch = new Map();
        };
        for (const [, what, row, ...rest] of operations) {
          const id = key(device, row);
          if (batch.has(id)) await pour();
          if (what === "create") documents.set(id, { _id: id, ...rest[0] });
          if (what === "set") documents.get(id)[rest[0]] = rest[1];
          if (what === "remove") documents.get(id)._deleted = true;
          batch.set(id, documents.get(id));
        }
        await pour();
        return own;
      },
      async merge(database) { await target.replicate.from(database, { batch_size: 1000 }); },
      async rows() {
        const all = await target.allDocs({ include_docs: true });
        return new Map(all.rows.map(({ id, doc: { _id, _rev, ...row } }) => [id, row]));
      },
    };
  },
};
