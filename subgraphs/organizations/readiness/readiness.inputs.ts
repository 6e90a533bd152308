import { Field, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../kit/scalars.js';
import { InternalRegulationKind } from './internal-regulation.js';
import { OrganizationBodyKind } from './organization-body.js';

@InputType({
  description:
    'Organisations that lack something. For COMMUNE_OFFICER and PROVINCE_OFFICER, who then list organisations of their area only; others get FORBIDDEN.',
})
export class ReadinessWhere {
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Without a focal point on this day, which lies in the last 12 months (duty 1b).',
  })
  withoutFocalPointOn?: string | null;

  @Field(() => OrganizationBodyKind, {
    nullable: true,
    description: 'Without this body on `asOf` (clause 4f).',
  })
  withoutBody?: OrganizationBodyKind | null;

  @Field(() => InternalRegulationKind, {
    nullable: true,
    description: 'Without a regulation of this kind in force on `asOf`, or not reviewed for 36 months.',
  })
  withoutCurrentRegulation?: InternalRegulationKind | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Calendar year in which not everybody was informed of the regulations, or no count is on record.',
  })
  notAllInformedIn?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Calendar year of duty 3a: no PROTECTION rules in force on `asOf`, or not reviewed for 36 months, or not everybody informed in the year.',
  })
  protectionRulesGapIn?: number | null;

  @Field(() => Int, { nullable: true, description: 'Calendar year without a work plan on record (P3).' })
  withoutPlanIn?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Calendar year whose work plan has no content of the movement, or is not on record (2f).',
  })
  withoutMovementInPlanIn?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Calendar year without any budget or equipment for the movement on record (P6).',
  })
  withoutResourcesIn?: number | null;
}
