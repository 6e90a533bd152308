import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { columnsOf } from '../../kit/columns.js';
import { type Connection, connectionOf, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { matches } from '../../kit/filter.js';
import { readPage } from '../../kit/page.js';
import { rowById } from '../../kit/rows.js';
import { Organization } from '../organization/organization.js';
import { AdministrativeUnit } from '../place/administrative-unit.js';
import { ResidentialArea } from '../residential-area/residential-area.js';
import { SafetyStandard, SafetySubject } from '../standard/safety-standard.js';
import { isOrganizationWithinReach, liesWithin } from './assessment-reach.view.js';
import { RecognitionDecision } from './recognition-decision.js';
import {
  decisionsOfOrganization,
  IS_PUBLIC,
  isPublic,
  RecognitionWhere,
} from './recognition-decision.view.js';
import { SafetyAssessment } from './safety-assessment.js';

const RecognitionDecisionConnection = connectionOf(RecognitionDecision);
const COLUMNS = columnsOf(RecognitionDecision, 'd');
const FROM = sql`organizations.recognition_decision d
  join organizations.safety_assessment a on a.id = d.assessment_id`;
const ORDER = [
  { expression: sql`d.decided_on`, direction: 'DESC', type: 'date' },
  { expression: sql`d.id`, direction: 'ASC', type: 'uuid' },
] as const;

/** The decision’s assessment; only what a published list shows of it is given out. */
const assessmentOf = async (context: GraphContext, { assessmentId }: RecognitionDecision) =>
  (await rowById(SafetyAssessment)(context).load(assessmentId))!;

@Resolver(() => RecognitionDecision)
export class RecognitionDecisionResolver {
  @Query(() => RecognitionDecisionConnection, {
    description:
      'The published list of subjects recognised by the safety standard, latest first (clause 2c).',
  })
  recognitions(
    @Arg('where', () => RecognitionWhere, { nullable: true, description: 'Which to list.' })
    where: RecognitionWhere | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db }: GraphContext,
  ): Promise<Connection<RecognitionDecision>> {
    const conditions = [
      IS_PUBLIC,
      ...matches(sql`a.year`, where?.year),
      ...matches(sql`a.subject`, where?.subject),
      ...liesWithin(where?.unit),
    ];
    const list = { list: 'recognitions', columns: COLUMNS, from: FROM, orderBy: ORDER };
    return readPage(db, { ...list, where: conditions }, page);
  }

  @FieldResolver(() => Int, { description: 'Calendar year it is about.' })
  async year(@Root() decision: RecognitionDecision, @Ctx() context: GraphContext): Promise<number> {
    return (await assessmentOf(context, decision)).year;
  }

  @FieldResolver(() => SafetySubject, { description: 'What sort of subject was decided on.' })
  async subject(@Root() decision: RecognitionDecision, @Ctx() context: GraphContext): Promise<SafetySubject> {
    return (await assessmentOf(context, decision)).subject;
  }

  @FieldResolver(() => SafetyStandard, {
    description: 'Standard that was applied, with instrument and version.',
  })
  async standard(@Root() decision: RecognitionDecision, @Ctx() context: GraphContext) {
    return rowById(SafetyStandard)(context).load((await assessmentOf(context, decision)).standardId);
  }

  @FieldResolver(() => Organization, {
    nullable: true,
    description: 'The subject, if it is an organisation.',
  })
  async organization(@Root() decision: RecognitionDecision, @Ctx() context: GraphContext) {
    const { organizationId } = await assessmentOf(context, decision);
    return organizationId && rowById(Organization)(context).load(organizationId);
  }

  @FieldResolver(() => AdministrativeUnit, {
    nullable: true,
    description: 'The subject, if it is a commune.',
  })
  async unit(@Root() decision: RecognitionDecision, @Ctx() context: GraphContext) {
    const { unitId } = await assessmentOf(context, decision);
    return unitId && rowById(AdministrativeUnit)(context).load(unitId);
  }

  @FieldResolver(() => ResidentialArea, {
    nullable: true,
    description: 'The subject, if it is a residential area.',
  })
  async residentialArea(@Root() decision: RecognitionDecision, @Ctx() context: GraphContext) {
    const { residentialAreaId } = await assessmentOf(context, decision);
    return residentialAreaId && rowById(ResidentialArea)(context).load(residentialAreaId);
  }
}

@Resolver(() => Organization)
export class OrganizationRecognitionsResolver {
  @FieldResolver(() => [RecognitionDecision], {
    nullable: true,
    description:
      'Its recognitions, latest year first: to everyone those published that stand, to itself and the officers of its area every decision.',
  })
  async recognitions(
    @Root() { id }: Organization,
    @Arg('fromYear', () => Int, { nullable: true, description: 'First calendar year; absent: all years.' })
    fromYear: number | null,
    @Ctx() context: GraphContext,
  ): Promise<RecognitionDecision[]> {
    const every = (await decisionsOfOrganization(context).load(id)) ?? [];
    const decisions = every.filter(({ year }) => year >= (fromYear ?? year));
    return (await isOrganizationWithinReach(context, id)) ? decisions : decisions.filter(isPublic);
  }
}
