import { sql } from 'kysely';
import type { GraphContext } from '../../kit/context.js';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { createLoader } from '../../kit/loader.js';
import type { Sql } from '../../kit/page.js';

export const EvidenceGap = graphEnum(
  'EvidenceGap',
  'What no record of the year shows of an organisation that strives for the safety standard.',
  {
    NO_PLAN: 'No work plan of the year is on record (clause 2f, P3).',
    NO_MODEL: 'No model of the movement was applied there on any day of the year (P1).',
    NOT_ALL_INFORMED:
      'By its own assessment not everybody was informed, or it has not told yet (clause 3a, R6).',
    NO_ACTIVITY: 'It held no awareness activity of a public campaign in the year (duty 1a).',
  },
);
export type EvidenceGap = keyof typeof EvidenceGap;

const FIRST_DAY = sql`make_date(a.year, 1, 1)`;
const LAST_DAY = sql`make_date(a.year, 12, 31)`;

const told = (kind: string, when: Sql): Sql => sql`exists (
  select from organizations.organization_evidence e
  where e.organization_id = a.organization_id and e.kind = ${kind} and ${when})`;

/** When each gap holds of an assessment (`a`) of an organisation; what the others own is asked of what they told. */
export const GAPS: { readonly [Gap in EvidenceGap]: Sql } = {
  NO_PLAN: sql`not exists (select from organizations.annual_plan_record r
    where r.organization_id = a.organization_id and r.year = a.year)`,
  NO_MODEL: sql`not ${told('MODEL_POINT', sql`e.happened_on <= ${LAST_DAY} and coalesce(e.ended_on > ${FIRST_DAY}, true)`)}`,
  NOT_ALL_INFORMED: sql`coalesce(a.informed_count < a.headcount, true)`,
  NO_ACTIVITY: sql`not ${told('ACTIVITY', sql`e.happened_on between ${FIRST_DAY} and ${LAST_DAY}`)}`,
};

/** Gaps of many assessments in one statement; of communes and residential areas no evidence is kept, so they have none. */
export const gapsOf = createLoader(async ({ db }: GraphContext, ids) => {
  const gaps = valuesOf(EvidenceGap).map((gap) => sql`case when ${GAPS[gap]} then cast(${gap} as text) end`);
  const { rows } = await sql<{ id: string; gaps: EvidenceGap[] }>`
    select a.id, array_remove(array[${sql.join(gaps)}], null) as gaps from organizations.safety_assessment a
    where a.id = any(cast(${[...ids]} as uuid[])) and a.organization_id is not null`.execute(db);
  return new Map(rows.map((row) => [row.id, row.gaps]));
});
