import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { describePersonal } from '../../kit/personal.js';
import { LocalDate } from '../../kit/scalars.js';
import { Organization } from '../organization/organization.js';

const Schema = defineEntity({
  name: 'MovementFocalPoint',
  schema: 'organizations',
  tableName: 'movement_focal_point',
  properties: {
    id: p.uuid().primary(),
    organizationId: p
      .manyToOne(Organization)
      .mapToPk()
      .joinColumn('organization_id')
      .index('movement_focal_point_organization_index'),
    fullName: p.text(),
    jobTitle: p.text(),
    officePhone: p.text().strictNullable(),
    officeEmail: p.text().strictNullable(),
    validFrom: p.date(),
    validTo: p.date().strictNullable().index('movement_focal_point_retention_index'),
    version: p.integer().default(1),
  },
});

const describeContact = describePersonal(
  'to reach at work whoever answers (duty 1b)',
  'the directive, clause 1b',
);

/** Personal data: no key, so that no other subgraph can refer to it, and no query that finds anybody by name. */
@ObjectType({
  description:
    'Who answers for the movement in an organisation (duty 1b). Purpose: to be reachable at work. Legal basis: Law 91/2025/QH15, Decree 356/2025. Erased 12 months after the end.',
})
export class MovementFocalPoint extends Schema.class {
  @Field(() => ID, { description: 'Id of this record.' })
  declare id: string;

  @Field(() => String, {
    description: describeContact('Name, to address whoever answers.'),
  })
  declare fullName: string;

  @Field(() => String, {
    description: describeContact('Job title in the organisation.'),
  })
  declare jobTitle: string;

  @Field(() => String, {
    nullable: true,
    description: describeContact('Office telephone, never a private one; null: none.'),
  })
  declare officePhone: string | null;

  @Field(() => String, {
    nullable: true,
    description: describeContact('Office e-mail, never a private one; null: none.'),
  })
  declare officeEmail: string | null;

  @Field(() => LocalDate, { description: describeContact('First day.') })
  declare validFrom: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: describeContact(
      'First day no longer; null: still answers. The record is erased 12 months later.',
    ),
  })
  declare validTo: string | null;

  @Field(() => Int, { description: 'Counts the changes; give it with the next one.' })
  declare version: number;
}
Schema.setClass(MovementFocalPoint);
