/** A thread with a connection of its own, on which reads that take long are carried out. See db/aside.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import SQLite from 'better-sqlite3';

const connection = new SQLite(workerData.file, { timeout: 5000 });
connection.pragma('query_only = ON');

/** Statements by their text: the texts are ours, so there are few. */
const prepared = new Map();

function read(text, values) {
  const statement = prepared.get(text) ?? connection.prepare(text);
  prepared.set(text, statement);
  return statement.all(values);
}

parentPort.on('message', ({ id, text, values }) => {
  try {
    parentPort.postMessage({ id, rows: read(text, values) });
  } catch (error) {
    parentPort.postMessage({ id, failure: error.message });
  }
});
