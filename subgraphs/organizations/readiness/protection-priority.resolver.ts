import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { requirePastDay } from '../../kit/days.js';
import { newId } from '../../kit/ids.js';
import { rowById, rowsByParent } from '../../kit/rows.js';
import { LocalDate } from '../../kit/scalars.js';
import { requireText } from '../../kit/text.js';
import { assertOrganizationWithinReach } from '../assessment/assessment-reach.view.js';
import { requireBody } from '../authority/authority-reach.view.js';
import { requireExistingBody } from '../authority/authority-body.rules.js';
import { AuthorityBody } from '../authority/authority-body.js';
import { requireDayInLife } from '../organization/organization.rules.js';
import { Organization } from '../organization/organization.js';
import { writeAndPublish } from '../organization/organization-record.view.js';
import { DecideProtectionPriorityInput } from './protection-priority.inputs.js';
import { requireNextDecision } from './protection-priority.rules.js';
import { ProtectionPriority } from './protection-priority.js';

const decisionsOf = rowsByParent(ProtectionPriority, 'organizationId', 'r.decided_on desc');

@Resolver(() => ProtectionPriority)
export class ProtectionPriorityResolver {
  @FieldResolver(() => AuthorityBody, { nullable: true, description: 'Body that decided.' })
  decidedBy(@Root() { decidedById }: ProtectionPriority, @Ctx() context: GraphContext) {
    return rowById(AuthorityBody)(context).load(decidedById);
  }

  @Access('PROVINCE_OFFICER')
  @Mutation(() => ProtectionPriority, {
    description: 'Decides the order of protection work at an organisation (clause 4h).',
  })
  decideProtectionPriority(
    @Arg('input', () => DecideProtectionPriorityInput, { description: 'The decision.' })
    input: DecideProtectionPriorityInput,
    @Ctx() context: GraphContext,
  ): Promise<ProtectionPriority> {
    const document = requireText(input.document, 'input.document', 60);
    const decidedOn = requirePastDay(input.decidedOn, today(), 'input.decidedOn');
    return writeAndPublish(context, input.organizationId, async (em, organization) => {
      requireDayInLife(organization, decidedOn, 'input.decidedOn');
      const body = await requireBody(em, input.decidedById, 'input.decidedById');
      requireExistingBody(body, decidedOn, 'input.decidedById');
      const organizationId = organization.id;
      const known = await em.find(ProtectionPriority, { organizationId });
      requireNextDecision(known, decidedOn);
      const facts = { organizationId, level: input.level, decidedOn, decidedById: body.id, document };
      return em.create(ProtectionPriority, { id: newId(), ...facts });
    });
  }
}

@Resolver(() => Organization)
export class OrganizationPriorityResolver {
  @Access('PROVINCE_OFFICER', 'COMMUNE_OFFICER')
  @FieldResolver(() => ProtectionPriority, {
    nullable: true,
    description:
      'Order of protection work on a day, for the officers of its area only (clause 4h); the organisation reads its own in `organizationRecords`; null: none was decided, which is STANDARD.',
  })
  async protectionPriority(
    @Root() { id }: Organization,
    @Arg('asOf', () => LocalDate, { nullable: true, description: 'The day; absent: today.' })
    asOf: string | null,
    @Ctx() context: GraphContext,
  ): Promise<ProtectionPriority | null> {
    await assertOrganizationWithinReach(context, id);
    const decisions = (await decisionsOf(context).load(id)) ?? [];
    return decisions.find(({ decidedOn }) => decidedOn <= (asOf ?? today())) ?? null;
  }
}
