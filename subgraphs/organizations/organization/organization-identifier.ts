import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { Organization } from './organization.js';

export const IdentifierScheme = graphEnum(
  'IdentifierScheme',
  'System an identifier of an organisation belongs to.',
  {
    ENTERPRISE_CODE: 'Enterprise code, which is its tax code: 10 digits with a check digit.',
    BRANCH_CODE: 'Dependent unit: enterprise code, a hyphen, 3 digits.',
    AGENCY_EID: 'Electronic identifier of an agency (Decision 20/2020).',
    SCHOOL_CODE: 'Code of the education sector’s database; opaque.',
    SOCIAL_INSURANCE_UNIT: 'Unit code of the social insurance; opaque.',
    INVESTMENT_CERT: 'Number of the investment certificate; opaque.',
    LOCAL: 'Issued by this register.',
  },
);
export type IdentifierScheme = keyof typeof IdentifierScheme;

export const IdentifierStatus = graphEnum('IdentifierStatus', 'How far an identifier can be trusted.', {
  VERIFIED: 'Checked against its issuer.',
  DECLARED: 'As the organisation declared it.',
  SYNTHETIC: 'Made for demonstration; belongs to no real organisation.',
});
export type IdentifierStatus = keyof typeof IdentifierStatus;

const Schema = defineEntity({
  name: 'OrganizationIdentifier',
  schema: 'organizations',
  tableName: 'organization_identifier',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.manyToOne(Organization).mapToPk().joinColumn('organization_id').index(),
    scheme: p.enum(valuesOf(IdentifierScheme)),
    value: p.text(),
    status: p.enum(valuesOf(IdentifierStatus)),
    warning: p.text().strictNullable(),
  },
  uniques: [{ name: 'organization_identifier_taken', properties: ['scheme', 'value'] }],
});

@ObjectType({ description: 'An identifier another system gave an organisation (domain: identifiers).' })
export class OrganizationIdentifier extends Schema.class {
  @Field(() => ID, { description: 'Id of this identifier row.' })
  declare id: string;

  @Field(() => IdentifierScheme, { description: 'System it belongs to.' })
  declare scheme: IdentifierScheme;

  @Field(() => String, { description: 'The identifier itself.' })
  declare value: string;

  @Field(() => IdentifierStatus, { description: 'How far it can be trusted.' })
  declare status: IdentifierStatus;

  @Field(() => String, {
    nullable: true,
    description: 'Doubt that did not refuse it, e.g. an undecided check digit.',
  })
  declare warning: string | null;
}
Schema.setClass(OrganizationIdentifier);
