/** A pool of nodemailer with nothing around it: node --import tsx pool-turn.ts <smtp url> <connections> <mails> <file>. */
import { readFileSync } from 'node:fs';
import { createTransport } from 'nodemailer';

const [url = '', connections, mails, file = ''] = process.argv.slice(2);
const { hostname, port } = new URL(url);
const pool = createTransport({
  ...{ host: hostname, port: Number(port), pool: true },
  ...{ maxConnections: Number(connections), maxMessages: 100 },
});
const raw = readFileSync(file);

let next = 1;
const lane = async () => {
  while (next <= Number(mails)) {
    const to = `reader.${next++}@company.example`;
    await pool.sendMail({ envelope: { from: 'bounces@aislefive.example', to }, raw });
  }
};
// Twice as many as connections, so that none waits for its next mail.
await Promise.all(Array.from({ length: 2 * Number(connections) }, lane));
pool.close();
