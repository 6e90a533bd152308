import pg from 'pg';
import { type Explained, judgePlan } from './judge.js';
import type { Statement } from './watched-graph.js';

export interface Explanation {
  /** Milliseconds of the slowest statement, on the database's side. */
  slowest: number;
  offences: string[];
}

export interface Explainer {
  explain(statements: readonly Statement[]): Promise<Explanation>;
  stop(): Promise<void>;
}

/** Longest part of a statement that is printed with what is wrong with it. */
const SHOWN = 300;

const shorten = (text: string): string => text.replaceAll(/\s+/g, ' ').slice(0, SHOWN);

/** Runs statements again under EXPLAIN ANALYZE; what they wrote is undone. */
export async function openExplainer(databaseUrl: string): Promise<Explainer> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  /** The same statement with the same values has the same plan. */
  const known = new Map<string, Explained>();
  const explain = async ({ text, parameters }: Statement): Promise<Explained> => {
    const key = JSON.stringify([text, parameters]);
    const before = known.get(key);
    if (before) return before;
    await client.query('begin');
    try {
      const { rows } = await client.query<{ 'QUERY PLAN': [Explained] }>(
        `explain (analyze, buffers, format json) ${text}`,
        [...parameters],
      );
      const [plan] = rows[0]!['QUERY PLAN'];
      known.set(key, plan);
      return plan;
    } finally {
      await client.query('rollback');
    }
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
