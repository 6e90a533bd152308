import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Changeable } from '../../kit/change.js';
import type { Day } from '../../kit/clock.js';
import { Refusal, refuseInput } from '../../kit/errors.js';
import { requireId } from '../../kit/ids.js';
import { requireCount } from '../../kit/numbers.js';
import type { Sql } from '../../kit/page.js';
import { reachCondition } from '../../kit/reach.js';
import type { Role, Scope, Viewer } from '../../kit/viewer.js';
import { unitsUnder } from '../assessment/assessment-reach.view.js';
import { requireExistingBody } from '../authority/authority-body.rules.js';
import { requireBody, scopeOfBody } from '../authority/authority-reach.view.js';
import { Document } from '../document/document.js';
import { scopeOfOrganization } from '../organization/organization-facts.view.js';
import { Organization } from '../organization/organization.js';
import { requireOpenHost } from './review-conference.rules.js';
import { ReviewConference } from './review-conference.js';
import type { RecordReviewInput } from './review-conference.inputs.js';

/** Who keeps reviews: an organisation its own, officers those of their area. */
export const HOSTS = [
  'ORGANIZATION',
  'COMMUNE_OFFICER',
  'PROVINCE_OFFICER',
] as const satisfies readonly Role[];

/** How every mutation of this folder changes a review. */
export const REVIEW: Changeable<ReviewConference> = {
  entity: ReviewConference,
  scopeOf: (em, { bodyId, organizationId }) =>
    bodyId === null ? scopeOfOrganization(em, organizationId!) : scopeOfBody(em, bodyId),
};

/** Reviews (`v`) a viewer may read: those of bodies are for everyone, those of organisations for who reaches them. */
export const isReadable = (viewer: Viewer): Sql =>
  sql`(v.body_id is not null or ${reachCondition(viewer, {
    organization: sql`v.organization_id`,
    inArea: (area) => sql`v.organization_id in (
      select p.organization_id from organizations.organization_placement p
      where p.valid_to is null and p.unit_id in ${unitsUnder(area)})`,
  })})`;

interface Host {
  host: { bodyId: string | null; organizationId: string | null };
  scope: Scope;
}

async function requireOrganization(em: EntityManager, wanted: string, heldOn: Day): Promise<Host> {
  const id = requireId(wanted, 'input.organizationId');
  const organization = await em.findOne(Organization, { id });
  if (!organization)
    throw new Refusal('NOT_FOUND', `No organisation has the id ${id}.`, { path: 'input.organizationId' });
  requireOpenHost(organization, heldOn);
  return { host: { bodyId: null, organizationId: id }, scope: await scopeOfOrganization(em, id) };
}

/** The body or the organisation that held a review, on that day. */
export async function requireHost(em: EntityManager, input: RecordReviewInput, heldOn: Day): Promise<Host> {
  const { bodyId, organizationId } = input;
  if ((bodyId == null) === (organizationId == null))
    refuseInput('input', 'a review is held by one: name a body or an organisation');
  if (organizationId != null) return requireOrganization(em, organizationId, heldOn);
  const body = await requireBody(em, bodyId!, 'input.bodyId');
  requireExistingBody(body, heldOn, 'input.bodyId');
  return { host: { bodyId: body.id, organizationId: null }, scope: await scopeOfBody(em, body.id) };
}

/** The document reviewed, when one is named. */
export async function requireReviewed(em: EntityManager, documentId: string | null | undefined) {
  if (documentId == null) return null;
  const id = requireId(documentId, 'input.directiveId');
  const document = await em.findOne(Document, { id });
  if (!document)
    throw new Refusal('NOT_FOUND', `No document has the id ${id}.`, { path: 'input.directiveId' });
  if (document.type !== 'DIRECTIVE') refuseInput('input.directiveId', `is a ${document.type}, no DIRECTIVE`);
  return id;
}

/** A conference has somebody in it. */
export function requireParticipants(value: number): number {
  if (value === 0) refuseInput('input.participants', 'is 0; a conference that nobody came to was not held');
  return requireCount(value, 'input.participants', 100_000);
}
