import pg from 'pg';

/** A follower notes there when it last looked, also when nothing came. */
const UNSTEADY = ['projection'];

/**
 * Rows and a checksum of every table of the four subgraphs: equal before and after means that nothing changed.
 * Sequences are left out, a refused registration may use up a number.
 */
export async function readRegisterState(databaseUrl: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not in ('public', 'pg_catalog', 'information_schema') and tablename <> all($1) order by 1`,
      [UNSTEADY],
    );
    const sums = tables.map(
      ({ name }) =>
        `select '${name}' as name, count(*) || ' rows ' || coalesce(sum(hashtextextended(t::text, 0)), 0) as state from ${name} t`,
    );
    const { rows } = await client.query<{ name: string; state: string }>(sums.join(' union all '));
    return Object.fromEntries(rows.map(({ name, state }) => [name, state]));
  } finally {
    await client.end();
  }
}
