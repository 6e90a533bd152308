import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { today } from '../../kit/clock.js';
import { type Connection, connectionOf, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { readPage } from '../../kit/page.js';
import { Organization } from '../organization/organization.js';
import { EvidenceGap, gapsOf } from './evidence-gap.view.js';
import { paperOnly } from './paper-only.view.js';
import { requireStatisticYear } from './safety-assessment.rules.js';
import { SafetyAssessment } from './safety-assessment.js';

const OrganizationConnection = connectionOf(Organization);

@Resolver(() => SafetyAssessment)
export class EvidenceGapResolver {
  @FieldResolver(() => [EvidenceGap], {
    nullable: true,
    description:
      'What no record of the year shows: where verification should look first (clause 2c). Null: the subject is a commune or residential area, of which no such records are kept.',
  })
  evidenceGaps(
    @Root() { id }: SafetyAssessment,
    @Ctx() context: GraphContext,
  ): Promise<EvidenceGap[] | null> {
    return gapsOf(context).load(id);
  }

  @Access('COMMUNE_OFFICER', 'PROVINCE_OFFICER', 'ANALYST')
  @Query(() => OrganizationConnection, {
    description:
      'Organisations “on paper only”, by code: registered for the safety standard of a year, but without a work plan, an activity, a model and a review of it (weakness P3). Officers see their area.',
  })
  organizationsOnPaperOnly(
    @Arg('year', () => Int, { description: 'Calendar year, e.g. 2025.' }) year: number,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, viewer }: GraphContext,
  ): Promise<Connection<Organization>> {
    return readPage(db, paperOnly(viewer, requireStatisticYear(year, today())), page);
  }
}
