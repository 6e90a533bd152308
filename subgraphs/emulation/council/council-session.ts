import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { LocalDate } from '../../kit/scalars.js';
import { EmulationRound } from '../round/emulation-round.js';

const Schema = defineEntity({
  name: 'CouncilSession',
  schema: 'emulation',
  tableName: 'council_session',
  properties: {
    id: p.uuid().primary(),
    roundId: p.manyToOne(EmulationRound).mapToPk().joinColumn('round_id'),
    heldOn: p.date(),
    membersTotal: p.integer(),
    minutesNumber: p.text(),
  },
});

@ObjectType({
  description:
    'A session of the emulation and commendation council; never changed, its members are not named.',
})
export class CouncilSession extends Schema.class {
  @Field(() => ID, { description: 'Id of this session.' })
  declare id: string;

  @Field(() => LocalDate, {
    description: 'Day it was held; the instrument in force that day sets the share (R11).',
  })
  declare heldOn: string;

  @Field(() => Int, { description: 'All members of the council, absent ones too, 1 to 200 (R11).' })
  declare membersTotal: number;

  @Field(() => String, { description: 'Number of its minutes, e.g. 3/BB-HĐTĐKT (Decree 30/2020).' })
  declare minutesNumber: string;
}
Schema.setClass(CouncilSession);
