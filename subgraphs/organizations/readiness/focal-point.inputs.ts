import { Field, ID, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../kit/scalars.js';

@InputType({ description: 'Who answers for the movement at work; office contacts only.' })
abstract class FocalPointContact {
  @Field(() => String, { description: 'Name, 1 to 100 characters.' })
  fullName!: string;

  @Field(() => String, { description: 'Job title in the organisation, 1 to 100 characters.' })
  jobTitle!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Office telephone, 8 to 20 characters; it or the office e-mail is given.',
  })
  officePhone?: string | null;

  @Field(() => String, { nullable: true, description: 'Office e-mail, up to 100 characters.' })
  officeEmail?: string | null;
}

@InputType({ description: 'A new focal point; the present one ends on the day it begins (duty 1b).' })
export class AppointFocalPointInput extends FocalPointContact {
  @Field(() => ID, { description: 'The organisation.' })
  organizationId!: string;

  @Field(() => LocalDate, { description: 'First day, after that of the present one, not in the future.' })
  validFrom!: string;
}

@InputType({ description: 'A correction of a focal point (right to correction, Law 91/2025/QH15).' })
export class CorrectFocalPointInput extends FocalPointContact {
  @Field(() => ID, { description: 'The record to correct.' })
  id!: string;

  @Field(() => Int, { description: 'Version the change is based on; an older one gets CONFLICT.' })
  version!: number;
}
