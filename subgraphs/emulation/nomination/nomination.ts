import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
import { AwardLevel } from '../award/award-authority.js';
import { AwardKind } from '../award/award-kind.js';
import { Award } from '../award/award.js';
import { CouncilSession } from '../council/council-session.js';
import { EmulationRound } from '../round/emulation-round.js';

export const NominationState = graphEnum(
  'NominationState',
  'Where a nomination is in its life (domain 5.4).',
  {
    DRAFT: 'Being written by the organisation.',
    SUBMITTED: 'Handed in.',
    RETURNED: 'Sent back to the organisation for correction.',
    ELIGIBILITY_CHECKED: 'The emulation office found no rule that speaks against it.',
    CONSULTED: 'Other bodies were asked.',
    VOTED: 'The council voted.',
    PROPOSED: 'Proposed to the deciding office.',
    AWARDED: 'The award was decided.',
    REJECTED: 'Turned down by a document.',
    REVOKED: 'Its award was revoked; it stays in history (R18).',
  },
);
export type NominationState = keyof typeof NominationState;

const Schema = defineEntity({
  name: 'Nomination',
  schema: 'emulation',
  properties: {
    id: p.uuid().primary(),
    roundId: p.manyToOne(EmulationRound).mapToPk().joinColumn('round_id'),
    organizationId: p.uuid().index(),
    kindCode: p.manyToOne(AwardKind).mapToPk().joinColumn('kind_code'),
    level: p.enum(valuesOf(AwardLevel)),
    year: p.integer(),
    achievement: p.text(),
    achievedOn: p.date().strictNullable(),
    recognitionDocument: p.text().strictNullable(),
    state: p.enum(valuesOf(NominationState)),
    votesFor: p.integer().strictNullable(),
    sessionId: p.manyToOne(CouncilSession).mapToPk().joinColumn('session_id').strictNullable().index(),
    awardId: p
      .manyToOne(Award)
      .mapToPk()
      .joinColumn('award_id')
      .strictNullable()
      .unique('nomination_award_once'),
    version: p.integer().default(1),
  },
});

/** Of collectives alone: a nominated person would need consent, deletion after two years and a register apart (8.1). */
@ObjectType({
  description: 'A collective proposed for an award in a round (đề nghị khen thưởng, clause 5b).',
})
export class Nomination extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => AwardLevel, { description: 'Level at which the award would be decided.' })
  declare level: AwardLevel;

  @Field(() => Int, { description: 'Calendar year of the achievement; the round’s.' })
  declare year: number;

  @Field(() => String, {
    description: 'Achievement of the collective, up to 300 characters; names no person.',
  })
  declare achievement: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Day of an outstanding achievement, in an AD_HOC round; null: another type.',
  })
  declare achievedOn: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Decision that recognised the organisation as safe in the year; null: none was given.',
  })
  declare recognitionDocument: string | null;

  @Field(() => NominationState, { description: 'Where it is in its life.' })
  declare state: NominationState;

  @Field(() => Int, { nullable: true, description: 'Council members who voted for it; null: no vote yet.' })
  declare votesFor: number | null;

  @Field(() => Int, {
    description: 'Grows with every change; mutations name the version they were based on.',
  })
  declare version: number;
}
Schema.setClass(Nomination);
