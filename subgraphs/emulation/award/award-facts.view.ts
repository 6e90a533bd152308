import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { publishChanges } from '../../kit/feed/outbox.js';
import type { Sql } from '../../kit/page.js';

/** Years for which it was nominated: handed in at least once, whatever became of it. */
const NOMINATED_YEARS = sql`(
  select coalesce(jsonb_agg(distinct n.year), '[]') from emulation.nomination n
  where n.organization_id = o.id and n.state <> 'DRAFT')`;

/** Awards that stand: a revoked one counts for nothing (R18). */
const AWARDS = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('on', a.decided_on, 'year', a.year, 'kindCode', k.code)
    order by a.decided_on, a.id), '[]')
  from emulation.award a join emulation.award_kind k on coalesce(k.title, k.form) = coalesce(a.title, a.form)
  where a.organization_id = o.id and a.revoked_on is null)`;

const POINTS = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('modelId', p.model_id, 'since', p.since, 'until', p.until)
    order by p.since, p.id), '[]')
  from emulation.model_point p where p.organization_id = o.id)`;

const factsOf = (organizations: Sql): Sql => sql`
  select o.id as entity_id, jsonb_build_object(
    'nominatedYears', ${NOMINATED_YEARS}, 'awards', ${AWARDS}, 'points', ${POINTS}) as facts
  from (${organizations}) as o`;

/** Everyone of whom this subgraph has something to tell. */
const ALL = sql`
  select organization_id as id from emulation.nomination where state <> 'DRAFT'
  union select organization_id from emulation.award
  union select organization_id from emulation.model_point where organization_id is not null`;

/** Publishes what emulation knows of organisations, of all when `ids` is absent (after a bulk load). */
export function publishOrganizations(em: EntityManager, ids?: readonly string[]): Promise<void> {
  const which = ids ? sql`select distinct id from unnest(cast(${[...ids]} as uuid[])) as u(id)` : ALL;
  return publishChanges(em, 'emulation', { topic: 'organization', facts: factsOf(which), ids });
}
