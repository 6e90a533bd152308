import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType } from 'type-graphql';

const Schema = defineEntity({
  name: 'ReportTemplate',
  schema: 'organizations',
  tableName: 'report_template',
  properties: {
    id: p.uuid().primary(),
    code: p.text().unique('report_template_code'),
    nameVi: p.text(),
    source: p.text(),
  },
});

@ObjectType({
  description: 'Which figures a periodic report has (clause 6d); a catalogue, changed by nobody.',
})
export class ReportTemplate extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => String, { description: 'Name for requests, e.g. ANNUAL_MOVEMENT.' })
  declare code: string;

  @Field(() => String, { description: 'Title of the report in Vietnamese.' })
  declare nameVi: string;

  @Field(() => String, { description: 'What asks for such a report, and for which days.' })
  declare source: string;
}
Schema.setClass(ReportTemplate);
