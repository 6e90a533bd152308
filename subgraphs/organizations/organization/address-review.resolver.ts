import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { changeRecord } from '../../kit/change.js';
import { today } from '../../kit/clock.js';
import { type Connection, connectionOf, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { Refusal } from '../../kit/errors.js';
import { matchesId } from '../../kit/filter.js';
import { all, readPage, type Sql } from '../../kit/page.js';
import { rowById, rowsByParent } from '../../kit/rows.js';
import type { Viewer } from '../../kit/viewer.js';
import { AdministrativeUnit } from '../place/administrative-unit.js';
import { UnitSuccession } from '../place/unit-succession.js';
import { AddressReview, AddressReviewWhere, SettleAddressReviewInput } from './address-review.view.js';
import { Organization } from './organization.js';
import { ORGANIZATION, publishOrganizations, reachOf } from './organization-facts.view.js';
import { placeOrganization, requireOpenPlacement } from './organization-place.view.js';
import { requireSuccessor } from './organization-placement.rules.js';

const AddressReviewConnection = connectionOf(AddressReview);

/** Open placements in a commune that no longer exists. */
const WAITING = sql`organizations.organization o
  join organizations.organization_placement p on p.organization_id = o.id and p.valid_to is null
  join organizations.administrative_unit u on u.id = p.unit_id`;

const COLUMNS = sql`o.id, p.unit_id as "unitId", u.valid_to as since, p.address_text as "addressText"`;

/** Without an area a province officer or an analyst reaches the whole register, a commune officer nothing. */
function withinReach({ role, area }: Viewer): Sql[] {
  if (area) return [sql`cast(${area} as uuid) = any(cast(${reachOf(sql`o.id`)} as uuid[]))`];
  return role === 'PROVINCE_OFFICER' || role === 'ANALYST' ? [] : [sql`false`];
}

@Resolver(() => AddressReview)
export class AddressReviewResolver {
  @Access('PROVINCE_OFFICER', 'COMMUNE_OFFICER', 'ANALYST')
  @Query(() => AddressReviewConnection, {
    description:
      'Organisations of the viewer’s area that wait for an address review; an analyst without an area sees all (Q14).',
  })
  addressReviews(
    @Arg('where', () => AddressReviewWhere, { nullable: true, description: 'Which to list.' })
    where: AddressReviewWhere | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, viewer }: GraphContext,
  ): Promise<Connection<AddressReview>> {
    const conditions = [
      sql`u.valid_to <= ${today()}`,
      ...matchesId(sql`u.id`, where?.unit, 'where.unit'),
      ...withinReach(viewer),
    ];
    const orderBy = [{ expression: sql`o.code`, direction: 'ASC', type: 'text' }] as const;
    return readPage(
      db,
      { list: 'address-reviews', columns: COLUMNS, from: WAITING, where: conditions, orderBy },
      page,
    );
  }

  @FieldResolver(() => Organization, { description: 'The organisation that waits.' })
  organization(@Root() review: AddressReview, @Ctx() context: GraphContext) {
    return rowById(Organization)(context).load(review.id);
  }

  @FieldResolver(() => AdministrativeUnit, { description: 'The abolished commune.' })
  unit(@Root() review: AddressReview, @Ctx() context: GraphContext) {
    return rowById(AdministrativeUnit)(context).load(review.unitId);
  }

  @FieldResolver(() => [UnitSuccession], {
    description: 'Successors of the commune, as far as the source names them.',
  })
  async candidates(@Root() review: AddressReview, @Ctx() context: GraphContext) {
    return (await rowsByParent(UnitSuccession, 'fromId', 'r.to_id')(context).load(review.unitId)) ?? [];
  }

  @Access('PROVINCE_OFFICER', 'COMMUNE_OFFICER')
  @Mutation(() => Organization, {
    description: 'Settles an address review: the organisation is placed from the day its commune ended.',
  })
  settleAddressReview(
    @Arg('input', () => SettleAddressReviewInput, { description: 'The decision.' })
    input: SettleAddressReviewInput,
    @Ctx() context: GraphContext,
  ): Promise<Organization> {
    return changeRecord(context, ORGANIZATION, {
      ...input,
      change: async (organization, em) => {
        const open = await requireOpenPlacement(em, organization.id);
        const successors = await em.find(UnitSuccession, { fromId: open.unitId });
        if (successors.length === 0) {
          throw new Refusal(
            'STATE_NOT_ALLOWED',
            'The organisation does not wait for an address review: its commune still exists.',
          );
        }
        const { effectiveOn } = requireSuccessor(successors, input.unitId);
        open.validTo = effectiveOn;
        await em.flush();
        const place = {
          unitId: input.unitId,
          zoneId: open.zoneId,
          addressText: input.addressText ?? open.addressText,
        };
        await placeOrganization(em, place, {
          organizationId: organization.id,
          validFrom: effectiveOn,
          basis: 'ADDRESS_REVIEW',
        });
      },
    });
  }

  @Access('PROVINCE_OFFICER')
  @Mutation(() => Int, {
    description:
      'Places every organisation whose whole commune went to one successor; returns how many moved.',
  })
  placeByWholeSuccession(@Ctx() context: GraphContext): Promise<number> {
    return context.write(async (em) => {
      const moved = await moveWhole(em, context.viewer);
      if (moved.length) await publishOrganizations(em, moved);
      return moved.length;
    });
  }
}

/** Ends the open spans, then starts the successors’: spans may not overlap even for a moment. Returns who moved. */
async function moveWhole(em: EntityManager, viewer: Viewer): Promise<string[]> {
  const db = em.getKysely();
  const { rows } = await sql<{ organizationId: string }>`
    update organizations.organization_placement p set valid_to = s.effective_on
    from organizations.unit_succession s, organizations.organization o
    where s.from_id = p.unit_id and s.extent = 'WHOLE' and s.effective_on <= ${today()} and p.valid_to is null
      and o.id = p.organization_id and ${all(withinReach(viewer))}
    returning p.organization_id as "organizationId", p.zone_id as "zoneId", p.address_text as "addressText",
      s.to_id as "unitId", s.effective_on as "validFrom", gen_random_uuid() as id`.execute(db);
  await sql`
    insert into organizations.organization_placement (id, organization_id, unit_id, zone_id, address_text, valid_from, basis)
    select r.id, r."organizationId", r."unitId", r."zoneId", r."addressText", r."validFrom", 'AUTO_SUCCESSION'
    from jsonb_to_recordset(cast(${JSON.stringify(rows)} as jsonb)) as r(id uuid, "organizationId" uuid,
      "unitId" uuid, "zoneId" uuid, "addressText" text, "validFrom" date)`.execute(db);
  const ids = rows.map(({ organizationId }) => organizationId);
  await sql`
    update organizations.organization set version = version + 1 where id = any(cast(${ids} as uuid[]))`.execute(
    db,
  );
  return ids;
}
