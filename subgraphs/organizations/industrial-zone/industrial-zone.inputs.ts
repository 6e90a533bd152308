import { ArgsType, Field, InputType } from 'type-graphql';
import { PageArgs } from '../../kit/connection.js';
import { enumFilterOf, type ValueFilter } from '../../kit/filter.js';
import { ZoneKind } from './industrial-zone.js';

const KindFilter = enumFilterOf(ZoneKind, 'ZoneKind');

@InputType({ description: 'Which industrial zones to list.' })
export class IndustrialZoneWhere {
  @Field(() => KindFilter, { nullable: true, description: 'By kind.' })
  kind?: ValueFilter<ZoneKind> | null;
}

@ArgsType()
export class IndustrialZonesArgs extends PageArgs {
  @Field(() => IndustrialZoneWhere, { nullable: true, description: 'Which to list; absent: all.' })
  where?: IndustrialZoneWhere | null;

  @Field(() => String, {
    nullable: true,
    description: 'Words of the name; without accents they find every spelling.',
  })
  search?: string | null;
}
