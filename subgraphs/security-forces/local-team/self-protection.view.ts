import { sql } from 'kysely';
import { Field, Int, ObjectType } from 'type-graphql';
import type { Day } from '../../kit/clock.js';
import { connectionOf } from '../../kit/connection.js';
import type { Sql } from '../../kit/page.js';

@ObjectType({
  description: 'Who protects an organisation on a day: guard units, and groups of its staff (duty 4a).',
})
export class SelfProtection {
  organizationId!: string;

  @Field(() => Int, { description: 'Guard units it has.' })
  guardUnits!: number;

  @Field(() => Int, { description: 'Groups of its staff.' })
  groups!: number;
}

export const SelfProtectionConnection = connectionOf(SelfProtection);

export const SELF_PROTECTION_COLUMNS = sql`o.id as "organizationId", u.units as "guardUnits", g.groups`;

const existing = (alias: Sql, day: Day): Sql => sql`${alias}.organization_id = o.id
  and ${alias}.established_on <= ${day} and coalesce(${alias}.dissolved_on > ${day}, true)`;

/** Organisations `o` with the number of their units `u` and groups `g` on a day. */
export const protectedOrganizations = (day: Day): Sql => sql`security_forces.organization_reference o
  cross join lateral (select count(*)::int as units from security_forces.guard_unit x where ${existing(sql`x`, day)}) u
  cross join lateral (select count(*)::int as groups from security_forces.self_managed_group x where ${existing(sql`x`, day)}) g`;
