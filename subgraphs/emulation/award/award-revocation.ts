import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ObjectType } from 'type-graphql';
import { LocalDate } from '../../kit/scalars.js';
import { actorColumns } from '../../kit/step.js';
import { Award } from './award.js';

const Schema = defineEntity({
  name: 'AwardRevocation',
  schema: 'emulation',
  tableName: 'award_revocation',
  properties: {
    id: p.uuid().primary(),
    awardId: p.manyToOne(Award).mapToPk().joinColumn('award_id').unique('award_revocation_once'),
    revokedOn: p.date(),
    documentNumber: p.text(),
    reason: p.text(),
    ...actorColumns(),
  },
});

@ObjectType({ description: 'The decision that took an award back; never changed (R18).' })
export class AwardRevocation extends Schema.class {
  @Field(() => LocalDate, { description: 'Day of the revocation.' })
  declare revokedOn: string;

  @Field(() => String, { description: 'Number of the revoking decision, e.g. 12/QĐ-UBND (Decree 30/2020).' })
  declare documentNumber: string;

  @Field(() => String, {
    description: 'Why: false data, unlawful appraisal, a later finding; names no person.',
  })
  declare reason: string;
}
Schema.setClass(AwardRevocation);
