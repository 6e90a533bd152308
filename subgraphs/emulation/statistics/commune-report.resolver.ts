import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { today } from '../../kit/clock.js';
import { type Connection, connectionOf, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { readPage } from '../../kit/page.js';
import { LocalDate } from '../../kit/scalars.js';
import { Exemplar } from '../exemplar/exemplar.js';
import { AdministrativeUnit } from '../references/administrative-unit.js';
import { communeWithinGrant } from '../references/successor.view.js';
import {
  CommuneModel,
  CommuneReport,
  communesOn,
  modelsOfCommune,
  publicisedInCommune,
} from './commune-report.view.js';

const BY_UNIT = [{ expression: sql`c.unit_id`, direction: 'ASC', type: 'uuid' }] as const;
const CommuneReportConnection = connectionOf(CommuneReport);

@Resolver(() => CommuneReport)
export class CommuneReportResolver {
  @Access('PROVINCE_OFFICER', 'EMULATION_OFFICE', 'ANALYST', 'PARTNER:MINISTRY')
  @Query(() => CommuneReportConnection, {
    description: 'Models and exemplars by commune, of the viewer’s area, for an analyst all (clause 5a, Q5).',
  })
  communeReports(
    @Arg('asOf', () => LocalDate, { nullable: true, description: 'The day; absent: today.' })
    asOf: string | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, viewer }: GraphContext,
  ): Promise<Connection<CommuneReport>> {
    const day = asOf ?? today();
    const query = {
      ...{ list: 'commune-reports', columns: sql`c.unit_id as "unitId", cast(${day} as text) as "asOf"` },
      ...{ from: communesOn(day), orderBy: BY_UNIT },
      where: [viewer.role === 'ANALYST' ? sql`true` : communeWithinGrant(viewer, sql`c.unit_id`)],
    };
    return readPage(db, query, page);
  }

  @FieldResolver(() => AdministrativeUnit, { nullable: true, description: 'The commune.' })
  unit(@Root() { unitId }: CommuneReport): AdministrativeUnit {
    return { id: unitId };
  }

  @FieldResolver(() => [CommuneModel], {
    description: 'Models applied there that day, by name, a short list.',
  })
  async models(
    @Root() { unitId, asOf }: CommuneReport,
    @Ctx() context: GraphContext,
  ): Promise<CommuneModel[]> {
    return (await modelsOfCommune(context, { asOf }).load(unitId)) ?? [];
  }

  @FieldResolver(() => [Exemplar], {
    description: 'Exemplars made known in the year up to that day, earliest first, a short list.',
  })
  async exemplars(
    @Root() { unitId, asOf }: CommuneReport,
    @Ctx() context: GraphContext,
  ): Promise<Exemplar[]> {
    return (await publicisedInCommune(context, { asOf }).load(unitId)) ?? [];
  }
}
