import { Pool } from 'undici';

export interface Load {
  url: string;
  body: string;
  token: string;
  requests: number;
  /** Requests under way at once. */
  concurrency: number;
}

/** Sends the load and returns each request's milliseconds, unsorted; an answer with errors stops it. */
export async function sendLoad({ url, body, token, requests, concurrency }: Load): Promise<number[]> {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections: concurrency });
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const times: number[] = [];
  let left = requests;
  const work = async (): Promise<void> => {
    while (left-- > 0) {
      const started = performance.now();
      const answer = await pool.request({ path: pathname, method: 'POST', headers, body });
      const text = await answer.body.text();
      times.push(performance.now() - started);
      if (answer.statusCode !== 200 || text.includes('"errors"'))
        throw new Error(`${url} answered ${text.slice(0, 500)}`);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work)).finally(() => pool.close());
  return times;
}

/** The data of one answer, as text. */
export async function askOnce({ url, body, token }: Pick<Load, 'url' | 'body' | 'token'>): Promise<string> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const answer = await fetch(url, { method: 'POST', headers, body });
  const { data, errors } = (await answer.json()) as { data?: unknown; errors?: unknown };
  return JSON.stringify(errors ? { errors } : data);
}

/** The value below which a share of the sorted times lies. */
export function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}
