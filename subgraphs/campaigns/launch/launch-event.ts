import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { LocalDate } from '../../kit/scalars.js';

const Schema = defineEntity({
  name: 'LaunchEvent',
  schema: 'campaigns',
  tableName: 'launch_event',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    /** The LAUNCH campaign that prepared it; null: there was none. */
    campaignId: p.uuid().strictNullable().index(),
    heldOn: p.date().index(),
    participants: p.integer(),
    workersCommitted: p.integer(),
    ownersCommitted: p.integer(),
    withdrawn: p.boolean().default(false),
    withdrawalReason: p.text().strictNullable(),
    version: p.integer().default(1),
  },
  indexes: [{ name: 'launch_event_organization_index', properties: ['organizationId', 'heldOn'] }],
});

@ObjectType({
  description:
    'A launch of the movement in an enterprise: a day, a headcount, commitments signed as counts (clause 4g).',
})
export class LaunchEvent extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => LocalDate, { description: 'Day it was held.' })
  declare heldOn: string;

  @Field(() => Int, { description: 'People who took part, a headcount from 1 to 100,000; never who.' })
  declare participants: number;

  @Field(() => Int, { description: 'Commitments signed by workers, a count (clause 4g); never who signed.' })
  declare workersCommitted: number;

  @Field(() => Int, {
    description: 'Commitments signed by owners of the enterprise, a count (clause 4g); never who signed.',
  })
  declare ownersCommitted: number;

  @Field(() => Boolean, { description: 'Entered by mistake: kept on record, counted nowhere.' })
  declare withdrawn: boolean;

  @Field(() => String, { nullable: true, description: 'Why it was withdrawn; names no person.' })
  declare withdrawalReason: string | null;

  @Field(() => Int, {
    description: 'Grows with every change; mutations name the version they were based on.',
  })
  declare version: number;
}
Schema.setClass(LaunchEvent);
