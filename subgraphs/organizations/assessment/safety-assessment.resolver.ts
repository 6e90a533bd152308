import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { columnsOf } from '../../kit/columns.js';
import { type Connection, connectionOf, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { matches, matchesId } from '../../kit/filter.js';
import { requireId } from '../../kit/ids.js';
import { createLoader } from '../../kit/loader.js';
import { type OrderBy, orderKeys } from '../../kit/order.js';
import { all, readPage, type Sql } from '../../kit/page.js';
import { Organization } from '../organization/organization.js';
import { assertOrganizationWithinReach, liesWithin, withinReach } from './assessment-reach.view.js';
import { SafetyAssessmentOrderBy, SafetyAssessmentWhere } from './safety-assessment.inputs.js';
import { KEEPERS } from './safety-assessment.states.js';
import { SafetyAssessment } from './safety-assessment.js';

const SafetyAssessmentConnection = connectionOf(SafetyAssessment);
const COLUMNS = columnsOf(SafetyAssessment, 'a');
const FROM = sql`organizations.safety_assessment a`;

const ORDER = {
  STATE_SINCE: { expression: sql`a.state_since`, type: 'date' },
  YEAR: { expression: sql`a.year`, type: 'int' },
} as const;
const UNIQUE = { expression: sql`a.id`, type: 'uuid' } as const;

function conditionsOf(where: SafetyAssessmentWhere | null): Sql[] {
  return [
    ...matches(sql`a.year`, where?.year),
    ...matches(sql`a.state`, where?.state),
    ...matches(sql`a.subject`, where?.subject),
    ...matchesId(sql`a.organization_id`, where?.organization, 'where.organization'),
    ...(where?.waitingSince ? [sql`a.state_since <= ${where.waitingSince}`] : []),
    ...liesWithin(where?.unit),
  ];
}

/** Assessments of a year that were not withdrawn: at most one per organisation (R1). */
const assessmentOfOrganization = createLoader(
  async ({ db }: GraphContext, ids, { year }: { year: number }) => {
    const { rows } = await sql<SafetyAssessment>`
    select ${COLUMNS} from ${FROM}
    where a.organization_id = any(cast(${[...ids]} as uuid[])) and a.year = ${year} and a.state <> 'WITHDRAWN'`.execute(
      db,
    );
    return new Map(rows.map((row) => [row.organizationId!, row]));
  },
);

@Resolver(() => SafetyAssessment)
export class SafetyAssessmentResolver {
  @Access(...KEEPERS)
  @Query(() => SafetyAssessment, {
    nullable: true,
    description: 'One assessment within the viewer’s reach; null: there is none with this id.',
  })
  async safetyAssessment(
    @Arg('id', () => ID, { description: 'Id in the graph.' }) id: string,
    @Ctx() { db, viewer }: GraphContext,
  ): Promise<SafetyAssessment | null> {
    const conditions = [sql`a.id = ${requireId(id, 'id')}`, withinReach(viewer)];
    const { rows } = await sql<SafetyAssessment>`
      select ${COLUMNS} from ${FROM} where ${all(conditions)}`.execute(db);
    return rows[0] ?? null;
  }

  @Access(...KEEPERS)
  @Query(() => SafetyAssessmentConnection, {
    description: 'Assessments within the viewer’s reach: the work list of the police.',
  })
  safetyAssessments(
    @Arg('where', () => SafetyAssessmentWhere, { nullable: true, description: 'Which to list.' })
    where: SafetyAssessmentWhere | null,
    @Arg('orderBy', () => [SafetyAssessmentOrderBy], {
      defaultValue: [{ field: 'STATE_SINCE', direction: 'ASC' }],
      description: 'Order; ties end in id order.',
    })
    orderBy: OrderBy<keyof typeof ORDER>[],
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, viewer }: GraphContext,
  ): Promise<Connection<SafetyAssessment>> {
    const list = { list: 'safety-assessments', columns: COLUMNS, from: FROM };
    const conditions = [withinReach(viewer), ...conditionsOf(where)];
    return readPage(db, { ...list, where: conditions, orderBy: orderKeys(orderBy, ORDER, UNIQUE) }, page);
  }
}

@Resolver(() => Organization)
export class OrganizationAssessmentResolver {
  @Access(...KEEPERS)
  @FieldResolver(() => SafetyAssessment, {
    nullable: true,
    description:
      'Its assessment of a year; null: it did not register (NOT_REGISTERED). For itself and the officers of its area.',
  })
  async safetyAssessment(
    @Root() { id }: Organization,
    @Arg('year', () => Int, { description: 'Calendar year, e.g. 2026.' }) year: number,
    @Ctx() context: GraphContext,
  ): Promise<SafetyAssessment | null> {
    await assertOrganizationWithinReach(context, id);
    return assessmentOfOrganization(context, { year }).load(id);
  }
}
