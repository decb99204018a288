import SQLite from 'better-sqlite3';

/** Changes the data of the site that the desk's tests share, beside the site, as no act of the desk would. */
export function write(work: (database: SQLite.Database) => void): void {
  const database = new SQLite('test-results/desk-data/aisle-five.db', { timeout: 30_000 });
  try {
    database.transaction(work).immediate(database);
  } finally {
    database.close();
  }
}
