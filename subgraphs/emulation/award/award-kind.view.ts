import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { columnsOf, tableOf } from '../../kit/columns.js';
import type { GraphContext } from '../../kit/context.js';
import { Refusal } from '../../kit/errors.js';
import { createLoader } from '../../kit/loader.js';
import { AwardKind } from './award-kind.js';
import { requireRecipient } from './award.rules.js';

/** Rows of the catalogue by code, batched. */
export const kindByCode = createLoader(async ({ db }: GraphContext, codes) => {
  const { rows } = await sql<AwardKind>`
    select ${columnsOf(AwardKind, 'k')} from ${tableOf(AwardKind)} k where k.code = any(${[...codes]})`.execute(
    db,
  );
  return new Map(rows.map((kind) => [kind.code, kind]));
});

/** The catalogue row a write names, of an award that organisations receive. */
export async function requireCollectiveKind(em: EntityManager, code: string): Promise<AwardKind> {
  const kind = await em.findOne(AwardKind, { code });
  if (!kind) {
    throw new Refusal('NOT_FOUND', `No award has the code ${code}; the query awardKinds lists them.`, {
      path: 'input.kindCode',
    });
  }
  requireRecipient(kind, 'COLLECTIVE', 'input.kindCode');
  return kind;
}
