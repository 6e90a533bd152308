import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { LocalDate } from '../../kit/scalars.js';
import { IndustrialZone } from './industrial-zone.js';
import { enterprisesOfZone, ZoneEnterprises } from './zone-enterprises.view.js';

@Resolver(() => IndustrialZone)
export class ZoneEnterprisesResolver {
  @FieldResolver(() => ZoneEnterprises, {
    nullable: true,
    description: 'Its enterprises on a day: how many, with foreign capital, with each body (clauses 4f, 4h).',
  })
  enterprises(
    @Root() { id }: IndustrialZone,
    @Arg('asOf', () => LocalDate, { nullable: true, description: 'The day; absent: today.' })
    asOf: string | null,
    @Ctx() context: GraphContext,
  ): Promise<ZoneEnterprises | null> {
    return enterprisesOfZone(context, { day: asOf ?? today() }).load(id);
  }
}
