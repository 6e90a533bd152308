import { ask, BAD_REQUEST, bomb, type Hostile, type HostileRequest, nest, TOO_COMPLEX } from './request.js';

const get = (parameters: Record<string, string>): HostileRequest => ({
  method: 'GET',
  path: `/graphql?${new URLSearchParams(parameters).toString()}`,
  headers: { 'apollo-require-preflight': '1' },
});

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const tokenOf = (header: object, payload: object): string =>
  `Bearer ${encode(header)}.${encode(payload)}.AAAA`;

const REFUSED_TOKEN = { status: 401, code: 'UNAUTHENTICATED' };

export const TRANSPORT: Hostile[] = [
  {
    name: 'a hundred questions at once',
    body: Array.from({ length: 100 }, () => ({ query: '{ __typename }' })),
    ...BAD_REQUEST,
  },
  { name: 'half a body', body: '{"query":"{ __ty', ...BAD_REQUEST },
  { name: 'a body that is null', body: 'null', ...BAD_REQUEST },
  { name: 'a body that is text', body: '"{ __typename }"', ...BAD_REQUEST },
  {
    name: 'a body that changes prototypes',
    body: '{"query":"{ __typename }","__proto__":{"role":"ADMIN"}}',
    ...BAD_REQUEST,
  },
  {
    name: 'variables that change prototypes',
    body: '{"query":"{ __typename }","variables":{"constructor":{"prototype":{"role":"ADMIN"}}}}',
    ...BAD_REQUEST,
  },
  { name: 'a query that is a list', body: { query: ['{ __typename }'] }, ...BAD_REQUEST },
  {
    name: 'an operation name that is an object',
    ...ask('query A { __typename }', { operationName: { A: 1 } }),
    ...BAD_REQUEST,
  },
  { name: 'variables that are text', ...ask('{ __typename }', { variables: '{}' }), ...BAD_REQUEST },
  {
    name: 'a form of another site',
    headers: { 'content-type': 'text/plain' },
    body: '{"query":"{ __typename }"}',
    status: 400,
    code: 'BAD_REQUEST',
  },
  {
    name: 'a file upload',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    body: '--x--',
    status: 415,
    code: 'BAD_REQUEST',
  },
  {
    name: 'a GET without a header only scripts can set',
    method: 'GET',
    path: '/graphql?query={__typename}',
    ...BAD_REQUEST,
  },
  {
    name: 'a mutation by GET',
    ...get({ query: 'mutation { decideAward(id: "1") { id } }' }),
    ...BAD_REQUEST,
    status: 400,
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
  {
    name: 'a bomb by GET',
    ...get({ query: `{ topics { ...F0 } } ${bomb(18, 'Topic', 'code')}` }),
    ...TOO_COMPLEX,
  },
  {
    name: 'nested variables by GET',
    ...get({ query: '{ __typename }', variables: `{"a":${nest(1_000, '[', ']')}}` }),
    ...TOO_COMPLEX,
  },
  {
    name: 'variables by GET that are no JSON',
    ...get({ query: '{ __typename }', variables: '{{{' }),
    ...BAD_REQUEST,
  },
  {
    name: 'an id of a document nobody has',
    body: { documentId: '../../etc/passwd' },
    status: 200,
    code: 'PERSISTED_QUERY_NOT_FOUND',
  },
  {
    name: 'a document under the hash of another',
    ...ask('{ __typename }', { extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } }),
    ...BAD_REQUEST,
  },
  {
    name: 'an unsigned token',
    headers: { authorization: tokenOf({ alg: 'none' }, { role: 'ADMIN' }) },
    ...ask('{ __typename }'),
    ...REFUSED_TOKEN,
  },
  {
    name: 'a token of our own issuer, unsigned',
    headers: {
      authorization: tokenOf({ alg: 'HS256' }, { iss: 'urn:register:development', role: 'SERVICE' }),
    },
    ...ask('{ __typename }'),
    ...REFUSED_TOKEN,
  },
  {
    name: 'a token that is no token',
    headers: { authorization: `Bearer ${'a.'.repeat(4_000)}` },
    ...ask('{ __typename }'),
    ...REFUSED_TOKEN,
  },
  {
    name: 'a password',
    headers: { authorization: 'Basic YWRtaW46YWRtaW4=' },
    ...ask('{ __typename }'),
    ...REFUSED_TOKEN,
  },
  {
    name: 'files outside the explorer',
    method: 'GET',
    path: '/explorer/..%2f..%2f..%2fpackage.json',
    status: 404,
    code: 'BAD_REQUEST',
  },
  { name: 'a path that cannot be decoded', method: 'GET', path: '/%E0%A4%A', ...BAD_REQUEST },
  { name: 'a path of 8 kB', method: 'GET', path: `/${'a/'.repeat(4_000)}`, status: 404, code: 'BAD_REQUEST' },
];
