import { Field, Int, ObjectType } from 'type-graphql';
import { graphEnum } from '../../kit/enums.js';

export const AnnexErrorCode = graphEnum(
  'AnnexErrorCode',
  'What is wrong with a line of a succession annex.',
  {
    EMPTY: 'The annex has no line below its header.',
    TOO_LARGE: 'The annex is larger than one import may be; divide it.',
    SYNTAX: 'The line is not CSV, e.g. a quote is never closed.',
    HEADER: 'The first line does not name the columns from_code, to_code, extent, effective_on, instrument.',
    COLUMN_COUNT: 'The line has more or fewer values than the header has columns.',
    UNKNOWN_FROM: 'No commune had from_code on the day before effective_on.',
    UNKNOWN_TO: 'No commune has to_code on effective_on.',
    BAD_EXTENT: 'extent is neither WHOLE nor PART.',
    BAD_DATE: 'effective_on is not a day of the calendar, YYYY-MM-DD.',
    BAD_INSTRUMENT: 'instrument is empty, too long or has control characters.',
    DUPLICATE: 'An earlier line tells the same succession.',
    WHOLE_DIVIDED: 'extent is WHOLE, but another line gives the same commune a second successor.',
    CYCLE: 'The commune would follow itself, directly or through its successors.',
  },
);
export type AnnexErrorCode = keyof typeof AnnexErrorCode;

@ObjectType({ description: 'One fault of a succession annex.' })
export class AnnexError {
  @Field(() => Int, { description: 'Line of the annex, the header being line 1.' })
  line!: number;

  @Field(() => String, { nullable: true, description: 'Column at fault; null: the line as a whole.' })
  column!: string | null;

  @Field(() => AnnexErrorCode, { description: 'Kind of fault.' })
  code!: AnnexErrorCode;

  @Field(() => String, { description: 'The fault in words, with the value found.' })
  message!: string;
}

@ObjectType({
  description: 'Outcome of importing a succession annex: either all lines are in the register, or none.',
})
export class SuccessionImport {
  @Field(() => Int, {
    description: 'Successions of the annex that now stand in the register; 0 when there are errors.',
  })
  accepted!: number;

  @Field(() => Int, { description: 'Earlier statements about the same communes and day that gave way.' })
  replaced!: number;

  @Field(() => [AnnexError], { description: 'All faults, by line; with one or more, nothing was changed.' })
  errors!: AnnexError[];
}
