import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Changeable } from '../../kit/change.js';
import { publishChanges } from '../../kit/feed/outbox.js';
import { scopeOfHost } from '../references/organization-reach.view.js';
import { Material } from './material.js';
import { MediaPublication } from './media-publication.js';

/** A withdrawn publication keeps its facts but the day, so that it counts in no span of days. */
const FACTS = sql`
  select b.id as entity_id, jsonb_build_object('id', b.id, 'outletId', b.outlet_id, 'subjectType', b.subject_type,
    'subjectId', b.subject_id, 'organizationId', b.organization_id,
    'on', case when not b.withdrawn then b.published_on end) as facts
  from campaigns.media_publication b`;

/** Publishes one publication, or all after a bulk load. */
export function publishPublications(em: EntityManager, id?: string): Promise<void> {
  return publishChanges(em, 'campaigns', {
    topic: 'publication',
    facts: id ? sql`${FACTS} where b.id = ${id}` : FACTS,
    ids: id ? [id] : undefined,
  });
}

/** How every mutation of this folder changes a publication. */
export const PUBLICATION: Changeable<MediaPublication> = {
  entity: MediaPublication,
  scopeOf: async (em, { organizationId, subjectId }) => scopeOfHost(em, organizationId ?? subjectId),
  publish: publishPublications,
};

/** How every mutation of this folder changes material. */
export const MATERIAL: Changeable<Material> = {
  entity: Material,
  scopeOf: (em, { organizationId }) => scopeOfHost(em, organizationId),
};
