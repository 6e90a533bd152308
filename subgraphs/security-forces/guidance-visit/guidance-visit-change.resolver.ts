import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { type Changeable, changeRecord } from '../../kit/change.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { requirePastDay } from '../../kit/days.js';
import { newId } from '../../kit/ids.js';
import { requireText } from '../../kit/text.js';
import {
  assertOrganizationWithinReach,
  KEEPERS,
  requireOrganization,
  scopeOfOrganization,
} from '../references/organization-reach.view.js';
import { RecordGuidanceVisitInput, ReportGuidanceFollowUpInput } from './guidance-visit.inputs.js';
import { requireFollowUp, requireVisit } from './guidance-visit.rules.js';
import { GuidanceVisit } from './guidance-visit.js';

const MAX_NUMBER = 60;

const GUIDANCE_VISIT: Changeable<GuidanceVisit> = {
  entity: GuidanceVisit,
  scopeOf: (em, { organizationId }) => scopeOfOrganization(em, organizationId),
};

@Resolver(() => GuidanceVisit)
export class GuidanceVisitChangeResolver {
  @Access('COMMUNE_OFFICER', 'PROVINCE_OFFICER')
  @Mutation(() => GuidanceVisit, {
    description: 'Puts a visit of police at an organisation on record (duty 1c).',
  })
  async recordGuidanceVisit(
    @Arg('input', () => RecordGuidanceVisitInput, { description: 'The visit.' })
    input: RecordGuidanceVisitInput,
    @Ctx() context: GraphContext,
  ): Promise<GuidanceVisit> {
    const { subject, recommendations, followUpBy = null } = input;
    const visitedOn = requirePastDay(input.visitedOn, today(), 'input.visitedOn');
    const visitedBy = requireText(input.visitedBy, 'input.visitedBy', 120);
    const minutesNumber = requireText(input.minutesNumber, 'input.minutesNumber', MAX_NUMBER);
    const organization = await requireOrganization(context, input.organizationId, 'input.organizationId');
    await assertOrganizationWithinReach(context, organization.id);
    requireVisit({ visitedOn, recommendations, followUpBy }, organization);
    return context.write(async (em) =>
      em.create(GuidanceVisit, {
        ...{ id: newId(), organizationId: organization.id, subject, visitedOn, visitedBy, minutesNumber },
        ...{ recommendations, followUpBy, followedUpOn: null, followUpDocument: null, version: 1 },
      }),
    );
  }

  @Access(...KEEPERS)
  @Mutation(() => GuidanceVisit, {
    description: 'Reports that an organisation followed all recommendations of a visit.',
  })
  reportGuidanceFollowUp(
    @Arg('input', () => ReportGuidanceFollowUpInput, { description: 'The report.' })
    input: ReportGuidanceFollowUpInput,
    @Ctx() context: GraphContext,
  ): Promise<GuidanceVisit> {
    const followedUpOn = requirePastDay(input.followedUpOn, today(), 'input.followedUpOn');
    const followUpDocument = requireText(input.document, 'input.document', MAX_NUMBER);
    return changeRecord(context, GUIDANCE_VISIT, {
      ...input,
      change: (visit) => {
        requireFollowUp(visit, followedUpOn);
        Object.assign(visit, { followedUpOn, followUpDocument });
      },
    });
  }
}
