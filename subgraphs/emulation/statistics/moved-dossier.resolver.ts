import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { type Connection, connectionOf, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { readPage } from '../../kit/page.js';
import { LocalDate } from '../../kit/scalars.js';
import { AdministrativeUnit } from '../references/administrative-unit.js';
import { communeWithinGrant } from '../references/successor.view.js';
import { MovedDossiers, movedDossiers } from './moved-dossier.view.js';

const MovedDossiersConnection = connectionOf(MovedDossiers);
const LIST = {
  list: 'moved-dossiers',
  columns: sql`s.former_id as "formerUnitId", s.unit_id as "unitId", s.nominations, s.waiting`,
  orderBy: [
    { expression: sql`s.unit_id`, direction: 'ASC', type: 'uuid' },
    { expression: sql`s.former_id`, direction: 'ASC', type: 'uuid' },
  ],
} as const;

@Resolver(() => MovedDossiers)
export class MovedDossiersResolver {
  @Access('PROVINCE_OFFICER', 'EMULATION_OFFICE', 'PARTNER:STEERING_COMMITTEE')
  @Query(() => MovedDossiersConnection, {
    description: 'Open nominations from abolished communes by successor, of the viewer’s area (Q25).',
  })
  movedDossiers(
    @Arg('changedOn', () => LocalDate, { description: 'First day of the new map, e.g. 2025-07-01.' })
    changedOn: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, viewer }: GraphContext,
  ): Promise<Connection<MovedDossiers>> {
    const where = [communeWithinGrant(viewer, sql`s.unit_id`)];
    return readPage(db, { ...LIST, from: movedDossiers(changedOn), where }, page);
  }

  @FieldResolver(() => AdministrativeUnit, { nullable: true, description: 'The abolished commune.' })
  formerUnit(@Root() { formerUnitId }: MovedDossiers): AdministrativeUnit {
    return { id: formerUnitId };
  }

  @FieldResolver(() => AdministrativeUnit, { nullable: true, description: 'The successor.' })
  unit(@Root() { unitId }: MovedDossiers): AdministrativeUnit {
    return { id: unitId };
  }
}
