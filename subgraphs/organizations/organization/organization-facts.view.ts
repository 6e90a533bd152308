import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Changeable } from '../../kit/change.js';
import { publishChanges } from '../../kit/feed/outbox.js';
import type { Sql } from '../../kit/page.js';
import type { Scope } from '../../kit/viewer.js';
import { areaOf } from '../place/unit-row.view.js';
import { Organization } from './organization.js';

/** Topic of the change feed under which an organisation's facts are published. */
const ORGANIZATION_TOPIC = 'organization';

/**
 * The places whose officers may act: those of the open placement and, while its commune is abolished and the
 * organisation waits for its address review, those of every successor. The zone it is in and the body that manages
 * it belong to it too: they are the areas of partners.
 */
export const reachOf = (organization: Sql): Sql => sql`(
  select coalesce(array_agg(distinct reach.id), '{}') from (
    select area.id from organizations.organization_placement open
    cross join lateral (
      select open.unit_id as unit_id
      union select s.to_id from organizations.unit_succession s where s.from_id = open.unit_id
    ) as candidate
    cross join lateral unnest(${areaOf(sql`candidate.unit_id`)}) as area(id)
    where open.organization_id = ${organization} and open.valid_to is null
    union all select open.zone_id from organizations.organization_placement open
    where open.organization_id = ${organization} and open.valid_to is null and open.zone_id is not null
    union all select managed.managing_body_id from organizations.organization managed
    where managed.id = ${organization} and managed.managing_body_id is not null) as reach)`;

/** Years it registered to strive for the safety standard and did not withdraw. */
const REGISTERED_YEARS = sql`(
  select coalesce(jsonb_agg(a.year order by a.year), '[]') from organizations.safety_assessment a
  where a.organization_id = o.id and a.state <> 'WITHDRAWN')`;

/** Years it is recognised for, by a decision that stands. */
const RECOGNISED_YEARS = sql`(
  select coalesce(jsonb_agg(a.year order by a.year), '[]') from organizations.safety_assessment a
  join organizations.recognition_decision d on d.assessment_id = a.id
  where a.organization_id = o.id and d.outcome = 'RECOGNISED' and d.revoked_on is null)`;

/** Decided grades by year. */
const GRADES = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('year', m.year, 'grade', m.grade) order by m.year), '[]')
  from organizations.movement_classification m where m.organization_id = o.id and m.grade is not null)`;

/** Bodies present in it, with days. */
const BODIES = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('kind', b.kind, 'since', b.valid_from, 'until', b.valid_to)
    order by b.kind, b.valid_from), '[]')
  from organizations.organization_body b where b.organization_id = o.id)`;

/** Years it has a work plan on record for. */
const PLAN_YEARS = sql`(
  select coalesce(jsonb_agg(a.year order by a.year), '[]') from organizations.annual_plan_record a
  where a.organization_id = o.id)`;

/** The order of protection work in force: for ordering only, never in an answer to others (clause 4h). */
const PRIORITY = sql`(
  select t.level from organizations.protection_priority t where t.organization_id = o.id
  order by t.decided_on desc limit 1)`;

const FACTS = sql`
  select o.id as entity_id, jsonb_build_object(
    'code', o.code, 'kind', o.kind, 'ownership', o.ownership, 'status', o.status,
    'foreignInvested', o.ownership in ('FOREIGN_INVESTED_100', 'FOREIGN_JOINT_VENTURE'),
    'establishedOn', o.established_on, 'closedOn', o.closed_on,
    'educationLevel', o.education_level, 'sizeClass', o.size_class, 'workforce', o.workforce,
    'managingBodyId', o.managing_body_id, 'priority', ${PRIORITY}, 'bodies', ${BODIES}, 'planYears', ${PLAN_YEARS},
    'reachIds', to_jsonb(${reachOf(sql`o.id`)}),
    'registeredYears', ${REGISTERED_YEARS}, 'recognisedYears', ${RECOGNISED_YEARS}, 'grades', ${GRADES},
    'placements', (
      select coalesce(jsonb_agg(jsonb_build_object('unitId', p.unit_id, 'areaIds', to_jsonb(${areaOf(sql`p.unit_id`)}),
        'zoneId', p.zone_id, 'validFrom', p.valid_from, 'validTo', p.valid_to) order by p.valid_from), '[]')
      from organizations.organization_placement p where p.organization_id = o.id)) as facts
  from organizations.organization o`;

/** Publishes the facts of some organisations, or of all when `ids` is absent (after a bulk load). */
export function publishOrganizations(em: EntityManager, ids?: readonly string[]): Promise<void> {
  const facts = ids ? sql`${FACTS} where o.id = any(cast(${[...ids]} as uuid[]))` : FACTS;
  return publishChanges(em, 'organizations', { topic: ORGANIZATION_TOPIC, facts, ids });
}

/** Whose record it is and whose officers may act, inside the transaction of a change. */
export async function scopeOfOrganization(em: EntityManager, id: string): Promise<Scope> {
  const { rows } = await sql<{
    areaIds: string[];
  }>`select ${reachOf(sql`cast(${id} as uuid)`)} as "areaIds"`.execute(em.getKysely());
  return { organizationId: id, areaIds: rows[0]!.areaIds };
}

/** How every mutation of this folder changes an organisation. */
export const ORGANIZATION = {
  entity: Organization,
  scopeOf: (em: EntityManager, { id }: Organization) => scopeOfOrganization(em, id),
  publish: (em: EntityManager, id: string) => publishOrganizations(em, [id]),
} satisfies Changeable<Organization>;
