import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { changeRecord } from '../../kit/change.js';
import { today } from '../../kit/clock.js';
import { columnsOf } from '../../kit/columns.js';
import { type Connection, connectionOf, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { requirePastDay } from '../../kit/days.js';
import { matchesId } from '../../kit/filter.js';
import { newId } from '../../kit/ids.js';
import { readPage } from '../../kit/page.js';
import { rowById, rowsByParent } from '../../kit/rows.js';
import { LocalDate } from '../../kit/scalars.js';
import { requireText } from '../../kit/text.js';
import { assertWithinReach } from '../../kit/viewer.js';
import { requireCommune } from '../organization/organization-place.view.js';
import { AdministrativeUnit } from '../place/administrative-unit.js';
import { ResidentialAreaPlacement } from './residential-area-placement.js';
import {
  EndResidentialAreaInput,
  MoveResidentialAreaInput,
  RegisterResidentialAreaInput,
  ResidentialAreaWhere,
} from './residential-area.inputs.js';
import { requireAfterSpan, requireExisting } from './residential-area.rules.js';
import { ResidentialArea } from './residential-area.js';
import { RESIDENTIAL_AREA, requireLastPlacement, scopeOfUnit } from './residential-area.view.js';

const ResidentialAreaConnection = connectionOf(ResidentialArea);
const COLUMNS = columnsOf(ResidentialArea, 'a');
const FROM = sql`organizations.residential_area a join organizations.residential_area_placement p on p.area_id = a.id`;
const ORDER = [
  { expression: sql`a.name_vi collate public.vietnamese`, direction: 'ASC', type: 'text' },
  { expression: sql`a.id`, direction: 'ASC', type: 'uuid' },
] as const;

const placementsOf = rowsByParent(ResidentialAreaPlacement, 'areaId', 'r.valid_from');

@Resolver(() => ResidentialArea)
export class ResidentialAreaResolver {
  @Query(() => ResidentialAreaConnection, {
    description: 'Residential areas as they lay on a day, by name.',
  })
  residentialAreas(
    @Arg('where', () => ResidentialAreaWhere, { nullable: true, description: 'Which to list.' })
    where: ResidentialAreaWhere | null,
    @Arg('asOf', () => LocalDate, { nullable: true, description: 'The day; absent: today.' })
    asOf: string | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db }: GraphContext,
  ): Promise<Connection<ResidentialArea>> {
    const day = asOf ?? today();
    const conditions = [
      sql`p.valid_from <= ${day}`,
      sql`coalesce(p.valid_to > ${day}, true)`,
      ...matchesId(sql`p.unit_id`, where?.unit, 'where.unit'),
    ];
    const list = { list: 'residential-areas', columns: COLUMNS, from: FROM, orderBy: ORDER };
    return readPage(db, { ...list, where: conditions }, page);
  }

  @FieldResolver(() => AdministrativeUnit, {
    nullable: true,
    description: 'Commune it lay in on a day; null: it did not exist then.',
  })
  async unit(
    @Root() { id }: ResidentialArea,
    @Arg('asOf', () => LocalDate, { nullable: true, description: 'The day; absent: today.' })
    asOf: string | null,
    @Ctx() context: GraphContext,
  ) {
    const day = asOf ?? today();
    const placements = (await placementsOf(context).load(id)) ?? [];
    const found = placements.find(
      ({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo),
    );
    return found ? rowById(AdministrativeUnit)(context).load(found.unitId) : null;
  }

  @Access('COMMUNE_OFFICER', 'PROVINCE_OFFICER')
  @Mutation(() => ResidentialArea, { description: 'Puts a residential area of the viewer’s area on record.' })
  registerResidentialArea(
    @Arg('input', () => RegisterResidentialAreaInput, { description: 'The area.' })
    input: RegisterResidentialAreaInput,
    @Ctx() context: GraphContext,
  ): Promise<ResidentialArea> {
    const nameVi = requireText(input.nameVi, 'input.nameVi', 200);
    const since = requirePastDay(input.since, today(), 'input.since');
    return context.write(async (em) => {
      const unit = await requireCommune(em, input.unitId, since);
      assertWithinReach(context.viewer, await scopeOfUnit(em, unit.id));
      const area = em.create(ResidentialArea, { id: newId(), nameVi, since, until: null, version: 1 });
      em.create(ResidentialAreaPlacement, {
        ...{ id: newId(), areaId: area.id, unitId: unit.id, validFrom: since, validTo: null },
      });
      return area;
    });
  }

  @Access('COMMUNE_OFFICER', 'PROVINCE_OFFICER')
  @Mutation(() => ResidentialArea, {
    description:
      'Notes that a residential area lies in another commune from a day on; it stays the same area.',
  })
  moveResidentialArea(
    @Arg('input', () => MoveResidentialAreaInput, { description: 'The move.' })
    input: MoveResidentialAreaInput,
    @Ctx() context: GraphContext,
  ): Promise<ResidentialArea> {
    const movedOn = requirePastDay(input.movedOn, today(), 'input.movedOn');
    return changeRecord(context, RESIDENTIAL_AREA, {
      ...input,
      change: async (area, em) => {
        requireExisting(area);
        const open = await requireLastPlacement(em, area.id);
        open.validTo = requireAfterSpan(open.validFrom, movedOn, 'input.movedOn');
        const unit = await requireCommune(em, input.unitId, movedOn);
        await em.flush();
        em.create(ResidentialAreaPlacement, {
          ...{ id: newId(), areaId: area.id, unitId: unit.id, validFrom: movedOn, validTo: null },
        });
      },
    });
  }

  @Access('COMMUNE_OFFICER', 'PROVINCE_OFFICER')
  @Mutation(() => ResidentialArea, { description: 'Ends a residential area; its history stays.' })
  endResidentialArea(
    @Arg('input', () => EndResidentialAreaInput, { description: 'The end.' }) input: EndResidentialAreaInput,
    @Ctx() context: GraphContext,
  ): Promise<ResidentialArea> {
    const until = requirePastDay(input.until, today(), 'input.until');
    return changeRecord(context, RESIDENTIAL_AREA, {
      ...input,
      change: async (area, em) => {
        requireExisting(area);
        const open = await requireLastPlacement(em, area.id);
        open.validTo = requireAfterSpan(open.validFrom, until, 'input.until');
        area.until = until;
      },
    });
  }
}
