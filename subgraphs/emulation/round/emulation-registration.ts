import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType } from 'type-graphql';
import { LocalDate } from '../../kit/scalars.js';
import { AwardKind } from '../award/award-kind.js';
import { EmulationRound } from './emulation-round.js';

const Schema = defineEntity({
  name: 'EmulationRegistration',
  schema: 'emulation',
  tableName: 'emulation_registration',
  properties: {
    id: p.uuid().primary(),
    roundId: p.manyToOne(EmulationRound).mapToPk().joinColumn('round_id'),
    organizationId: p.uuid().index(),
    kindCode: p.manyToOne(AwardKind).mapToPk().joinColumn('kind_code'),
    registeredOn: p.date(),
  },
});

@ObjectType({ description: 'An organisation’s word to strive for an award in a round (đăng ký thi đua).' })
export class EmulationRegistration extends Schema.class {
  @Field(() => ID, { description: 'Id of this registration.' })
  declare id: string;

  @Field(() => LocalDate, { description: 'Day of the registration, in Viet Nam.' })
  declare registeredOn: string;
}
Schema.setClass(EmulationRegistration);
