import type { ConstraintMeanings } from '../kit/storage.js';

/** A yearly record, when two first ones arrive at the same moment. */
const ONE_RECORD_A_YEAR = {
  code: 'CONFLICT',
  path: 'input.year',
  reason: 'The organisation already has this record for the year; a correction names its version.',
} as const;

const spanTaken = (path: string, what: string) =>
  ({ code: 'CONFLICT', path, reason: `Another ${what} is on record on some of these days.` }) as const;

/** R1, when two registrations arrive at the same moment. */
const ONCE_A_YEAR = {
  code: 'CONFLICT',
  path: 'input.year',
  reason: 'The subject already has an assessment for this year (R1).',
} as const;

/** What each named constraint of this subgraph’s tables means to a client. */
export const CONSTRAINTS: ConstraintMeanings = {
  organization_identifier_taken: {
    code: 'CONFLICT',
    path: 'input.identifiers',
    reason: 'Another organisation already has one of these identifiers.',
  },
  safety_assessment_once_organization: ONCE_A_YEAR,
  safety_assessment_once_unit: ONCE_A_YEAR,
  safety_assessment_once_area: ONCE_A_YEAR,
  movement_classification_once: {
    code: 'CONFLICT',
    path: 'input.year',
    reason: 'The organisation already has a classification for this year.',
  },
  authority_body_span: {
    code: 'CONFLICT',
    path: 'input.nameVi',
    reason: 'Another body of this kind, unit and name exists on some of these days.',
  },
  document_number_taken: {
    code: 'CONFLICT',
    path: 'input.number',
    reason: 'This issuer has already a document of this type with this number in this year (R15).',
  },
  organization_former_name_once: {
    code: 'CONFLICT',
    path: 'input.renamedOn',
    reason: 'The organisation was already renamed on this day.',
  },
  movement_focal_point_span: spanTaken('input.validFrom', 'focal point'),
  internal_regulation_span: spanTaken('input.issuedOn', 'regulation of this kind'),
  organization_body_span: spanTaken('input.validFrom', 'record of this body'),
  informed_count_once: ONE_RECORD_A_YEAR,
  annual_plan_record_once: ONE_RECORD_A_YEAR,
  resource_commitment_once: ONE_RECORD_A_YEAR,
  aggregate_indicator_once: ONE_RECORD_A_YEAR,
  protection_priority_once: {
    code: 'CONFLICT',
    path: 'input.decidedOn',
    reason: 'A decision of this day is already on record.',
  },
  directive_task_once: {
    code: 'CONFLICT',
    path: 'input.bodyId',
    reason: 'This body already has the task of this clause and year.',
  },
  report_request_once: {
    code: 'CONFLICT',
    path: 'input.periodTo',
    reason: 'This body has already asked for reports of this template and period.',
  },
  periodic_report_once: {
    code: 'CONFLICT',
    path: 'input.bodyIds',
    reason: 'This request has already asked one of these bodies for its report.',
  },
  review_conference_once: {
    code: 'CONFLICT',
    path: 'input.document',
    reason: 'A review with this document is already on record.',
  },
};
