import { sendLoad } from './load.js';

const REPORT_SECONDS = 30;

export interface Soak {
  /** Loaded in turn. */
  gateways: readonly { name: string; url: string; readRss(): Promise<number> }[];
  token: string;
  /** Sent in turn. */
  bodies: readonly string[];
  minutes: number;
}

/** A mixed load for so long, with the memory of each gateway's process every half minute; some clients go away early. */
export async function soak({ gateways, token, bodies, minutes }: Soak): Promise<void> {
  const started = performance.now();
  const seconds = (): number => (performance.now() - started) / 1000;
  let requests = 0;
  let left = 0;
  for (let next = REPORT_SECONDS; seconds() < minutes * 60;) {
    for (const body of bodies) {
      for (const { url } of gateways) {
        requests += (await sendLoad({ url, token, body, requests: 20, concurrency: 4 })).length;
        await leaveEarly({ url, token, body });
        left += 1;
      }
    }
    if (seconds() < next) continue;
    next += REPORT_SECONDS;
    const sizes = await Promise.all(
      gateways.map(async ({ name, readRss }) => `${name} ${((await readRss()) / 1e6).toFixed(0)} MB`),
    );
    process.stdout.write(
      `  ${seconds().toFixed(0).padStart(4)} s  RSS ${sizes.join(', ')}; ${requests} requests, ${left} clients left\n`,
    );
  }
}

/** Asks and hangs up before the answer. */
async function leaveEarly({ url, token, body }: { url: string; token: string; body: string }): Promise<void> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(2) }).then(
    (answer) => answer.text(),
    () => '',
  );
}
