import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { LocalDate } from '../../kit/scalars.js';
import { IndustrialZone } from '../references/industrial-zone.js';
import { strengthOfZone, ZoneStrength } from './zone-strength.view.js';

@Resolver(() => IndustrialZone)
export class ZoneStrengthResolver {
  @Access('COMMUNE_OFFICER', 'PROVINCE_OFFICER', 'ANALYST', 'PARTNER:PARK_BOARD')
  @FieldResolver(() => ZoneStrength, {
    nullable: true,
    description:
      'Guards of its enterprises on a day; null: none the viewer reaches was counted. For officers and park boards of their area, and analysts (clause 4h).',
  })
  guardStrength(
    @Root() { id }: IndustrialZone,
    @Arg('asOf', () => LocalDate, { nullable: true, description: 'The day; absent: today.' })
    asOf: string | null,
    @Ctx() context: GraphContext,
  ): Promise<ZoneStrength | null> {
    return strengthOfZone(context, { day: asOf ?? today() }).load(id);
  }
}
