import { Field, ID, InputType, Int } from 'type-graphql';
import { enumFilterOf, IdFilter, type ValueFilter } from '../../kit/filter.js';
import { LocalDate } from '../../kit/scalars.js';
import { PublicationSubject } from '../references/publication-subject.js';
import { MediaKind } from './media-partner.js';
import { MaterialKind } from './material.js';

export const PublicationSubjectFilter = enumFilterOf(PublicationSubject, 'PublicationSubject');

@InputType({ description: 'Which publications to list; conditions are joined by “and”.' })
export class PublicationWhere {
  @Field(() => IdFilter, { nullable: true, description: 'By the outlet that published.' })
  outlet?: IdFilter | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only outlets the directive names as recipients (N9); false: only others.',
  })
  recipient?: boolean | null;

  @Field(() => PublicationSubjectFilter, { nullable: true, description: 'By what they speak of.' })
  subjectType?: ValueFilter<PublicationSubject> | null;

  @Field(() => IdFilter, { nullable: true, description: 'By the organisation behind the subject.' })
  organization?: IdFilter | null;

  @Field(() => LocalDate, { nullable: true, description: 'Published on this day or later.' })
  since?: string | null;

  @Field(() => Int, { nullable: true, description: 'Calendar year of the publication, e.g. 2026.' })
  year?: number | null;
}

@InputType({ description: 'A press, radio or television body.' })
export class RegisterMediaPartnerInput {
  @Field(() => String, { description: 'Name in Vietnamese, 1 to 200 characters.' })
  nameVi!: string;

  @Field(() => MediaKind, { description: 'How it reaches people.' })
  kind!: MediaKind;

  @Field(() => String, {
    nullable: true,
    description: 'Words under which the directive names it as a recipient (N9), up to 200 characters.',
  })
  recipientLabel?: string | null;
}

@InputType({ description: 'Material that was prepared.' })
export class RecordMaterialInput {
  @Field(() => ID, { description: 'Organisation that prepared it.' })
  organizationId!: string;

  @Field(() => String, { description: 'Code of its topic, see `topics`.' })
  topicCode!: string;

  @Field(() => String, { description: 'Title in Vietnamese, 1 to 200 characters; names no person.' })
  titleVi!: string;

  @Field(() => MaterialKind, { description: 'What it is.' })
  kind!: MaterialKind;

  @Field(() => LocalDate, { description: 'Day it was ready, not in the future.' })
  preparedOn!: string;
}

@InputType({ description: 'A publication about a recognised model, exemplar or awarded organisation (R17).' })
export class RecordPublicationInput {
  @Field(() => ID, { description: 'Outlet that published.' })
  outletId!: string;

  @Field(() => PublicationSubject, { description: 'What it speaks of.' })
  subjectType!: PublicationSubject;

  @Field(() => ID, { description: 'Model, exemplar or organisation it speaks of.' })
  subjectId!: string;

  @Field(() => LocalDate, { description: 'Day it appeared: not in the future, not before the recognition.' })
  publishedOn!: string;

  @Field(() => String, { nullable: true, description: 'Address on the web, up to 500 characters.' })
  url?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Programme or issue, up to 200 characters; needed when there is no address. Names no person.',
  })
  programme?: string | null;

  @Field(() => ID, { nullable: true, description: 'Material it was made from.' })
  materialId?: string | null;
}

@InputType({ description: 'A record of press work that was entered by mistake.' })
export class WithdrawPublicationInput {
  @Field(() => ID, { description: 'Record to withdraw.' })
  id!: string;

  @Field(() => Int, { description: 'Version the withdrawal is based on; an older one gets CONFLICT.' })
  version!: number;

  @Field(() => String, { description: 'Why, 1 to 300 characters; names no person.' })
  reason!: string;
}
