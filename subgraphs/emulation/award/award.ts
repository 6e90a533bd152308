import { defineEntity, p } from '@mikro-orm/postgresql';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { valuesOf } from '../../kit/enums.js';
import { LocalDate } from '../../kit/scalars.js';
import { AwardLevel, DecidingOffice } from './award-authority.js';
import { AwardDecision } from './award-decision.js';
import { CommendationForm, EmulationTitle } from './award-kind.js';

const Schema = defineEntity({
  name: 'Award',
  schema: 'emulation',
  properties: {
    id: p.uuid().primary(),
    organizationId: p.uuid(),
    year: p.integer(),
    title: p.enum(valuesOf(EmulationTitle)).strictNullable(),
    form: p.enum(valuesOf(CommendationForm)).strictNullable(),
    titleVi: p.text(),
    level: p.enum(valuesOf(AwardLevel)),
    decisionId: p.manyToOne(AwardDecision).mapToPk().joinColumn('decision_id').index(),
    /** As the decision says, which never changes: lists filter and sort by them without it. */
    decidedBy: p.enum(valuesOf(DecidingOffice)),
    decisionNumber: p.text(),
    decidedOn: p.date().index(),
    revokedOn: p.date().strictNullable(),
    /** A festival event of campaigns, which is not known here; the graph resolves it. */
    presentedAtEventId: p.uuid().strictNullable(),
    presentedOn: p.date().strictNullable(),
    version: p.integer().default(1),
  },
});

@Directive('@key(fields: "id")')
@ObjectType({
  description: 'An award of a collective: a public act (clause 5b). Awards of persons are kept apart.',
})
export class Award extends Schema.class {
  @Field(() => ID, { description: 'Id in the graph.' })
  declare id: string;

  @Field(() => Int, { description: 'Calendar year of the achievement.' })
  declare year: number;

  @Field(() => EmulationTitle, {
    nullable: true,
    description: 'Title won; null: the award is a form of commendation.',
  })
  declare title: EmulationTitle | null;

  @Field(() => CommendationForm, {
    nullable: true,
    description: 'Form of commendation; null: the award is a title.',
  })
  declare form: CommendationForm | null;

  @Field(() => String, { description: 'Name of the award in Vietnamese, as it was when decided.' })
  declare titleVi: string;

  @Field(() => AwardLevel, { description: 'Level of the decision.' })
  declare level: AwardLevel;

  @Field(() => DecidingOffice, { description: 'Office that decided (R7).' })
  declare decidedBy: DecidingOffice;

  @Field(() => String, { description: 'Number of the decision, e.g. 12/QĐ-UBND (Decree 30/2020).' })
  declare decisionNumber: string;

  @Field(() => LocalDate, { description: 'Day of the decision.' })
  declare decidedOn: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Day it was revoked; null: it stands. Revoked awards stay in history (R18).',
  })
  declare revokedOn: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Day it was handed over at a festival event (clause 2e); null: not recorded.',
  })
  declare presentedOn: string | null;

  @Field(() => Int, { description: 'Grows with every change; give it back when changing the award.' })
  declare version: number;
}
Schema.setClass(Award);
