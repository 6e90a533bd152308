import { defineEntity, p } from '@mikro-orm/postgresql';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';

export const ExemplarState = graphEnum('ExemplarState', 'Where an exemplar is in its life (domain 5.7).', {
  NOMINATED: 'Put forward; for its organisation and the officers alone.',
  RECOGNISED: 'Recognised by a document; public from here on.',
  PUBLICISED: 'Made known by press, radio or television (clause 5c).',
  LAPSED: 'No longer held up as an example; its history stays.',
});
export type ExemplarState = keyof typeof ExemplarState;

const Schema = defineEntity({
  name: 'Exemplar',
  schema: 'emulation',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid().index(),
    year: p.integer(),
    achievement: p.text(),
    state: p.enum(valuesOf(ExemplarState)),
    version: p.integer().default(1),
  },
});

/** Collectives alone: a person held up as an example is a nominee of domain 8.1, which has no key and no page. */
@Directive('@key(fields: "id")')
@ObjectType({ description: 'An organisation held up as an example (điển hình tiên tiến, clauses 5a, 5c).' })
export class Exemplar extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => Int, { description: 'Calendar year for which it is an example.' })
  declare year: number;

  @Field(() => String, { description: 'What it is an example of, up to 300 characters; names no person.' })
  declare achievement: string;

  @Field(() => ExemplarState, { description: 'Where it is in its life.' })
  declare state: ExemplarState;

  @Field(() => Int, {
    description: 'Grows with every change; mutations name the version they were based on.',
  })
  declare version: number;
}
Schema.setClass(Exemplar);
