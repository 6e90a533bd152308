import { LockMode } from '@mikro-orm/core';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { type Changeable, changeRecord } from '../../kit/change.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { requirePastDay } from '../../kit/days.js';
import { Refusal } from '../../kit/errors.js';
import { newId, requireId } from '../../kit/ids.js';
import { requireText } from '../../kit/text.js';
import { toUnitScope } from '../../kit/unit.js';
import { assertWithinReach } from '../../kit/viewer.js';
import { requireCorrection } from '../guard-unit/strength-snapshot.rules.js';
import { requireCommuneOn, scopeOfUnit } from '../references/unit-reach.view.js';
import { GrassrootsSecurityTeam } from './grassroots-security-team.js';
import { CountLocalTeamInput, DissolveLocalTeamInput, EstablishLocalTeamInput } from './local-team.inputs.js';
import { requireEnd, requireExisting, requireTeam, requireTeamCount } from './local-team.rules.js';
import { TeamCount } from './team-count.js';

const MAX_NUMBER = 60;

const LOCAL_TEAM: Changeable<GrassrootsSecurityTeam> = {
  entity: GrassrootsSecurityTeam,
  scopeOf: (em, { unitId }) => scopeOfUnit(em, unitId),
};

@Resolver(() => GrassrootsSecurityTeam)
export class LocalTeamChangeResolver {
  @Access('COMMUNE_OFFICER', 'PROVINCE_OFFICER')
  @Mutation(() => GrassrootsSecurityTeam, {
    description: 'Puts a local team on record that the chair of a commune established (Law 30/2023).',
  })
  async establishLocalTeam(
    @Arg('input', () => EstablishLocalTeamInput, { description: 'The team.' }) input: EstablishLocalTeamInput,
    @Ctx() context: GraphContext,
  ): Promise<GrassrootsSecurityTeam> {
    const { kind, decidedOn } = input;
    const establishedOn = requirePastDay(input.establishedOn, today(), 'input.establishedOn');
    const residentialArea = requireText(input.residentialArea, 'input.residentialArea', 120);
    const decisionNumber = requireText(input.decisionNumber, 'input.decisionNumber', MAX_NUMBER);
    requireTeam({ kind, establishedOn, decidedOn });
    const named = { id: input.unitId, path: 'input.unitId' };
    const unit = await requireCommuneOn(context, named, establishedOn);
    assertWithinReach(context.viewer, toUnitScope({ unitId: unit.id, areaIds: unit.areaIds }));
    return context.write(async (em) =>
      em.create(GrassrootsSecurityTeam, {
        ...{ id: newId(), kind, unitId: unit.id, residentialArea, establishedOn, decisionNumber, decidedOn },
        ...{ dissolvedOn: null, dissolutionNumber: null, version: 1 },
      }),
    );
  }

  @Access('COMMUNE_OFFICER', 'PROVINCE_OFFICER')
  @Mutation(() => GrassrootsSecurityTeam, { description: 'Dissolves a local team; its counts stay.' })
  dissolveLocalTeam(
    @Arg('input', () => DissolveLocalTeamInput, { description: 'The end of the team.' })
    input: DissolveLocalTeamInput,
    @Ctx() context: GraphContext,
  ): Promise<GrassrootsSecurityTeam> {
    const dissolvedOn = requirePastDay(input.dissolvedOn, today(), 'input.dissolvedOn');
    const dissolutionNumber = requireText(input.decisionNumber, 'input.decisionNumber', MAX_NUMBER);
    return changeRecord(context, LOCAL_TEAM, {
      ...input,
      change: async (team, em) => {
        const last = await em.findOne(TeamCount, { teamId: team.id }, { orderBy: { asOf: 'desc' } });
        requireEnd(team, last?.asOf ?? null, dissolvedOn);
        Object.assign(team, { dissolvedOn, dissolutionNumber });
      },
    });
  }

  @Access('COMMUNE_OFFICER', 'PROVINCE_OFFICER')
  @Mutation(() => TeamCount, {
    description: 'Records, or with its version corrects, how many serve in a local team on a day.',
  })
  countLocalTeam(
    @Arg('input', () => CountLocalTeamInput, { description: 'The count.' }) input: CountLocalTeamInput,
    @Ctx() context: GraphContext,
  ): Promise<TeamCount> {
    const { leaders, deputies, members } = input;
    const teamId = requireId(input.teamId, 'input.teamId');
    const asOf = requirePastDay(input.asOf, today(), 'input.asOf');
    requireTeamCount(input);
    return context.write(async (em) => {
      // Held to the end: of two first counts of a day the later one must see the earlier.
      const where = { id: teamId };
      const team = await em.findOne(GrassrootsSecurityTeam, where, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!team)
        throw new Refusal('NOT_FOUND', `No local team has the id ${teamId}.`, { path: 'input.teamId' });
      assertWithinReach(context.viewer, await scopeOfUnit(em, team.unitId));
      requireExisting(team, asOf, 'input.asOf');
      const existing = await em.findOne(TeamCount, { teamId, asOf });
      requireCorrection(existing, input.version ?? null, `the team on ${asOf}`);
      const counts = { leaders, deputies, members };
      if (existing) return Object.assign(existing, counts, { version: existing.version + 1 });
      return em.create(TeamCount, { id: newId(), teamId, asOf, ...counts, version: 1 });
    });
  }
}
