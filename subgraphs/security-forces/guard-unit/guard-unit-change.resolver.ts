import { LockMode } from '@mikro-orm/core';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { changeRecord } from '../../kit/change.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { requirePastDay } from '../../kit/days.js';
import { Refusal } from '../../kit/errors.js';
import { newId, requireId } from '../../kit/ids.js';
import { requireText } from '../../kit/text.js';
import { assertWithinReach } from '../../kit/viewer.js';
import { publishForces } from '../references/force-facts.view.js';
import {
  assertOrganizationWithinReach,
  KEEPERS,
  requireOrganization,
  scopeOfOrganization,
} from '../references/organization-reach.view.js';
import { DissolveGuardUnitInput, EstablishGuardUnitInput, RecordStrengthInput } from './guard-unit.inputs.js';
import { requireDissolvable, requireEstablishable } from './guard-unit.rules.js';
import { GuardUnit } from './guard-unit.js';
import { GUARD_UNIT } from './guard-unit.view.js';
import { requireCorrection, requireCountable, requireStrength } from './strength-snapshot.rules.js';
import { StrengthSnapshot } from './strength-snapshot.js';

const MAX_NUMBER = 60;

@Resolver(() => GuardUnit)
export class GuardUnitChangeResolver {
  @Access(...KEEPERS)
  @Mutation(() => GuardUnit, {
    description: 'Puts a guard unit on record that the head of its organisation set up (duty 4a).',
  })
  async establishGuardUnit(
    @Arg('input', () => EstablishGuardUnitInput, { description: 'The unit.' }) input: EstablishGuardUnitInput,
    @Ctx() context: GraphContext,
  ): Promise<GuardUnit> {
    const { form, decidedOn } = input;
    const establishedOn = requirePastDay(input.establishedOn, today(), 'input.establishedOn');
    const decisionNumber = requireText(input.decisionNumber, 'input.decisionNumber', MAX_NUMBER);
    const organization = await requireOrganization(context, input.organizationId, 'input.organizationId');
    await assertOrganizationWithinReach(context, organization.id);
    requireEstablishable({ establishedOn, decidedOn }, organization);
    return context.write(async (em) =>
      em.create(GuardUnit, {
        ...{ id: newId(), organizationId: organization.id, form, establishedOn, decisionNumber, decidedOn },
        ...{ dissolvedOn: null, dissolutionNumber: null, version: 1 },
      }),
    );
  }

  @Access(...KEEPERS)
  @Mutation(() => GuardUnit, { description: 'Dissolves a guard unit; its counts stay.' })
  dissolveGuardUnit(
    @Arg('input', () => DissolveGuardUnitInput, { description: 'The end of the unit.' })
    input: DissolveGuardUnitInput,
    @Ctx() context: GraphContext,
  ): Promise<GuardUnit> {
    const dissolvedOn = requirePastDay(input.dissolvedOn, today(), 'input.dissolvedOn');
    const dissolutionNumber = requireText(input.decisionNumber, 'input.decisionNumber', MAX_NUMBER);
    return changeRecord(context, GUARD_UNIT, {
      ...input,
      change: async (unit, em) => {
        const last = await em.findOne(StrengthSnapshot, { unitId: unit.id }, { orderBy: { asOf: 'desc' } });
        requireDissolvable(unit, last?.asOf ?? null, dissolvedOn);
        Object.assign(unit, { dissolvedOn, dissolutionNumber });
      },
    });
  }

  @Access(...KEEPERS)
  @Mutation(() => StrengthSnapshot, {
    description: 'Records, or with its version corrects, the strength of a guard unit on a day (duty 4a).',
  })
  recordStrength(
    @Arg('input', () => RecordStrengthInput, { description: 'The count.' }) input: RecordStrengthInput,
    @Ctx() context: GraphContext,
  ): Promise<StrengthSnapshot> {
    const unitId = requireId(input.unitId, 'input.unitId');
    const asOf = requirePastDay(input.asOf, today(), 'input.asOf');
    const facts = toFacts(input);
    return context.write(async (em) => {
      // Held to the end: of two first counts of a day the later one must see the earlier.
      const unit = await em.findOne(GuardUnit, { id: unitId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!unit)
        throw new Refusal('NOT_FOUND', `No guard unit has the id ${unitId}.`, { path: 'input.unitId' });
      assertWithinReach(context.viewer, await scopeOfOrganization(em, unit.organizationId));
      requireCountable(unit, asOf);
      const existing = await em.findOne(StrengthSnapshot, { unitId, asOf });
      requireCorrection(existing, input.version ?? null, `the strength on ${asOf}`);
      const snapshot = existing
        ? Object.assign(existing, facts, { version: existing.version + 1 })
        : em.create(StrengthSnapshot, { id: newId(), unitId, asOf, ...facts, version: 1 });
      await publishForces(em, [unit.organizationId]);
      return snapshot;
    });
  }
}

function toFacts(input: RecordStrengthInput) {
  requireStrength(input);
  const { approved, present, meetsStandard } = input;
  return {
    approved,
    present,
    meetsStandard,
    sourceDocument: requireText(input.sourceDocument, 'input.sourceDocument', MAX_NUMBER),
  };
}
