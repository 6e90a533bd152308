import { sql } from 'kysely';
import type { GraphContext } from '../../kit/context.js';
import { graphEnum } from '../../kit/enums.js';
import { createLoader } from '../../kit/loader.js';

export const SafetyStanding = graphEnum(
  'SafetyStanding',
  'How far an organisation came with the safety standard of a year, without its dossier (clause 2c).',
  {
    NOT_REGISTERED: 'It did not register, or withdrew.',
    REGISTERED: 'It registered; no decision that stands recognises it.',
    RECOGNISED: 'A published decision that stands recognises it.',
  },
);
export type SafetyStanding = keyof typeof SafetyStanding;

/** Standing of many organisations in one statement; what is decided but not published is not told. */
export const standingOf = createLoader(async ({ db }: GraphContext, ids, { year }: { year: number }) => {
  const { rows } = await sql<{ id: string; standing: SafetyStanding }>`
    select o.id, case when a.id is null then 'NOT_REGISTERED' when d.id is null then 'REGISTERED' else 'RECOGNISED' end as standing
    from organizations.organization o
    left join organizations.safety_assessment a on a.organization_id = o.id and a.year = ${year} and a.state <> 'WITHDRAWN'
    left join organizations.recognition_decision d on d.assessment_id = a.id and d.outcome = 'RECOGNISED'
      and d.published_on is not null and d.revoked_on is null
    where o.id = any(cast(${[...ids]} as uuid[]))`.execute(db);
  return new Map(rows.map(({ id, standing }) => [id, standing]));
});
