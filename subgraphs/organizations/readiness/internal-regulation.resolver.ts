import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { changeRecord } from '../../kit/change.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { requirePastDay } from '../../kit/days.js';
import { newId } from '../../kit/ids.js';
import { rowsByParent } from '../../kit/rows.js';
import { requireText } from '../../kit/text.js';
import { assertOrganizationWithinReach } from '../assessment/assessment-reach.view.js';
import { requireDayInLife } from '../organization/organization.rules.js';
import { Organization } from '../organization/organization.js';
import { KEEPERS, recordOf, writeForOrganization } from '../organization/organization-record.view.js';
import { EndRecordInput } from './dated-record.inputs.js';
import { requireStanding } from './dated-record.rules.js';
import { endOpen, endRecord } from './dated-record.view.js';
import { IssueRegulationInput, ReviewRegulationInput } from './internal-regulation.inputs.js';
import { requireReview } from './internal-regulation.rules.js';
import { InternalRegulation } from './internal-regulation.js';

const REGULATION = recordOf(InternalRegulation);
const regulationsOf = rowsByParent(InternalRegulation, 'organizationId', 'r.kind, r.valid_from desc');

@Resolver(() => Organization)
export class OrganizationRegulationsResolver {
  @Access(...KEEPERS)
  @FieldResolver(() => [InternalRegulation], {
    nullable: true,
    description:
      'Its internal regulations by kind, the latest of each first; for itself and the officers of its area (clause 3a).',
  })
  async internalRegulations(@Root() { id }: Organization, @Ctx() context: GraphContext) {
    await assertOrganizationWithinReach(context, id);
    return (await regulationsOf(context).load(id)) ?? [];
  }
}

@Resolver(() => InternalRegulation)
export class InternalRegulationResolver {
  @Access(...KEEPERS)
  @Mutation(() => InternalRegulation, {
    description: 'Puts a regulation on record that was issued; the one of its kind ends on that day.',
  })
  issueRegulation(
    @Arg('input', () => IssueRegulationInput, { description: 'The regulation.' }) input: IssueRegulationInput,
    @Ctx() context: GraphContext,
  ): Promise<InternalRegulation> {
    const document = requireText(input.document, 'input.document', 60);
    const validFrom = requirePastDay(input.issuedOn, today(), 'input.issuedOn');
    return writeForOrganization(context, input.organizationId, async (em, organization) => {
      requireDayInLife(organization, validFrom, 'input.issuedOn');
      const where = { organizationId: organization.id, kind: input.kind };
      await endOpen(em, InternalRegulation, { where, from: validFrom, path: 'input.issuedOn' });
      const facts = { ...where, document, validFrom, reviewedOn: null, validTo: null, version: 1 };
      return em.create(InternalRegulation, { id: newId(), ...facts });
    });
  }

  @Access(...KEEPERS)
  @Mutation(() => InternalRegulation, { description: 'Puts the review of a regulation in force on record.' })
  reviewRegulation(
    @Arg('input', () => ReviewRegulationInput, { description: 'The review.' }) input: ReviewRegulationInput,
    @Ctx() context: GraphContext,
  ): Promise<InternalRegulation> {
    const reviewedOn = requirePastDay(input.reviewedOn, today(), 'input.reviewedOn');
    return changeRecord(context, REGULATION, {
      ...input,
      change: (regulation) => {
        requireStanding(regulation);
        requireReview(regulation, reviewedOn);
        regulation.reviewedOn = reviewedOn;
      },
    });
  }

  @Access(...KEEPERS)
  @Mutation(() => InternalRegulation, { description: 'Ends a regulation that nothing replaces.' })
  repealRegulation(
    @Arg('input', () => EndRecordInput, { description: 'The end.' }) input: EndRecordInput,
    @Ctx() context: GraphContext,
  ): Promise<InternalRegulation> {
    return endRecord(context, REGULATION, input);
  }
}
