import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { LocalDate } from '../../kit/scalars.js';
import { OrganizationKind } from '../references/organization.js';

const Schema = defineEntity({
  name: 'FestivalPlan',
  schema: 'campaigns',
  tableName: 'festival_plan',
  properties: {
    id: p.uuid().primary(),
    unitId: p.uuid(),
    /** The unit and everything above it, when the window opens. */
    areaIds: p.array().columnType('uuid[]'),
    year: p.integer(),
    opensOn: p.date(),
    closesOn: p.date(),
    documentNumber: p.text(),
    obligesCommunes: p.boolean(),
    obligedKinds: p.array().columnType('text[]'),
    version: p.integer().default(1),
  },
});

@ObjectType({
  description:
    'Yearly plan of a unit for the Festival of all people protecting national security: its window, and whom it obliges (clause 2e, Decision 521/QĐ-TTg).',
})
export class FestivalPlan extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => Int, { description: 'Calendar year of the festival; a unit has one plan a year.' })
  declare year: number;

  @Field(() => LocalDate, { description: 'First day of the window.' })
  declare opensOn: string;

  @Field(() => LocalDate, { description: 'Last day of the window; no event lies outside it (R16).' })
  declare closesOn: string;

  @Field(() => String, { description: 'Number of the plan, e.g. 12/KH-UBND (Decree 30/2020).' })
  declare documentNumber: string;

  @Field(() => Boolean, { description: 'Whether every commune of the unit is to hold an event of its own.' })
  declare obligesCommunes: boolean;

  @Field(() => [OrganizationKind], {
    description: 'Kinds of organisation of the unit that are each to hold an event; empty: none.',
  })
  declare obligedKinds: OrganizationKind[];

  @Field(() => Int, {
    description: 'Grows with every change; mutations name the version they were based on.',
  })
  declare version: number;
}
Schema.setClass(FestivalPlan);
