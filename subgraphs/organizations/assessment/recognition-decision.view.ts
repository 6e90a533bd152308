import { sql } from 'kysely';
import { Field, InputType } from 'type-graphql';
import { columnsOf, tableOf } from '../../kit/columns.js';
import type { GraphContext } from '../../kit/context.js';
import { IdFilter, IntFilter, type ValueFilter } from '../../kit/filter.js';
import { createLoader } from '../../kit/loader.js';
import type { Sql } from '../../kit/page.js';
import { rowsByParent } from '../../kit/rows.js';
import type { SafetySubject } from '../standard/safety-standard.js';
import { RecognitionDecision } from './recognition-decision.js';
import { SubjectFilter } from './safety-assessment.inputs.js';
import { SafetyAssessment } from './safety-assessment.js';

@InputType({ description: 'Which recognitions to list; conditions are joined by “and”.' })
export class RecognitionWhere {
  @Field(() => IntFilter, { nullable: true, description: 'By calendar year of the assessment.' })
  year?: IntFilter | null;

  @Field(() => SubjectFilter, { nullable: true, description: 'By sort of subject.' })
  subject?: ValueFilter<SafetySubject> | null;

  @Field(() => IdFilter, {
    nullable: true,
    description: 'The subject lies today in this administrative unit or one below it.',
  })
  unit?: IdFilter | null;
}

/** Decisions (`d`) everyone may see: published recognitions that stand. */
export const IS_PUBLIC: Sql = sql`(d.outcome = 'RECOGNISED' and d.published_on is not null and d.revoked_on is null)`;

/** The same of one row. */
export const isPublic = ({ outcome, publishedOn, revokedOn }: RecognitionDecision): boolean =>
  outcome === 'RECOGNISED' && publishedOn !== null && revokedOn === null;

const decisionsOf = rowsByParent(RecognitionDecision, 'assessmentId', 'r.decided_on');

export const decisionOf = async (context: GraphContext, assessmentId: string) =>
  (await decisionsOf(context).load(assessmentId))?.[0] ?? null;

/** Every decision on organisations, latest year first. */
export const decisionsOfOrganization = createLoader(async ({ db }: GraphContext, ids) => {
  const { rows } = await sql<RecognitionDecision & { organizationId: string; year: number }>`
    select ${columnsOf(RecognitionDecision, 'd')}, a.organization_id as "organizationId", a.year
    from ${tableOf(RecognitionDecision)} d join ${tableOf(SafetyAssessment)} a on a.id = d.assessment_id
    where a.organization_id = any(cast(${[...ids]} as uuid[])) order by a.year desc`.execute(db);
  return Map.groupBy(rows, ({ organizationId }) => organizationId);
});
