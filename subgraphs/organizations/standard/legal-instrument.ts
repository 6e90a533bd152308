import { defineEntity, p } from '@mikro-orm/postgresql';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';

export const InstrumentType = graphEnum('InstrumentType', 'What sort of legal act an instrument is.', {
  LAW: 'Law of the National Assembly (luật).',
  RESOLUTION: 'Resolution of the National Assembly or its Standing Committee (nghị quyết).',
  DECREE: 'Decree of the Government (nghị định).',
  DECISION: 'Decision (quyết định).',
  CIRCULAR: 'Circular of a ministry (thông tư).',
  DIRECTIVE: 'Directive (chỉ thị).',
  GUIDELINE: 'Guideline (hướng dẫn).',
});
export type InstrumentType = keyof typeof InstrumentType;

const Schema = defineEntity({
  name: 'LegalInstrument',
  schema: 'organizations',
  tableName: 'legal_instrument',
  properties: {
    id: p.uuid().primary(),
    code: p.text().unique('legal_instrument_code_unique'),
    number: p.text().strictNullable(),
    titleVi: p.text(),
    type: p.enum(valuesOf(InstrumentType)),
    issuer: p.text(),
    issuedOn: p.date().strictNullable(),
    effectiveOn: p.date().strictNullable(),
    repealedOn: p.date().strictNullable(),
    replaces: p.text().strictNullable(),
    replacedBy: p.text().strictNullable(),
    amendedBy: p.array(),
    certainty: p.text(),
  },
});

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'A legal act the register applies: data with its source, so that a rule can say what it applied.',
})
export class LegalInstrument extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph, the same in every installation.' })
  declare id: string;

  @Field(() => String, { description: 'Short code of the register, e.g. TT-124-2021.' })
  declare code: string;

  @Field(() => String, {
    nullable: true,
    description: 'Number as printed, e.g. 124/2021/TT-BCA; null: not known.',
  })
  declare number: string | null;

  @Field(() => String, { description: 'Title in Vietnamese.' })
  declare titleVi: string;

  @Field(() => InstrumentType, { description: 'Law, decree, circular …' })
  declare type: InstrumentType;

  @Field(() => String, { description: 'Body that issued it.' })
  declare issuer: string;

  @Field(() => LocalDate, { nullable: true, description: 'Day of issue; null: not known.' })
  declare issuedOn: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'First day in force; null: not known.' })
  declare effectiveOn: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'First day no longer in force; null: in force, or not known.',
  })
  declare repealedOn: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the instrument it replaced.' })
  declare replaces: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the instrument that replaced it.' })
  declare replacedBy: string | null;

  @Field(() => [String], { description: 'Codes of the instruments that amended it.' })
  declare amendedBy: string[];

  @Field(() => String, { description: 'How certain this row is, and its source.' })
  declare certainty: string;
}
Schema.setClass(LegalInstrument);
