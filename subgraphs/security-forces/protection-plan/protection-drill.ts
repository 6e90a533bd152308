import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
import { ProtectionPlan } from './protection-plan.js';

export const DrillKind = graphEnum('DrillKind', 'What a drill practised (duty 4e).', {
  ORDER: 'Keeping order when a crowd gathers or a situation disturbs it.',
  INTRUSION: 'Intrusion and theft.',
  FIRE: 'Fire and rescue.',
  EVACUATION: 'Leaving the site.',
});
export type DrillKind = keyof typeof DrillKind;

const Schema = defineEntity({
  name: 'ProtectionDrill',
  schema: 'security_forces',
  tableName: 'protection_drill',
  properties: {
    id: p.uuid().primary(),
    planId: p.manyToOne(ProtectionPlan).mapToPk().joinColumn('plan_id'),
    kind: p.enum(valuesOf(DrillKind)),
    heldOn: p.date(),
    participants: p.integer(),
    reportNumber: p.text(),
    version: p.integer().default(1),
  },
  uniques: [{ name: 'protection_drill_once', properties: ['planId', 'heldOn', 'kind'] }],
});

@ObjectType({ description: 'Drill of a protection plan; how many took part, never who (duty 4e).' })
export class ProtectionDrill extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => DrillKind, { description: 'What was practised.' })
  declare kind: DrillKind;

  @Field(() => LocalDate, { description: 'Day it was held.' })
  declare heldOn: string;

  @Field(() => Int, { description: 'People who took part, 1 to 100,000.' })
  declare participants: number;

  @Field(() => String, { description: 'Number of the report on it.' })
  declare reportNumber: string;

  @Field(() => Int, {
    description: 'Grows with every correction; a correction names the version it was based on.',
  })
  declare version: number;
}
Schema.setClass(ProtectionDrill);
