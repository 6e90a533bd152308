import pg from 'pg';
import { openDatabase } from '../../scripts/database.js';

/** A program to be killed: holds a data directory and prints the number of each row once it is acknowledged. */
const [dataDir] = process.argv.slice(2);
const database = await openDatabase({ dataDir: dataDir!, holder: 'start' });
const client = new pg.Client({ connectionString: database.url });
client.on('error', () => process.exit(1));
await client.connect();
await client.query('create table if not exists entry (id int primary key, note text)');
for (let id = 1; ; id += 1) {
  await client.query('insert into entry values ($1, $2)', [id, 'x'.repeat(500)]);
  process.stdout.write(`${id}\n`);
}
