import { Field, InputType, Int } from 'type-graphql';
import { enumFilterOf, IdFilter, type ValueFilter } from '../../kit/filter.js';
import { MovementGrade } from '../references/movement-grade.js';
import { OrganizationKind } from '../references/organization.js';

const GradeFilter = enumFilterOf(MovementGrade, 'MovementGrade');
const KindFilter = enumFilterOf(OrganizationKind, 'OrganizationKind');

@InputType({ description: 'Which organisations to list; conditions are joined by “and”.' })
export class ActivityGapWhere {
  @Field(() => Int, {
    nullable: true,
    description: 'Longest gap longer than so many days, e.g. 180 (measure P4).',
  })
  longerThanDays?: number | null;

  @Field(() => IdFilter, {
    nullable: true,
    description: 'In this administrative unit, or one below it, on the last day of the year or today.',
  })
  unit?: IdFilter | null;

  @Field(() => KindFilter, { nullable: true, description: 'By what the organisation is.' })
  kind?: ValueFilter<OrganizationKind> | null;

  @Field(() => GradeFilter, { nullable: true, description: 'By the decided grade of the year.' })
  grade?: ValueFilter<MovementGrade> | null;
}
