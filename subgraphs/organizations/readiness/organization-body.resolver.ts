import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { requirePastDay } from '../../kit/days.js';
import { newId } from '../../kit/ids.js';
import { rowsByParent } from '../../kit/rows.js';
import { assertOrganizationWithinGrant } from '../assessment/assessment-reach.view.js';
import { requireDayInLife } from '../organization/organization.rules.js';
import { Organization } from '../organization/organization.js';
import { KEEPERS, publishedRecordOf, writeAndPublish } from '../organization/organization-record.view.js';
import { EndRecordInput } from './dated-record.inputs.js';
import { endRecord } from './dated-record.view.js';
import { RecordOrganizationBodyInput } from './organization-body.inputs.js';
import { OrganizationBody } from './organization-body.js';

const BODY = publishedRecordOf(OrganizationBody);
const bodiesOf = rowsByParent(OrganizationBody, 'organizationId', 'r.kind, r.valid_from desc');

@Resolver(() => Organization)
export class OrganizationBodyResolver {
  @Access(...KEEPERS, 'PARTNER:LABOUR_FEDERATION', 'PARTNER:PARK_BOARD')
  @FieldResolver(() => [OrganizationBody], {
    nullable: true,
    description:
      'Bodies present in it, by kind, the latest first; for itself, the officers of its area and the labour federation or park board that reaches it (clause 4f).',
  })
  async bodies(@Root() { id }: Organization, @Ctx() context: GraphContext) {
    await assertOrganizationWithinGrant(context, id);
    return (await bodiesOf(context).load(id)) ?? [];
  }

  @Access(...KEEPERS)
  @Mutation(() => OrganizationBody, { description: 'Puts on record that a body is present (clause 4f).' })
  recordOrganizationBody(
    @Arg('input', () => RecordOrganizationBodyInput, { description: 'The body.' })
    input: RecordOrganizationBodyInput,
    @Ctx() context: GraphContext,
  ): Promise<OrganizationBody> {
    const validFrom = requirePastDay(input.validFrom, today(), 'input.validFrom');
    return writeAndPublish(context, input.organizationId, async (em, organization) => {
      requireDayInLife(organization, validFrom, 'input.validFrom');
      const facts = {
        organizationId: organization.id,
        kind: input.kind,
        validFrom,
        validTo: null,
        version: 1,
      };
      return em.create(OrganizationBody, { id: newId(), ...facts });
    });
  }

  @Access(...KEEPERS)
  @Mutation(() => OrganizationBody, { description: 'Puts on record that a body is no longer present.' })
  endOrganizationBody(
    @Arg('input', () => EndRecordInput, { description: 'The end.' }) input: EndRecordInput,
    @Ctx() context: GraphContext,
  ): Promise<OrganizationBody> {
    return endRecord(context, BODY, input);
  }
}
