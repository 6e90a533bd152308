import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';

export const CampaignKind = graphEnum('CampaignKind', 'What kind of awareness campaign it is.', {
  GENERAL: 'Awareness campaign (đợt tuyên truyền) under a plan of its own (clauses 1a, 3b–3e, 4d).',
  FESTIVAL: 'Festival of all people protecting national security, each year around 19 August (clause 2e).',
  LAUNCH: 'Launch of the movement among workers and enterprise owners (clause 4g).',
  INTERNAL: 'Small activity under the organisation’s own annual plan; recorded, never approved.',
});
export type CampaignKind = keyof typeof CampaignKind;

export const CampaignState = graphEnum(
  'CampaignState',
  'Where a campaign stands; changes by named mutations only.',
  {
    DRAFT: 'Being written by its host.',
    SUBMITTED: 'Waits for the approving officer.',
    RETURNED: 'Sent back to its host for correction.',
    APPROVED: 'Approved under a plan number; public from here on.',
    RUNNING: 'Its first activity was held, or its first day came.',
    CLOSED: 'Ended by its host; figures can still be corrected.',
    REPORTED: 'Its report was accepted; figures are frozen.',
    CANCELLED: 'Called off by a document; activities already held still count.',
    RECORDED: 'An INTERNAL campaign put on record.',
  },
);
export type CampaignState = keyof typeof CampaignState;

/** The enum of organizations, value for value: composition refuses two that differ. */
export const RelatedMovement = graphEnum(
  'RelatedMovement',
  'Another movement of Party, State or locality that a plan serves as well (clause 2d).',
  {
    NEW_RURAL_AREA: 'Xây dựng nông thôn mới (new rural area).',
    CULTURED_UNIT: 'Đơn vị văn hóa (cultured unit).',
    LEARNING_AND_FOLLOWING: 'Học tập và làm theo tấm gương đạo đức Hồ Chí Minh.',
    PATRIOTIC_EMULATION: 'Thi đua yêu nước (patriotic emulation).',
    SAFE_SCHOOL: 'Trường học an toàn (safe school).',
    FIRE_SAFETY: 'Toàn dân phòng cháy, chữa cháy (fire safety).',
  },
);
export type RelatedMovement = keyof typeof RelatedMovement;

const Schema = defineEntity({
  name: 'Campaign',
  schema: 'campaigns',
  properties: {
    id: p.uuid().primary(),
    hostId: p.uuid().index(),
    title: p.text(),
    kind: p.enum(valuesOf(CampaignKind)),
    startsOn: p.date().index(),
    endsOn: p.date(),
    state: p.enum(valuesOf(CampaignState)).index(),
    planNumber: p.text().strictNullable(),
    relatedMovements: p.array().columnType('text[]').default([]),
    reportedActivities: p.integer().strictNullable(),
    reportedReached: p.integer().strictNullable(),
    version: p.integer().default(1),
  },
});

@ObjectType({ description: 'A span of awareness activities of one host (duties 1a, 2e, 3b–3e, 4d, 4g).' })
export class Campaign extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => String, { description: 'Title in Vietnamese, up to 200 characters.' })
  declare title: string;

  @Field(() => CampaignKind, { description: 'General, festival, launch or internal.' })
  declare kind: CampaignKind;

  @Field(() => LocalDate, { description: 'First day; no activity lies before it.' })
  declare startsOn: string;

  @Field(() => LocalDate, { description: 'Last day; no activity lies after it.' })
  declare endsOn: string;

  @Field(() => CampaignState, { description: 'Where it stands in its life cycle.' })
  declare state: CampaignState;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the approved plan, e.g. 12/KH-UBND; null: never approved.',
  })
  declare planNumber: string | null;

  @Field(() => [RelatedMovement], {
    description: 'Other movements it serves too (duty 2d); empty: none was told.',
  })
  declare relatedMovements: RelatedMovement[];

  @Field(() => Int, {
    nullable: true,
    description:
      'Activities that counted when its report was accepted: frozen (domain 5.2). Null: not reported. What was corrected later by a document shows in its activities.',
  })
  declare reportedActivities: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'People reached when its report was accepted: frozen. Null: not reported.',
  })
  declare reportedReached: number | null;

  @Field(() => Int, {
    description: 'Grows with every change; mutations name the version they were based on.',
  })
  declare version: number;
}
Schema.setClass(Campaign);
