import { openDatabase } from './database.js';

/** `npm run database`: the embedded database without the graph, for psql and other clients. */
const database = await openDatabase({ dataDir: process.env.DATA_DIR ?? '.data', holder: 'shared' });
process.stdout.write(`${database.url}\n`);
await new Promise<unknown>((resolve) => {
  // Listeners stay: npm and the terminal may both deliver Ctrl-C, and the second must not cut the closing short.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, resolve);
});
await database.stop();
