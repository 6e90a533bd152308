import { defineEntity, p } from '@mikro-orm/postgresql';

/** What a row of evidence is of, by the feed that tells it. */
export const EVIDENCE_KINDS = {
  securityForceChanges: ['STRENGTH', 'COURSE', 'PLAN', 'DRILL'],
  campaignChanges: ['ACTIVITY', 'FESTIVAL', 'LAUNCH', 'DIALOGUE'],
  emulationChanges: ['NOMINATION', 'AWARD', 'MODEL_POINT'],
} as const;

export type EvidenceFeed = keyof typeof EVIDENCE_KINDS;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[EvidenceFeed][number];

const Schema = defineEntity({
  name: 'OrganizationEvidence',
  schema: 'organizations',
  tableName: 'organization_evidence',
  indexes: [{ name: 'organization_evidence_day_index', properties: ['kind', 'happenedOn'] }],
  properties: {
    organizationId: p.uuid().primary(),
    kind: p.enum(Object.values(EVIDENCE_KINDS).flat()).primary(),
    /** Place among the rows of its kind: two activities of one day are two rows. */
    position: p.integer().primary(),
    happenedOn: p.date(),
    /** First day it no longer holds: of a strength the next count, of a model point its end. */
    endedOn: p.date().strictNullable(),
    /** People present, trained or reached; guards of a strength. */
    people: p.integer().strictNullable(),
    /** Guards approved; of a strength only. */
    approved: p.integer().strictNullable(),
    /** Topics of an activity, audience of a course, kind of an award, id of a model. */
    codes: p.array(),
  },
});

/** What the other three subgraphs told of an organisation, as dated rows that any window can count; not in the graph. */
export class OrganizationEvidence extends Schema.class {}
Schema.setClass(OrganizationEvidence);
