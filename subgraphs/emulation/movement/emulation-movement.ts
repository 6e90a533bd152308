import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { LocalDate } from '../../kit/scalars.js';

const Schema = defineEntity({
  name: 'EmulationMovement',
  schema: 'emulation',
  tableName: 'emulation_movement',
  properties: {
    id: p.uuid().primary(),
    nameVi: p.text(),
    launchedBy: p.text(),
    documentNumber: p.text(),
    startsOn: p.date(),
    endsOn: p.date().strictNullable(),
    unitId: p.uuid(),
    /** The unit and everything above it. */
    areaIds: p.array().columnType('uuid[]'),
    version: p.integer().default(1),
  },
});

@ObjectType({
  description: 'An emulation movement (phong trào thi đua) that rounds belong to (clauses 2d, 5b).',
})
export class EmulationMovement extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => String, { description: 'Name in Vietnamese, up to 200 characters.' })
  declare nameVi: string;

  @Field(() => String, { description: 'Body that launched it, e.g. UBND tỉnh; up to 150 characters.' })
  declare launchedBy: string;

  @Field(() => String, { description: 'Number of the launching document, e.g. 12/KH-UBND (Decree 30/2020).' })
  declare documentNumber: string;

  @Field(() => LocalDate, { description: 'First day.' })
  declare startsOn: string;

  @Field(() => LocalDate, { nullable: true, description: 'Last day; null: without an end so far.' })
  declare endsOn: string | null;

  @Field(() => Int, {
    description: 'Grows with every change; mutations name the version they were based on.',
  })
  declare version: number;
}
Schema.setClass(EmulationMovement);
