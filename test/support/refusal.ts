import { expect } from '@jest/globals';

interface RefusedAnswer {
  errors?: readonly {
    message: string;
    path?: readonly (string | number)[];
    extensions?: Record<string, unknown>;
  }[];
}

interface ReadRefusal {
  code: unknown;
  message: string;
  /** The field of the answer that is null because of it. */
  field: string | undefined;
  /** The argument the reason lies in. */
  argument: unknown;
}

/** Statements, addresses, files, stack lines and the names of what we are built of. */
const INSIDE =
  /\b(select|insert into|delete from|update \w+ set)\b|postgres|pglite|mikro|kysely|fastify|node_modules|\.[jt]s\b|\\n +at |127\.0\.0\.1|stacktrace|exception/i;

/** Refuses an answer whose errors show a client anything of our inside. */
export function expectNothingOfOurInside({ errors }: RefusedAnswer): void {
  expect(JSON.stringify(errors)).not.toMatch(INSIDE);
}

/** The one refusal of an answer, which shows nothing of our inside. */
export function readRefusal(answer: RefusedAnswer): ReadRefusal {
  expect(answer.errors).toHaveLength(1);
  expectNothingOfOurInside(answer);
  const [{ message, path, extensions }] = answer.errors as [NonNullable<RefusedAnswer['errors']>[number]];
  return { code: extensions?.['code'], message, field: path?.join('.'), argument: extensions?.['path'] };
}
