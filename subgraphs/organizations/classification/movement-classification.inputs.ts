import { Field, ID, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../kit/scalars.js';
import { MovementGrade } from './movement-classification.js';

@InputType({ description: 'A grade an organisation proposes for itself.' })
export class ProposeGradeInput {
  @Field(() => ID, { description: 'The organisation.' })
  organizationId!: string;

  @Field(() => Int, { description: 'Calendar year, e.g. 2026.' })
  year!: number;

  @Field(() => MovementGrade, { description: 'Grade it gives itself.' })
  grade!: MovementGrade;

  @Field(() => LocalDate, {
    description: 'Day of the proposal, in that year or the next, not in the future.',
  })
  takenOn!: string;

  @Field(() => String, { nullable: true, description: 'Remark, up to 300 characters; names nobody.' })
  comment?: string | null;
}

@InputType({ description: 'A grade that a document decides or corrects.' })
export class DecideGradeInput {
  @Field(() => ID, { description: 'The classification.' })
  id!: string;

  @Field(() => Int, { description: 'Version the step is based on; an older one gets CONFLICT.' })
  version!: number;

  @Field(() => MovementGrade, { description: 'The grade in force from now on.' })
  grade!: MovementGrade;

  @Field(() => LocalDate, { description: 'Day of the document, not in the future.' })
  takenOn!: string;

  @Field(() => String, { description: 'Number of the document, 1 to 60 characters.' })
  document!: string;

  @Field(() => String, { nullable: true, description: 'Remark, up to 300 characters; names nobody.' })
  comment?: string | null;
}
