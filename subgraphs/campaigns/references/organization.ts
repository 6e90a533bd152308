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

/** Owned by organizations; here only what awareness activities add to it. */
@Directive('@key(fields: "id")')
@ObjectType({ description: 'An agency, enterprise or school the movement reaches (duty 1b).' })
export class Organization {
  @Field(() => ID, { description: 'Id in the graph.' })
  id!: string;
}
