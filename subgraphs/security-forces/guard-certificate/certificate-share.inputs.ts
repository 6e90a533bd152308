import { ArgsType, Field } from 'type-graphql';
import { addDays, today } from '../../kit/clock.js';
import { refuseInput } from '../../kit/errors.js';
import { LocalDate } from '../../kit/scalars.js';
import type { ShareDays } from './certificate-share.view.js';

/** Duty 4b looks 90 days ahead. */
const DUE_WITHIN = 90;

@ArgsType()
export class ShareArgs {
  @Field(() => LocalDate, { nullable: true, description: 'The day; absent: today.' })
  asOf?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Until when refreshers are planned, `asOf` or later; absent: 90 days after it.',
  })
  dueBy?: string | null;
}

export function toDays({ asOf, dueBy }: ShareArgs): ShareDays {
  const day = asOf ?? today();
  if (dueBy && dueBy < day) refuseInput('dueBy', `is ${dueBy}, before ${day}`);
  return { day, dueBy: dueBy ?? addDays(day, DUE_WITHIN) };
}
