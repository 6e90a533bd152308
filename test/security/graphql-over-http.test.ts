import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { openTinyGateway, type TinyGateway } from '../support/tiny-gateway.js';

let gateway: TinyGateway;
beforeAll(async () => {
  gateway = await openTinyGateway('in process');
});
afterAll(() => gateway.stop());

/** The audits send no header of their own; CSRF protection stays on and wants one with a GET. */
const fetchFn = (url: string, init: RequestInit = {}): Promise<Response> =>
  fetch(url, {
    ...init,
    headers: { ...(init.headers as Record<string, string>), 'apollo-require-preflight': 'true' },
  });

it('passes every audit of GraphQL over HTTP, with CSRF protection on', async () => {
  const audits = serverAudits({ url: `${gateway.url}/graphql`, fetchFn });
  const failed: string[] = [];
  for (const audit of audits) {
    const result = await audit.fn();
    if (result.status !== 'ok') failed.push(`${audit.id} ${audit.name}: ${result.reason}`);
  }
  console.info(`${audits.length - failed.length} of ${audits.length} audits passed`);
  expect(failed).toEqual([]);
  expect(audits).toHaveLength(61);
});

it('the protection the audits pass under is on', async () => {
  const url = `${gateway.url}/graphql?query={__typename}`;
  expect((await fetch(url)).status).toBe(400);
  expect((await fetchFn(url)).status).toBe(200);
});

it.each([
  ['application/json', 200],
  ['application/json; charset=utf-8', 200],
  ['application/graphql-response+json, application/json;q=0.9', 400],
  ['application/graphql-response+json', 400],
  ['*/*', 400],
])(
  'a document that does not parse is told to a client that accepts %s with status %i',
  async (accept, status) => {
    const answer = await gateway.ask('{', {}, { accept });
    expect([answer.status, answer.errors?.[0]?.extensions['code']]).toEqual([status, 'GRAPHQL_PARSE_FAILED']);
  },
);
