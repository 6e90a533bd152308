import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType } from 'type-graphql';

const Schema = defineEntity({
  name: 'Topic',
  schema: 'campaigns',
  properties: {
    id: p.uuid().primary(),
    code: p.text().unique('topic_code_unique'),
    nameVi: p.text(),
    description: p.text(),
    clause: p.text(),
  },
});

@ObjectType({
  description: 'What an awareness activity is about, with the clause of the directive that asks for it.',
})
export class Topic extends Schema.class {
  @Field(() => ID, { description: 'Id, the same in every installation.' })
  declare id: string;

  @Field(() => String, { description: 'Code of the catalogue, e.g. CRIME_PREVENTION; never changes.' })
  declare code: string;

  @Field(() => String, { description: 'Name in Vietnamese.' })
  declare nameVi: string;

  @Field(() => String, { description: 'What belongs under the topic, in one sentence.' })
  declare description: string;

  @Field(() => String, { description: 'Clause of the directive that asks for it, e.g. 3b.' })
  declare clause: string;
}
Schema.setClass(Topic);
