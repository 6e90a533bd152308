import { readFile } from 'node:fs/promises';
import { Client } from 'pg';

/** Of Linux: the unit of the times in /proc. */
const TICK_MILLISECONDS = 10;

export interface DatabaseCpu {
  /** Milliseconds of CPU of all sessions of this database, ours left out; undefined: its processes are not seen here. */
  read(): Promise<number | undefined>;
  stop(): Promise<void>;
}

/** PostgreSQL has a process per session: on the same machine their CPU can be read. */
export async function watchDatabaseCpu(databaseUrl: string): Promise<DatabaseCpu> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  /** Sessions end; what they used stays counted. */
  const used = new Map<number, number>();
  return {
    read: async () => {
      const { rows } = await client.query<{ pid: number }>(
        'select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
      await Promise.all(rows.map(async ({ pid }) => used.set(pid, await readProcess(pid))));
      const sum = [...used.values()].reduce((all, each) => all + each, 0);
      return Number.isNaN(sum) ? undefined : sum;
    },
    stop: () => client.end(),
  };
}

/** User and system time, fields 14 and 15; the name in field 2 may hold spaces. */
async function readProcess(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return text.includes('postgres')
    ? (Number(fields[11]) + Number(fields[12])) * TICK_MILLISECONDS
    : Number.NaN;
}
