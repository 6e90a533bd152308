import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { today } from '../../kit/clock.js';
import { columnsOf } from '../../kit/columns.js';
import { connectionOf, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { newId } from '../../kit/ids.js';
import { createLoader } from '../../kit/loader.js';
import { readPagePerParent } from '../../kit/page.js';
import { assertWithinReach } from '../../kit/viewer.js';
import { kindByCode, requireCollectiveKind } from '../award/award-kind.view.js';
import { AwardKind } from '../award/award-kind.js';
import { requireOrganization, toScope, withinReach } from '../references/organization-reach.view.js';
import { Organization } from '../references/organization.js';
import { EmulationRegistration } from './emulation-registration.js';
import { EmulationRound } from './emulation-round.js';
import { holdRound } from './round-life.view.js';
import { RegisterForRoundInput } from './round.inputs.js';
import { requireOpenForRegistration, requireOrganizationOfUnit } from './round.rules.js';
import { PARTICIPANTS } from './round.states.js';

const RegistrationConnection = connectionOf(EmulationRegistration);

const registrationsOfRound = createLoader(({ db, viewer }: GraphContext, parents, page: PageArgs) => {
  const query = {
    ...{ list: 'round-registrations', columns: columnsOf(EmulationRegistration, 'g'), parents },
    ...{ from: sql`emulation.emulation_registration g`, parent: sql`g.round_id` },
    where: [withinReach(viewer, sql`g.organization_id`)],
    orderBy: [
      { expression: sql`g.registered_on`, direction: 'ASC', type: 'date' },
      { expression: sql`g.id`, direction: 'ASC', type: 'uuid' },
    ],
  } as const;
  return readPagePerParent<EmulationRegistration>(db, query, page);
});

@Resolver(() => EmulationRegistration)
export class RegistrationResolver {
  @Access(...PARTICIPANTS)
  @Mutation(() => EmulationRegistration, {
    description: 'Registers an organisation of the viewer’s reach for an award in an open round (5.4).',
  })
  async registerForRound(
    @Arg('input', () => RegisterForRoundInput, { description: 'The registration.' })
    input: RegisterForRoundInput,
    @Ctx() context: GraphContext,
  ): Promise<EmulationRegistration> {
    const organization = await requireOrganization(context, input.organizationId, 'input.organizationId');
    assertWithinReach(context.viewer, toScope(organization));
    return context.write(async (em) => {
      const round = await holdRound(em, input.roundId);
      requireOpenForRegistration(round.state);
      requireOrganizationOfUnit(round, organization);
      const kind = await requireCollectiveKind(em, input.kindCode);
      const facts = { roundId: round.id, organizationId: organization.id, kindCode: kind.code };
      return em.create(EmulationRegistration, { id: newId(), ...facts, registeredOn: today() });
    });
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'Organisation that registered.' })
  organization(@Root() { organizationId }: EmulationRegistration): Organization {
    return { id: organizationId };
  }

  @FieldResolver(() => AwardKind, { description: 'Award it strives for.' })
  kind(@Root() { kindCode }: EmulationRegistration, @Ctx() context: GraphContext) {
    return kindByCode(context).load(kindCode);
  }
}

@Resolver(() => EmulationRound)
export class RoundRegistrationsResolver {
  @Access(...PARTICIPANTS)
  @FieldResolver(() => RegistrationConnection, {
    nullable: true,
    description: 'Registrations of organisations in the viewer’s reach, earliest first.',
  })
  registrations(
    @Root() { id }: EmulationRound,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: GraphContext,
  ) {
    return registrationsOfRound(context, { first, after: after ?? null }).load(id);
  }
}
