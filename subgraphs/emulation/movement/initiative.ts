import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';

export const InitiativeScope = graphEnum('InitiativeScope', 'How far the effect of an initiative reaches.', {
  GRASSROOTS: 'In its own organisation or unit (cơ sở).',
  PROVINCE: 'In the province (cấp tỉnh).',
});
export type InitiativeScope = keyof typeof InitiativeScope;

const Schema = defineEntity({
  name: 'Initiative',
  schema: 'emulation',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    title: p.text(),
    scope: p.enum(valuesOf(InitiativeScope)),
    recognisedOn: p.date(),
    documentNumber: p.text(),
  },
});

/** Of an organisation: who had the idea is not recorded, since no award asks the register for it (domain 8.1). */
@ObjectType({
  description: 'A recognised initiative (sáng kiến) of an organisation: a basis of titles (Law 06/2022).',
})
export class Initiative extends Schema.class {
  @Field(() => ID, { description: 'Id of this initiative.' })
  declare id: string;

  @Field(() => String, { description: 'What it is, up to 200 characters; names no person.' })
  declare title: string;

  @Field(() => InitiativeScope, { description: 'How far its effect reaches.' })
  declare scope: InitiativeScope;

  @Field(() => LocalDate, { description: 'Day it was recognised.' })
  declare recognisedOn: string;

  @Field(() => String, {
    description: 'Number of the recognising decision, e.g. 12/QĐ-UBND (Decree 30/2020).',
  })
  declare documentNumber: string;
}
Schema.setClass(Initiative);
