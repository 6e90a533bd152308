import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from '@jest/globals';
import { watchOutbound } from '../test/support/outbound.js';
import { openTinyGateway } from '../test/support/tiny-gateway.js';

const run = promisify(execFile);
const STOCK = fileURLToPath(new URL('../test/support/stock-gateway.js', import.meta.url));

it('connects to no other host while it starts, answers and stops', async () => {
  delete process.env['APOLLO_TELEMETRY_DISABLED'];
  const watch = watchOutbound();
  const gateway = await openTinyGateway('over HTTP');
  expect((await gateway.ask('{ books { author { name } } }')).status).toBe(200);
  await gateway.stop();
  watch.stop();
  expect(watch.hosts).toEqual([]);
});

it('would be caught: the stock gateway connects outside as soon as it is made', async () => {
  const env = { ...process.env, APOLLO_TELEMETRY_DISABLED: undefined };
  const { stdout } = await run(process.execPath, [STOCK], { env });
  expect(stdout).toMatch(/^\S+\n$/);
});
