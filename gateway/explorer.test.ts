import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openTinyGateway, type TinyGateway } from '../test/support/tiny-gateway.js';

let gateway: TinyGateway;
let visits = 0;
beforeAll(async () => {
  gateway = await openTinyGateway('in process', {
    explorer: {
      samples: [
        { title: 'First', query: 'query First { viewer }' },
        { title: 'Second', query: '{ books { id } }', variables: { code: 'x' } },
      ],
      createHeaders: () => Promise.resolve({ Authorization: `Bearer visit-${(visits += 1)}` }),
    },
  });
});
afterAll(() => gateway.stop());

it('is preset with the endpoint, the samples and fresh headers', async () => {
  const [one, two] = [await fetch(`${gateway.url}/`), await fetch(`${gateway.url}/`)];
  const html = await one.text();
  expect(html).toContain(`endpointURL: \`${gateway.url}/graphql\``);
  expect(html).toContain('query First { viewer }');
  expect(html.indexOf('First')).toBeGreaterThan(html.indexOf('Second'));
  expect(html).toContain('Bearer visit-1');
  expect(await two.text()).toContain('Bearer visit-2');
});

it('may ask no other host, and runs only scripts we serve', async () => {
  const response = await fetch(`${gateway.url}/`);
  const policy = response.headers.get('content-security-policy')!;
  const [, nonce] = /script-src 'self' 'nonce-([^']+)'/.exec(policy)!;
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("connect-src 'self'");
  expect(policy).not.toContain('http');
  const html = await response.text();
  expect(html).not.toMatch(/(src|href)="(https?:)?\/\//);
  const inline = [...html.matchAll(/<script(?![^>]*src=)[^>]*>/g)].map(([tag]) => tag);
  expect(inline).toEqual([`<script type="module" nonce="${nonce}">`]);
});

it('serves every file its page names, and no other', async () => {
  const html = await (await fetch(`${gateway.url}/`)).text();
  const files = [...html.matchAll(/(?:src|href)="([^"/][^"]*)"/g)].map(([, file]) => file!);
  expect(files.length).toBeGreaterThan(10);
  for (const file of files) expect([file, await statusOf(`/explorer/${file}`)]).toEqual([file, 200]);
  expect(await statusOf('/explorer/nothing.js')).toBe(404);
  expect(await statusOf('/explorer/..%2f..%2fpackage.json')).toBe(404);
  expect(await statusOf('/explorer/')).toBe(403);
});

async function statusOf(path: string): Promise<number> {
  const { status, body } = await fetch(gateway.url + path);
  await body?.cancel();
  return status;
}
