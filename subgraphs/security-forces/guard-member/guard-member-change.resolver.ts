import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { changeRecord } from '../../kit/change.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { requirePastDay } from '../../kit/days.js';
import { newId } from '../../kit/ids.js';
import { requireOrganization } from '../references/organization-reach.view.js';
import { assertInTraining } from '../training/training-list.view.js';
import {
  CheckGuardMemberInput,
  CorrectGuardMemberInput,
  EndGuardEmploymentInput,
  RecordGuardMemberInput,
} from './guard-member.inputs.js';
import { requireAdult, requireEmployable, requireEmployed } from './guard-member.rules.js';
import { GuardMember } from './guard-member.js';
import { GUARD_KEEPERS, guardFor, readGuardStandards, toGuardFacts } from './guard-member.view.js';

@Resolver(() => GuardMember)
export class GuardMemberChangeResolver {
  @Access(...GUARD_KEEPERS)
  @Mutation(() => GuardMember, {
    description: 'Puts a guard on record; one under 18 is refused (rule R13, duty 4a).',
  })
  async recordGuardMember(
    @Arg('input', () => RecordGuardMemberInput, { description: 'The guard.' }) input: RecordGuardMemberInput,
    @Ctx() context: GraphContext,
  ): Promise<GuardMember> {
    const { form, over18 } = input;
    const standards = await readGuardStandards(context);
    requireAdult(
      over18,
      standards.find(({ validFrom }) => validFrom <= today())!,
    );
    const facts = toGuardFacts(input);
    const employedFrom = requirePastDay(input.employedFrom, today(), 'input.employedFrom');
    const organization = await requireOrganization(context, input.organizationId, 'input.organizationId');
    await assertInTraining(context, organization.id);
    requireEmployable(employedFrom, organization);
    return context.write(async (em) =>
      em.create(GuardMember, {
        ...{ id: newId(), organizationId: organization.id, ...facts, form, employedFrom, over18 },
        ...{ employedTo: null, meetsStandard: null, checkedOn: null, checkedBy: null, version: 1 },
      }),
    );
  }

  @Access(...GUARD_KEEPERS)
  @Mutation(() => GuardMember, {
    description: 'Corrects a guard’s record (right of correction, Law 91/2025/QH15).',
  })
  correctGuardMember(
    @Arg('input', () => CorrectGuardMemberInput, { description: 'The record as it should be.' })
    input: CorrectGuardMemberInput,
    @Ctx() context: GraphContext,
  ): Promise<GuardMember> {
    const facts = { ...toGuardFacts(input), form: input.form };
    return changeRecord(context, guardFor(context.viewer), {
      ...input,
      change: (guard) => Object.assign(guard, facts),
    });
  }

  @Access(...GUARD_KEEPERS)
  @Mutation(() => GuardMember, {
    description: 'Records whether a guard meets the standard (Decree 06/2013).',
  })
  checkGuardMember(
    @Arg('input', () => CheckGuardMemberInput, { description: 'The check.' }) input: CheckGuardMemberInput,
    @Ctx() context: GraphContext,
  ): Promise<GuardMember> {
    const { meetsStandard } = input;
    const checkedOn = requirePastDay(input.checkedOn, today(), 'input.checkedOn');
    return changeRecord(context, guardFor(context.viewer), {
      ...input,
      change: (guard) => {
        requireEmployed(guard, checkedOn, 'input.checkedOn');
        Object.assign(guard, { meetsStandard, checkedOn, checkedBy: context.viewer.role });
      },
    });
  }

  @Access(...GUARD_KEEPERS)
  @Mutation(() => GuardMember, {
    description: 'Ends a guard’s employment; 24 months later the record is turned into counts (domain 8.1).',
  })
  endGuardEmployment(
    @Arg('input', () => EndGuardEmploymentInput, { description: 'The end.' }) input: EndGuardEmploymentInput,
    @Ctx() context: GraphContext,
  ): Promise<GuardMember> {
    const employedTo = requirePastDay(input.employedTo, today(), 'input.employedTo');
    return changeRecord(context, guardFor(context.viewer), {
      ...input,
      change: (guard) => {
        requireEmployed(guard, employedTo, 'input.employedTo');
        guard.employedTo = employedTo;
      },
    });
  }
}
