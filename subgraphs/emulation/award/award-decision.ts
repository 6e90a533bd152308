import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType } from 'type-graphql';
import { valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
import { AwardLevel, DecidingOffice } from './award-authority.js';

const Schema = defineEntity({
  name: 'AwardDecision',
  schema: 'emulation',
  tableName: 'award_decision',
  properties: {
    id: p.uuid().primary(),
    number: p.text(),
    decidedOn: p.date(),
    decidedBy: p.enum(valuesOf(DecidingOffice)),
    level: p.enum(valuesOf(AwardLevel)),
  },
});

@ObjectType({
  description:
    'A decision that gives awards, often to many at once: a public act, never changed (clause 5b, R7).',
})
export class AwardDecision extends Schema.class {
  @Field(() => ID, { description: 'Id of this decision.' })
  declare id: string;

  @Field(() => String, { description: 'Its number, e.g. 12/QĐ-UBND (Decree 30/2020).' })
  declare number: string;

  @Field(() => LocalDate, { description: 'Day of the decision.' })
  declare decidedOn: string;

  @Field(() => DecidingOffice, { description: 'Office that decided; it had the authority that day (R7).' })
  declare decidedBy: DecidingOffice;

  @Field(() => AwardLevel, { description: 'Level of the decision (R7).' })
  declare level: AwardLevel;
}
Schema.setClass(AwardDecision);
