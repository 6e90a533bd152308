import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { PageArgs } from '../../kit/connection.js';
import { graphEnum } from '../../kit/enums.js';
import { enumFilterOf, IdFilter, TextFilter, type ValueFilter } from '../../kit/filter.js';
import { type OrderBy, orderByOf } from '../../kit/order.js';
import { LocalDate } from '../../kit/scalars.js';
import { UnitLevel, UnitType } from './administrative-unit.js';

const LevelFilter = enumFilterOf(UnitLevel, 'UnitLevel');
const TypeFilter = enumFilterOf(UnitType, 'UnitType');

export const UnitValidity = graphEnum(
  'UnitValidity',
  'Which versions of units a list holds, seen from its `asOf`.',
  {
    VALID: 'Valid on that day.',
    FORMER: 'Ended on or before that day, and those of which the source tells no days.',
    ANY: 'All versions; one code or name can then appear several times.',
  },
);
export type UnitValidity = keyof typeof UnitValidity;

@InputType({ description: 'Which administrative units to list; conditions are joined by “and”.' })
export class AdministrativeUnitWhere {
  @Field(() => UnitValidity, { defaultValue: UnitValidity.VALID, description: 'Which versions.' })
  validity!: UnitValidity;

  @Field(() => LevelFilter, { nullable: true, description: 'By level.' })
  level?: ValueFilter<UnitLevel> | null;

  @Field(() => TypeFilter, { nullable: true, description: 'By kind within the level.' })
  type?: ValueFilter<UnitType> | null;

  @Field(() => TextFilter, {
    nullable: true,
    description: 'By official code; with ANY the same code can mean several units.',
  })
  code?: TextFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'Directly below this unit.' })
  parent?: IdFilter | null;

  @Field(() => TextFilter, {
    nullable: true,
    description:
      'By the province a unit lay in until 2025-06-30, e.g. Tỉnh Hải Dương; today’s units have none.',
  })
  formerProvince?: TextFilter | null;

  @Field(() => TextFilter, {
    nullable: true,
    description:
      'By the province a unit it followed lay in until 2025-06-30, whole or in part: a former province on today’s map.',
  })
  predecessorProvince?: TextFilter | null;
}

const AdministrativeUnitOrderBy = orderByOf('AdministrativeUnit', {
  NAME: 'Name with its kind, in Vietnamese alphabetical order.',
  CODE: 'Official code; units without one come first.',
  VALID_FROM: 'First day; units whose first day is not told come first.',
});

type UnitOrderField = 'NAME' | 'CODE' | 'VALID_FROM';

@ArgsType()
export class AdministrativeUnitArgs {
  @Field(() => ID, { nullable: true, description: 'Id of one version of a unit.' })
  id?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Official code; means different units on different days.',
  })
  code?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day on which the code is read; absent: today.' })
  asOf?: string | null;
}

@ArgsType()
export class AdministrativeUnitsArgs extends PageArgs {
  @Field(() => AdministrativeUnitWhere, {
    nullable: true,
    description: 'Which to list; absent: all valid on `asOf`.',
  })
  where?: AdministrativeUnitWhere | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day the list is seen from; absent: today.' })
  asOf?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Words of the name; without accents they find every spelling.',
  })
  search?: string | null;

  @Field(() => [AdministrativeUnitOrderBy], {
    defaultValue: [{ field: 'NAME', direction: 'ASC' }],
    description: 'Order; ties end in id order.',
  })
  orderBy!: OrderBy<UnitOrderField>[];
}
