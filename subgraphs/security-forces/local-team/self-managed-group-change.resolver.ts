import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { type Changeable, changeRecord } from '../../kit/change.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { requirePastDay } from '../../kit/days.js';
import { refuseInput } from '../../kit/errors.js';
import { newId } from '../../kit/ids.js';
import { requireText } from '../../kit/text.js';
import {
  assertOrganizationWithinReach,
  KEEPERS,
  requireOrganization,
  scopeOfOrganization,
} from '../references/organization-reach.view.js';
import { requireEnd, requireExisting, requireGroup, requireMembers } from './local-team.rules.js';
import {
  CountSelfManagedGroupInput,
  DissolveSelfManagedGroupInput,
  EstablishSelfManagedGroupInput,
} from './self-managed-group.inputs.js';
import { SelfManagedGroup } from './self-managed-group.js';

const SELF_MANAGED_GROUP: Changeable<SelfManagedGroup> = {
  entity: SelfManagedGroup,
  scopeOf: (em, { organizationId }) => scopeOfOrganization(em, organizationId),
};

@Resolver(() => SelfManagedGroup)
export class SelfManagedGroupChangeResolver {
  @Access(...KEEPERS)
  @Mutation(() => SelfManagedGroup, {
    description: 'Puts a group of staff on record that takes part in protecting its organisation (duty 4a).',
  })
  async establishSelfManagedGroup(
    @Arg('input', () => EstablishSelfManagedGroupInput, { description: 'The group.' })
    input: EstablishSelfManagedGroupInput,
    @Ctx() context: GraphContext,
  ): Promise<SelfManagedGroup> {
    const { kind, members } = input;
    const establishedOn = requirePastDay(input.establishedOn, today(), 'input.establishedOn');
    const decisionNumber = requireText(input.decisionNumber, 'input.decisionNumber', 60);
    const organization = await requireOrganization(context, input.organizationId, 'input.organizationId');
    await assertOrganizationWithinReach(context, organization.id);
    requireGroup({ establishedOn, members }, organization);
    return context.write(async (em) =>
      em.create(SelfManagedGroup, {
        ...{ id: newId(), organizationId: organization.id, kind, establishedOn, decisionNumber },
        ...{ dissolvedOn: null, members, countedOn: establishedOn, version: 1 },
      }),
    );
  }

  @Access(...KEEPERS)
  @Mutation(() => SelfManagedGroup, { description: 'Counts the members of a group anew.' })
  countSelfManagedGroup(
    @Arg('input', () => CountSelfManagedGroupInput, { description: 'The count.' })
    input: CountSelfManagedGroupInput,
    @Ctx() context: GraphContext,
  ): Promise<SelfManagedGroup> {
    const { members } = input;
    const countedOn = requirePastDay(input.countedOn, today(), 'input.countedOn');
    requireMembers(members);
    return changeRecord(context, SELF_MANAGED_GROUP, {
      ...input,
      change: (group) => {
        requireExisting(group, countedOn, 'input.countedOn');
        if (countedOn < group.countedOn)
          refuseInput('input.countedOn', `is ${countedOn}, before the last count of ${group.countedOn}`);
        Object.assign(group, { members, countedOn });
      },
    });
  }

  @Access(...KEEPERS)
  @Mutation(() => SelfManagedGroup, { description: 'Dissolves a group of staff.' })
  dissolveSelfManagedGroup(
    @Arg('input', () => DissolveSelfManagedGroupInput, { description: 'The end of the group.' })
    input: DissolveSelfManagedGroupInput,
    @Ctx() context: GraphContext,
  ): Promise<SelfManagedGroup> {
    const dissolvedOn = requirePastDay(input.dissolvedOn, today(), 'input.dissolvedOn');
    return changeRecord(context, SELF_MANAGED_GROUP, {
      ...input,
      change: (group) => {
        const counted = group.countedOn > group.establishedOn ? group.countedOn : null;
        requireEnd(group, counted, dissolvedOn);
        group.dissolvedOn = dissolvedOn;
      },
    });
  }
}
