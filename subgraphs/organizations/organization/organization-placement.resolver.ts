import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { changeRecord } from '../../kit/change.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { requirePastDay } from '../../kit/days.js';
import { rowById, rowsByParent } from '../../kit/rows.js';
import { LocalDate } from '../../kit/scalars.js';
import { IndustrialZone } from '../industrial-zone/industrial-zone.js';
import { AdministrativeUnit } from '../place/administrative-unit.js';
import { MoveOrganizationInput } from './organization.inputs.js';
import { requireStatus } from './organization.rules.js';
import { Organization } from './organization.js';
import { ORGANIZATION } from './organization-facts.view.js';
import { placeOrganization, requireOpenPlacement } from './organization-place.view.js';
import { OrganizationPlacement } from './organization-placement.js';
import { requireMoveAfter } from './organization-placement.rules.js';

const placementsOf = rowsByParent(OrganizationPlacement, 'organizationId', 'r.valid_from desc');

/** The placement on `day`, from the same batch that serves all placements of the page. */
async function placementOn(
  context: GraphContext,
  organizationId: string,
  day: string,
): Promise<OrganizationPlacement | null> {
  const placements = (await placementsOf(context).load(organizationId)) ?? [];
  return (
    placements.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo > day)) ??
    null
  );
}

@Resolver(() => Organization)
export class OrganizationPlacementResolver {
  @FieldResolver(() => OrganizationPlacement, {
    nullable: true,
    description: 'Where it was on a day; null: nowhere yet, or the day is before the records.',
  })
  placement(
    @Root() organization: Organization,
    @Arg('asOf', () => LocalDate, { nullable: true, description: 'The day; absent: today.' })
    asOf: string | null,
    @Ctx() context: GraphContext,
  ) {
    return placementOn(context, organization.id, asOf ?? today());
  }

  @FieldResolver(() => [OrganizationPlacement], { description: 'Everywhere it has been, latest first.' })
  async placements(@Root() organization: Organization, @Ctx() context: GraphContext) {
    return (await placementsOf(context).load(organization.id)) ?? [];
  }

  @FieldResolver(() => IndustrialZone, {
    nullable: true,
    description: 'Industrial zone it was in on a day; null: in none.',
  })
  async industrialZone(
    @Root() organization: Organization,
    @Arg('asOf', () => LocalDate, { nullable: true, description: 'The day; absent: today.' })
    asOf: string | null,
    @Ctx() context: GraphContext,
  ) {
    const placement = await placementOn(context, organization.id, asOf ?? today());
    return placement?.zoneId ? rowById(IndustrialZone)(context).load(placement.zoneId) : null;
  }

  @Access('PROVINCE_OFFICER', 'COMMUNE_OFFICER')
  @Mutation(() => Organization, {
    description: 'Moves an organisation to another place from a day on; its earlier places stay.',
  })
  moveOrganization(
    @Arg('input', () => MoveOrganizationInput, { description: 'The move.' }) input: MoveOrganizationInput,
    @Ctx() context: GraphContext,
  ): Promise<Organization> {
    const movedOn = requirePastDay(input.movedOn, today(), 'input.movedOn');
    return changeRecord(context, ORGANIZATION, {
      ...input,
      change: async (organization, em) => {
        requireStatus(organization.status, 'ACTIVE', 'a move');
        const open = await requireOpenPlacement(em, organization.id);
        requireMoveAfter(open, organization.establishedOn, movedOn);
        open.validTo = movedOn;
        await em.flush();
        await placeOrganization(em, input, {
          organizationId: organization.id,
          validFrom: movedOn,
          basis: 'MOVE',
        });
      },
    });
  }
}

@Resolver(() => OrganizationPlacement)
export class PlacementResolver {
  @FieldResolver(() => AdministrativeUnit, {
    description: 'Commune of this span, in the version of its days.',
  })
  unit(@Root() placement: OrganizationPlacement, @Ctx() context: GraphContext) {
    return rowById(AdministrativeUnit)(context).load(placement.unitId);
  }

  @FieldResolver(() => IndustrialZone, {
    nullable: true,
    description: 'Industrial zone of this span; null: in none.',
  })
  zone(@Root() placement: OrganizationPlacement, @Ctx() context: GraphContext) {
    return placement.zoneId && rowById(IndustrialZone)(context).load(placement.zoneId);
  }
}
