import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';

export const GuardForm = graphEnum('GuardForm', 'How an organisation is guarded (duty 4a; Decree 06/2013).', {
  FULL_TIME: 'Guards whose only work it is (bảo vệ chuyên trách).',
  PART_TIME: 'Guards beside another work (bảo vệ bán chuyên trách).',
  OUTSOURCED: 'Guards of a security service company (dịch vụ bảo vệ, Decree 96/2016).',
});
export type GuardForm = keyof typeof GuardForm;

const Schema = defineEntity({
  name: 'GuardUnit',
  schema: 'security_forces',
  tableName: 'guard_unit',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid().index(),
    form: p.enum(valuesOf(GuardForm)),
    establishedOn: p.date(),
    dissolvedOn: p.date().strictNullable(),
    /** Decision of the head that set the unit up; shown to those who keep it only. */
    decisionNumber: p.text(),
    decidedOn: p.date(),
    dissolutionNumber: p.text().strictNullable(),
    version: p.integer().default(1),
  },
});

@ObjectType({
  description: 'Guard unit of an organisation, set up by decision of its head (Decree 06/2013).',
})
export class GuardUnit extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => GuardForm, { description: 'Full-time, part-time or outsourced.' })
  declare form: GuardForm;

  @Field(() => LocalDate, { description: 'First day of the unit.' })
  declare establishedOn: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'First day without the unit; null while it exists.',
  })
  declare dissolvedOn: string | null;

  @Field(() => Int, {
    description: 'Grows with every change; mutations name the version they were based on.',
  })
  declare version: number;
}
Schema.setClass(GuardUnit);
