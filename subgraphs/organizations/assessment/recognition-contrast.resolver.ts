import { sql } from 'kysely';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { today } from '../../kit/clock.js';
import { type Connection, connectionOf, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { readPage } from '../../kit/page.js';
import { AdministrativeUnit } from '../place/administrative-unit.js';
import { UNIT_COLUMN } from '../place/unit-row.view.js';
import { mapDay } from '../place/unit-scheme.view.js';
import { ContrastArgs, contrastsOf, isContrast, RecognitionContrast } from './recognition-contrast.view.js';
import { STATISTIC_ORDER } from './recognition-statistic.view.js';
import { requireStatisticYear } from './safety-assessment.rules.js';

const RecognitionContrastConnection = connectionOf(RecognitionContrast);
const COLUMNS = sql`${UNIT_COLUMN}, s.areas, s.areas_recognised as "areasRecognised",
  s.organizations, s.organizations_recognised as "organizationsRecognised"`;

@Resolver(() => RecognitionContrast)
export class RecognitionContrastResolver {
  // Recognitions are published, so that no small count is withheld here.
  @Access('COMMUNE_OFFICER', 'PROVINCE_OFFICER', 'ANALYST')
  @Query(() => RecognitionContrastConnection, {
    description:
      'Communes whose residential areas reach a share of recognitions while their organisations stay below another, by code (Q24).',
  })
  recognitionContrasts(
    @Args(() => ContrastArgs) contrast: ContrastArgs,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db }: GraphContext,
  ): Promise<Connection<RecognitionContrast>> {
    const { year, unitScheme } = contrast;
    const day = mapDay(unitScheme, requireStatisticYear(year, today()), today());
    const list = { list: 'recognition-contrasts', columns: COLUMNS, orderBy: STATISTIC_ORDER };
    return readPage(db, { ...list, from: contrastsOf(year, day), where: [isContrast(contrast)] }, page);
  }

  @FieldResolver(() => AdministrativeUnit, { description: 'The commune.' })
  unit(@Root() { unit }: RecognitionContrast): AdministrativeUnit {
    return unit;
  }
}
