import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { graphEnum } from '../../kit/enums.js';

/** The enum of organizations, value for value: composition refuses two that differ. */
export const OrganizationKind = graphEnum(
  'OrganizationKind',
  'What an organisation is (CQDN,NT of the directive).',
  {
    AGENCY: 'State agency, Party body, socio-political organisation or public service unit (cơ quan).',
    ENTERPRISE: 'Enterprise (doanh nghiệp).',
    SCHOOL: 'School or other education institution (nhà trường); a public school is a SCHOOL, not an AGENCY.',
    OTHER: 'Cooperative or household business: outside the directive’s letter.',
  },
);
export type OrganizationKind = keyof typeof OrganizationKind;

/** The enum of organizations, value for value, like the one above. */
export const Ownership = graphEnum('Ownership', 'Who owns or funds an organisation.', {
  STATE_BUDGET: 'Funded by the state budget.',
  PUBLIC_SELF_FINANCED: 'Public unit that covers its own costs.',
  STATE_OWNED_ENTERPRISE: 'Enterprise with more than 50 % state capital.',
  DOMESTIC_PRIVATE: 'Domestic private capital.',
  FOREIGN_INVESTED_100: 'Wholly foreign-owned.',
  FOREIGN_JOINT_VENTURE: 'Joint venture with foreign capital.',
  COOPERATIVE: 'Cooperative.',
});
export type Ownership = keyof typeof Ownership;

/** Owned by organizations; here only what protection adds to it. */
@Directive('@key(fields: "id")')
@ObjectType({ description: 'An agency, enterprise or school the movement reaches (duty 1b).' })
export class Organization {
  @Field(() => ID, { description: 'Id in the graph.' })
  id!: string;
}
