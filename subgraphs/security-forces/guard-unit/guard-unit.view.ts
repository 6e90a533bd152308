import type { Changeable } from '../../kit/change.js';
import { LocalDate } from '../../kit/scalars.js';
import { Field, ObjectType } from 'type-graphql';
import { publishForces } from '../references/force-facts.view.js';
import { scopeOfOrganization } from '../references/organization-reach.view.js';
import { GuardUnit } from './guard-unit.js';

@ObjectType({ description: 'Decision of a head about a guard unit (Decree 06/2013).' })
export class GuardDecision {
  @Field(() => String, { description: 'Number of the decision.' })
  number!: string;

  @Field(() => LocalDate, { description: 'Day of the decision.' })
  decidedOn!: string;
}

/** How every mutation of this folder changes a unit. */
export const GUARD_UNIT: Changeable<GuardUnit> = {
  entity: GuardUnit,
  scopeOf: (em, { organizationId }) => scopeOfOrganization(em, organizationId),
  publish: async (em, id) => publishForces(em, [(await em.findOneOrFail(GuardUnit, { id })).organizationId]),
};
