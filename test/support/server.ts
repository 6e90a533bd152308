import pg from 'pg';

/** One statement on a PostgreSQL server, outside any transaction as CREATE DATABASE demands. */
export async function runOnServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Time for connections that are closing already; whoever still holds one after that is cut off. */
const LEAVING_SECONDS = 5;

/**
 * Drops a database once its clients have left. Forced at once, a connection on its way out would be told of its
 * termination, and its driver has nobody left to hand that error to.
 */
export async function dropDatabase(url: string, name: string): Promise<void> {
  await runOnServer(
    url,
    `do $$ begin
       for i in 1..${LEAVING_SECONDS * 50} loop
         perform pg_stat_clear_snapshot();
         exit when not exists (select from pg_stat_activity where datname = '${name}');
         perform pg_sleep(0.02);
       end loop;
     end $$`,
  );
  await runOnServer(url, `drop database if exists ${name} with (force)`);
}

export function withDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}
