import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { LocalDate } from '../../kit/scalars.js';
import { HiringExemption } from './hiring-exemption.js';

const Schema = defineEntity({
  name: 'SecurityServiceContract',
  schema: 'security_forces',
  tableName: 'service_contract',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid().index(),
    number: p.text(),
    provider: p.text(),
    guards: p.integer(),
    startsOn: p.date(),
    endsOn: p.date().strictNullable(),
    /** First day of the chain of contracts this one renews; its own first day when it renews none. */
    continuousSince: p.date(),
    renewsId: p.uuid().strictNullable(),
    terminatedOn: p.date().strictNullable(),
    terminationDocument: p.text().strictNullable(),
    exemptionId: p.manyToOne(HiringExemption).mapToPk().joinColumn('exemption_id').strictNullable(),
    exemptionDocument: p.text().strictNullable(),
    version: p.integer().default(1),
  },
  uniques: [{ name: 'service_contract_once', properties: ['organizationId', 'number', 'startsOn'] }],
});

@ObjectType({
  description:
    'Contract by which an organisation hires guards of a security service company (dịch vụ bảo vệ, Decree 96/2016). Restricted like the strength of its guards (domain 8.3).',
})
export class SecurityServiceContract extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => String, { description: 'Number of the contract.' })
  declare number: string;

  @Field(() => String, { description: 'Security service company that guards; names no person.' })
  declare provider: string;

  @Field(() => Int, { description: 'Guards the company provides, 1 to 10,000.' })
  declare guards: number;

  @Field(() => LocalDate, { description: 'First day of the contract.' })
  declare startsOn: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Last day by the contract; null: no term is agreed.',
  })
  declare endsOn: string | null;

  @Field(() => LocalDate, {
    description: 'First day of the chain of contracts it renews; rule R12 counts from this day.',
  })
  declare continuousSince: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'First day without the service, when it was ended before its term; null: it was not.',
  })
  declare terminatedOn: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the document that ended it; null: it was not ended before its term.',
  })
  declare terminationDocument: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the document that accepts the exemption; null: it is not exempt.',
  })
  declare exemptionDocument: string | null;

  @Field(() => Int, {
    description: 'Grows with every change; mutations name the version they were based on.',
  })
  declare version: number;
}
Schema.setClass(SecurityServiceContract);
