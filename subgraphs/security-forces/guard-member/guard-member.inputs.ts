import { Field, ID, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../kit/scalars.js';
import { GuardForm } from '../guard-unit/guard-unit.js';

@InputType({
  description: 'A guard to be put on record; nothing else about the guard is wanted (domain 8.1).',
})
export class RecordGuardMemberInput {
  @Field(() => ID, { description: 'Organisation that employs or is guarded.' })
  organizationId!: string;

  @Field(() => String, { description: 'Internal staff number, 1 to 30 characters; once per organisation.' })
  staffNumber!: string;

  @Field(() => String, { description: 'Name, 1 to 120 characters.' })
  name!: string;

  @Field(() => String, { description: 'Role in the guard force, 1 to 60 characters.' })
  jobTitle!: string;

  @Field(() => GuardForm, { description: 'Full-time, part-time or outsourced.' })
  form!: GuardForm;

  @Field(() => LocalDate, { description: 'First day of the employment; not in the future.' })
  employedFrom!: string;

  @Field(() => Boolean, { description: 'That the guard is 18 or older; false is refused (rule R13).' })
  over18!: boolean;
}

@InputType({
  description: 'A correction of what a guard’s record says (right of correction, Law 91/2025/QH15).',
})
export class CorrectGuardMemberInput {
  @Field(() => ID, { description: 'The guard.' })
  id!: string;

  @Field(() => Int, { description: 'Version the change is based on; an older one gets CONFLICT.' })
  version!: number;

  @Field(() => String, { description: 'Internal staff number, 1 to 30 characters.' })
  staffNumber!: string;

  @Field(() => String, { description: 'Name, 1 to 120 characters.' })
  name!: string;

  @Field(() => String, { description: 'Role in the guard force, 1 to 60 characters.' })
  jobTitle!: string;

  @Field(() => GuardForm, { description: 'Full-time, part-time or outsourced.' })
  form!: GuardForm;
}

@InputType({ description: 'The outcome of a check of the standard of a guard.' })
export class CheckGuardMemberInput {
  @Field(() => ID, { description: 'The guard.' })
  id!: string;

  @Field(() => Int, { description: 'Version the check is based on; an older one gets CONFLICT.' })
  version!: number;

  @Field(() => Boolean, { description: 'Whether the standard is met; nothing of why is kept.' })
  meetsStandard!: boolean;

  @Field(() => LocalDate, { description: 'Day of the check, during the employment; not in the future.' })
  checkedOn!: string;
}

@InputType({ description: 'The end of a guard’s employment.' })
export class EndGuardEmploymentInput {
  @Field(() => ID, { description: 'The guard.' })
  id!: string;

  @Field(() => Int, { description: 'Version the change is based on; an older one gets CONFLICT.' })
  version!: number;

  @Field(() => LocalDate, { description: 'First day no longer employed; not in the future.' })
  employedTo!: string;
}
