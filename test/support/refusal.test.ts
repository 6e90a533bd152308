import { expect, it } from '@jest/globals';
import { readRefusal } from './refusal.js';

const answerOf = (message: string, extensions: Record<string, unknown> = { code: 'INTERNAL' }) => ({
  errors: [{ message, path: ['a', 0, 'b'], extensions }],
});

it('reads the one refusal of an answer', () => {
  expect(readRefusal(answerOf('first: is 0', { code: 'BAD_USER_INPUT', path: 'first' }))).toEqual({
    ...{ code: 'BAD_USER_INPUT', message: 'first: is 0', field: 'a.0.b', argument: 'first' },
  });
});

it.each([
  ['a statement', answerOf('select o.id from organizations.organization o')],
  ['an address', answerOf('connect ECONNREFUSED 127.0.0.1:5432')],
  ['a connection', answerOf('postgres://keeper@db/register')],
  ['a stack', answerOf('boom\n    at read (source)')],
  ['a file', answerOf('Cannot find module /srv/dist/start.js')],
  ['a stack beside the message', answerOf('boom', { code: 'INTERNAL', stacktrace: [] })],
  ['two errors', { errors: [...answerOf('a').errors, ...answerOf('b').errors] }],
  ['no error', {}],
])('objects to %s', (_, answer) => {
  expect(() => readRefusal(answer)).toThrow();
});
