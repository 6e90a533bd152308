import { Field, ID, InputType, Int } from 'type-graphql';
import { IdFilter } from '../../kit/filter.js';
import { LocalDate } from '../../kit/scalars.js';

@InputType({ description: 'Which residential areas to list; conditions are joined by “and”.' })
export class ResidentialAreaWhere {
  @Field(() => IdFilter, { nullable: true, description: 'In this commune on `asOf`.' })
  unit?: IdFilter | null;
}

@InputType({ description: 'A residential area and the commune it lies in.' })
export class RegisterResidentialAreaInput {
  @Field(() => String, { description: 'Name in Vietnamese, 1 to 200 characters.' })
  nameVi!: string;

  @Field(() => ID, { description: 'Commune; it must have existed on `since` (R14).' })
  unitId!: string;

  @Field(() => LocalDate, { description: 'First day, not in the future.' })
  since!: string;
}

@InputType({ description: 'The residential area a change is about.' })
abstract class ChangeResidentialAreaInput {
  @Field(() => ID, { description: 'Area to change.' })
  id!: string;

  @Field(() => Int, { description: 'Version the change is based on; an older one gets CONFLICT.' })
  version!: number;
}

@InputType({ description: 'Another commune for a residential area, e.g. after a merger.' })
export class MoveResidentialAreaInput extends ChangeResidentialAreaInput {
  @Field(() => ID, { description: 'Commune it now lies in; it must exist on `movedOn` (R14).' })
  unitId!: string;

  @Field(() => LocalDate, { description: 'First day there, not in the future.' })
  movedOn!: string;
}

@InputType({ description: 'The end of a residential area.' })
export class EndResidentialAreaInput extends ChangeResidentialAreaInput {
  @Field(() => LocalDate, { description: 'First day it no longer exists, not in the future.' })
  until!: string;
}
