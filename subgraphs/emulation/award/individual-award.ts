import { defineEntity, p } from '@mikro-orm/postgresql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { graphEnum, valuesOf } from '../../kit/enums.js';
import { describePersonal } from '../../kit/personal.js';
import { LocalDate } from '../../kit/scalars.js';
import { AwardLevel, DecidingOffice } from './award-authority.js';
import { AwardDecision } from './award-decision.js';
import { CommendationForm, EmulationTitle } from './award-kind.js';

export const RecipientStanding = graphEnum(
  'RecipientStanding',
  'Whether the position of a recipient leads others.',
  {
    WORKER: 'Works or serves directly (người trực tiếp lao động, công tác).',
    LEADER: 'Leads an organisation or a part of it.',
  },
);
export type RecipientStanding = keyof typeof RecipientStanding;

const Schema = defineEntity({
  name: 'IndividualAward',
  schema: 'emulation',
  tableName: 'individual_award',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    recipientName: p.text(),
    position: p.text(),
    standing: p.enum(valuesOf(RecipientStanding)).strictNullable(),
    achievement: p.text(),
    mayPublish: p.boolean(),
    year: p.integer().index(),
    title: p.enum(valuesOf(EmulationTitle)).strictNullable(),
    form: p.enum(valuesOf(CommendationForm)).strictNullable(),
    titleVi: p.text(),
    level: p.enum(valuesOf(AwardLevel)),
    decisionId: p.manyToOne(AwardDecision).mapToPk().joinColumn('decision_id').index(),
    decidedBy: p.enum(valuesOf(DecidingOffice)),
    decisionNumber: p.text(),
    decidedOn: p.date(),
  },
});

const describeAward = describePersonal(
  'proof of the award decision, a public act (clause 5b)',
  'Law 06/2022/QH15',
);

/** Without a key on purpose: no other subgraph can point at a person, and nothing joins two awards of one person. */
@ObjectType({
  description:
    'An award of a person, for the emulation office alone. Purpose of its personal fields: proof of the award decision, a public act kept permanently (clause 5b); legal basis: Law 06/2022/QH15; Law 91/2025/QH15, Decree 356/2025.',
})
export class IndividualAward extends Schema.class {
  @Field(() => ID, { description: 'Id of this award; of no use elsewhere in the graph.' })
  declare id: string;

  @Field(() => String, {
    description: describeAward('Name as in the decision.'),
  })
  declare recipientName: string;

  @Field(() => String, {
    description: describeAward('Job title at the decision.'),
  })
  declare position: string;

  @Field(() => RecipientStanding, {
    nullable: true,
    description: describeAward(
      'What the position is, for the share of workers among recipients; null: not stated.',
    ),
  })
  declare standing: RecipientStanding | null;

  @Field(() => String, {
    description: describeAward('Achievement in a line.'),
  })
  declare achievement: string;

  @Field(() => Boolean, {
    description: describeAward(
      'Whether the person consented to publication of name, award and organisation.',
    ),
  })
  declare mayPublish: boolean;

  @Field(() => Int, { description: describeAward('Calendar year of the achievement.') })
  declare year: number;

  @Field(() => EmulationTitle, {
    nullable: true,
    description: describeAward('Title won; null: the award is a form of commendation.'),
  })
  declare title: EmulationTitle | null;

  @Field(() => CommendationForm, {
    nullable: true,
    description: describeAward('Form of commendation; null: the award is a title.'),
  })
  declare form: CommendationForm | null;

  @Field(() => String, {
    description: describeAward('Name of the award in Vietnamese, as it was when decided.'),
  })
  declare titleVi: string;

  @Field(() => AwardLevel, { description: 'Level of the decision.' })
  declare level: AwardLevel;

  @Field(() => DecidingOffice, { description: 'Office that decided (R7).' })
  declare decidedBy: DecidingOffice;

  @Field(() => String, {
    description: describeAward('Number of the decision, e.g. 12/QĐ-UBND (Decree 30/2020).'),
  })
  declare decisionNumber: string;

  @Field(() => LocalDate, { description: describeAward('Day of the decision.') })
  declare decidedOn: string;
}
Schema.setClass(IndividualAward);
