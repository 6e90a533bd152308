import pg from 'pg';
import { SESSION_SETTINGS } from '../../subgraphs/kit/storage.js';
import { type Explained, isSlow, judgePlan } from './judge.js';
import type { Statement } from './watched-graph.js';

export interface Explanation {
  /** Milliseconds of the slowest statement, on the database's side: of its processor, where it tells. */
  slowest: number;
  offences: string[];
}

export interface Explainer {
  explain(statements: readonly Statement[]): Promise<Explanation>;
  stop(): Promise<void>;
}

/** Longest part of a statement that is printed with what is wrong with it. */
const SHOWN = 300;

/** Of a slow statement, the quickest counts: a cold page only ever adds to it. */
const RUNS = 3;

/**
 * The server tells a superuser what its processor spent, which other programs on the machine hardly change; all of it is
 * the session's without parallel workers. Others are told by the clock.
 */
const TELL_CPU =
  'set max_parallel_workers_per_gather = 0; set client_min_messages = log; set log_executor_stats = on';
const SPENT = /([\d.]+) s user, ([\d.]+) s system/;

/** About what the gateway waits for an answer: who asks has gone by then, and the plan says no more. */
const GIVEN_UP = `set statement_timeout = '20s'`;

const shorten = (text: string): string => text.replaceAll(/\s+/g, ' ').slice(0, SHOWN);

/** Runs statements again under EXPLAIN ANALYZE; what they wrote is undone. */
export async function openExplainer(databaseUrl: string): Promise<Explainer> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`${SESSION_SETTINGS}; ${GIVEN_UP}`);
  await client.query(TELL_CPU).catch(() => undefined);
  let spent: number | undefined;
  client.on('notice', ({ detail = '' }) => {
    const [, user, system] = SPENT.exec(detail) ?? [];
    if (user) spent = (Number(user) + Number(system)) * 1000;
  });
  /** The same statement with the same values has the same plan. */
  const known = new Map<string, Explained>();
  const run = async ({ text, parameters }: Statement): Promise<Explained> => {
    await client.query('begin');
    spent = undefined;
    try {
      const { rows } = await client.query<{ 'QUERY PLAN': [Explained] }>(
        `explain (analyze, buffers, timing off, format json) ${text}`,
        [...parameters],
      );
      const [explained] = rows[0]!['QUERY PLAN'];
      return { ...explained, 'Execution Time': spent ?? explained['Execution Time'] };
    } finally {
      await client.query('rollback');
    }
  };
  const explain = async (statement: Statement): Promise<Explained> => {
    const key = JSON.stringify([statement.text, statement.parameters]);
    const before = known.get(key);
    if (before) return before;
    let plan = await run(statement);
    for (let i = 1; i < RUNS && isSlow(plan); i += 1) {
      const again = await run(statement);
      if (again['Execution Time'] < plan['Execution Time']) plan = again;
    }
    known.set(key, plan);
    return plan;
  };
  return {
    explain: async (statements) => {
      const offences: string[] = [];
      let slowest = 0;
      for (const statement of statements) {
        const plan = await explain(statement).catch((error: Error) => error);
        const wrong = plan instanceof Error ? [`fails: ${plan.message}`] : judgePlan(plan);
        if (!(plan instanceof Error)) slowest = Math.max(slowest, plan['Execution Time']);
        offences.push(...wrong.map((offence) => `${offence} — ${shorten(statement.text)}`));
      }
      return { slowest, offences };
    },
    stop: () => client.end(),
  };
}
