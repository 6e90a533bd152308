import { Field, ID, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../kit/scalars.js';
import { ModelReviewOutcome } from './model-review.js';

@InputType({ description: 'The review of a model in a year.' })
export class ReviewModelInput {
  @Field(() => ID, { description: 'Model that was reviewed.' })
  id!: string;

  @Field(() => Int, {
    description: 'Version of the model the review is based on; an older one gets CONFLICT.',
  })
  version!: number;

  @Field(() => Int, { description: 'Calendar year that was reviewed; a year is reviewed once.' })
  year!: number;

  @Field(() => ModelReviewOutcome, { description: 'What it found.' })
  outcome!: ModelReviewOutcome;

  @Field(() => LocalDate, {
    description: 'Day of the review: in that year or the January after, not in the future.',
  })
  reviewedOn!: string;

  @Field(() => String, {
    description: 'Number of the report, like 12/BC-CAX (Decree 30/2020), up to 40 characters.',
  })
  documentNumber!: string;
}
