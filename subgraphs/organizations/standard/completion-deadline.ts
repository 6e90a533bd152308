import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ObjectType } from 'type-graphql';
import { valuesOf } from '../../kit/enums.js';
import { LegalInstrument } from './legal-instrument.js';
import { SafetySubject } from './safety-standard.js';

const Schema = defineEntity({
  name: 'CompletionDeadline',
  schema: 'organizations',
  tableName: 'completion_deadline',
  properties: {
    id: p.uuid().primary(),
    instrumentId: p.manyToOne(LegalInstrument).mapToPk().joinColumn('instrument_id').index(),
    subject: p.enum(valuesOf(SafetySubject)),
    before: p.text(),
    certainty: p.text(),
  },
});

@ObjectType({ description: 'By when the year’s assessment of a subject is to be complete.' })
export class CompletionDeadline extends Schema.class {
  @Field(() => SafetySubject, { description: 'The subject.' })
  declare subject: SafetySubject;

  @Field(() => String, { description: 'Day of the year before which it is complete, MM-DD.' })
  declare before: string;

  @Field(() => String, { description: 'How certain this row is, and its source.' })
  declare certainty: string;
}
Schema.setClass(CompletionDeadline);
