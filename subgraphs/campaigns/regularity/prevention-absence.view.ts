import { sql } from 'kysely';
import { Field, ObjectType } from 'type-graphql';
import { type Day, today } from '../../kit/clock.js';
import { connectionOf } from '../../kit/connection.js';
import { type ListQuery, type Sql } from '../../kit/page.js';
import { LocalDate } from '../../kit/scalars.js';
import type { Viewer } from '../../kit/viewer.js';
import { ACTIVITIES, COUNTED } from '../activity/activity-list.view.js';
import { placedWithin, withinGrant } from '../references/organization-reach.view.js';

@ObjectType({
  description: 'A school of upper secondary level or above without prevention of drugs and violence (3b).',
})
export class PreventionAbsence {
  organizationId!: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Day of its last such activity before the school year; null: none is on record.',
  })
  lastHeldOn!: string | null;

  managerTrainedOn!: string | null;
}
export const PreventionAbsenceConnection = connectionOf(PreventionAbsence);

/** Topics that prevent drugs and other social evils, and violence at school (clause 3b). */
const TOPICS = ['SOCIAL_EVILS', 'SCHOOL_VIOLENCE'];

/** A school with several levels may have upper secondary pupils: it is looked at too. */
const LEVELS = ['UPPER_SECONDARY', 'MULTI_LEVEL', 'VOCATIONAL_CONTINUING', 'COLLEGE', 'UNIVERSITY'];

const PREVENTION = sql`${ACTIVITIES} where a.host_id = o.id and ${COUNTED}
  and a.topic_id in (select t.id from campaigns.topic t where t.code = any(cast(${TOPICS} as text[])))`;

/** Days managers of school `o` were trained (duty 4c). */
const TRAINED = sql`campaigns.manager_training_reference t where t.organization_id = o.id`;

/** Schools (`o`) the viewer may see that existed throughout the days and held nothing of the kind, in id order. */
export function preventionAbsences(
  viewer: Viewer,
  { from, to }: { from: Day; to: Day },
  { units, untrainedSince }: { units: readonly string[] | null; untrainedSince: Day | null },
): ListQuery {
  const last: Sql = sql`least(cast(${to} as date), cast(${today()} as date))`;
  return {
    list: 'prevention-absences',
    columns: sql`o.id as "organizationId",
      (select max(a.held_on) from ${PREVENTION} and a.held_on < ${from}) as "lastHeldOn",
      (select max(t.trained_on) from ${TRAINED}) as "managerTrainedOn"`,
    from: sql`campaigns.organization_reference o`,
    where: [
      sql`o.kind = 'SCHOOL' and o.education_level = any(cast(${LEVELS} as text[]))`,
      sql`coalesce(o.established_on <= ${from}, true) and coalesce(o.closed_on > ${last}, true)`,
      viewer.role === 'ANALYST' ? sql`true` : withinGrant(viewer, sql`o.id`),
      ...(units ? [placedWithin(units, sql`o.id`, last)] : []),
      sql`not exists (select from ${PREVENTION} and a.held_on between ${from} and ${to})`,
      ...(untrainedSince
        ? [sql`not exists (select from ${TRAINED} and t.trained_on >= ${untrainedSince})`]
        : []),
    ],
    orderBy: [{ expression: sql`o.id`, direction: 'ASC', type: 'uuid' }],
  };
}
