import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { changeRecord } from '../../kit/change.js';
import { today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { requirePastDay } from '../../kit/days.js';
import { newId } from '../../kit/ids.js';
import { rowsByParent } from '../../kit/rows.js';
import { LocalDate } from '../../kit/scalars.js';
import { assertOrganizationWithinReach } from '../assessment/assessment-reach.view.js';
import { requireDayInLife } from '../organization/organization.rules.js';
import { Organization } from '../organization/organization.js';
import { KEEPERS, recordOf, writeForOrganization } from '../organization/organization-record.view.js';
import { EndRecordInput } from './dated-record.inputs.js';
import { requireStanding } from './dated-record.rules.js';
import { endOpen, endRecord } from './dated-record.view.js';
import { AppointFocalPointInput, CorrectFocalPointInput } from './focal-point.inputs.js';
import { isKept } from './focal-point.rules.js';
import { MovementFocalPoint } from './focal-point.js';
import { toContact } from './focal-point.view.js';

const FOCAL_POINT = recordOf(MovementFocalPoint);
const focalPointsOf = rowsByParent(MovementFocalPoint, 'organizationId', 'r.valid_from desc');

async function readKept(context: GraphContext, organizationId: string): Promise<MovementFocalPoint[]> {
  await assertOrganizationWithinReach(context, organizationId);
  const all = (await focalPointsOf(context).load(organizationId)) ?? [];
  return all.filter((one) => isKept(one, today()));
}

@Resolver(() => Organization)
export class OrganizationFocalPointResolver {
  @Access(...KEEPERS)
  @FieldResolver(() => MovementFocalPoint, {
    nullable: true,
    description:
      'Who answers for the movement on a day (duty 1b); for itself and the officers of its area. Null: nobody, or erased.',
  })
  async focalPoint(
    @Root() { id }: Organization,
    @Arg('asOf', () => LocalDate, { nullable: true, description: 'The day; absent: today.' })
    asOf: string | null,
    @Ctx() context: GraphContext,
  ): Promise<MovementFocalPoint | null> {
    const day = asOf ?? today();
    const kept = await readKept(context, id);
    return (
      kept.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo)) ?? null
    );
  }

  @Access(...KEEPERS)
  @FieldResolver(() => [MovementFocalPoint], {
    nullable: true,
    description:
      'Who answered for the movement, latest first, as far as still kept; for itself and the officers of its area.',
  })
  focalPoints(@Root() { id }: Organization, @Ctx() context: GraphContext): Promise<MovementFocalPoint[]> {
    return readKept(context, id);
  }
}

@Resolver(() => MovementFocalPoint)
export class FocalPointResolver {
  @Access(...KEEPERS)
  @Mutation(() => MovementFocalPoint, {
    description: 'Names who answers for the movement in an organisation (duty 1b).',
  })
  appointFocalPoint(
    @Arg('input', () => AppointFocalPointInput, { description: 'Who, and from when.' })
    input: AppointFocalPointInput,
    @Ctx() context: GraphContext,
  ): Promise<MovementFocalPoint> {
    const contact = toContact(input);
    const validFrom = requirePastDay(input.validFrom, today(), 'input.validFrom');
    return writeForOrganization(context, input.organizationId, async (em, organization) => {
      requireDayInLife(organization, validFrom, 'input.validFrom');
      const where = { organizationId: organization.id };
      await endOpen(em, MovementFocalPoint, { where, from: validFrom, path: 'input.validFrom' });
      const facts = { ...where, ...contact, validFrom, validTo: null, version: 1 };
      return em.create(MovementFocalPoint, { id: newId(), ...facts });
    });
  }

  @Access(...KEEPERS)
  @Mutation(() => MovementFocalPoint, { description: 'Corrects the contact of a focal point that stands.' })
  correctFocalPoint(
    @Arg('input', () => CorrectFocalPointInput, { description: 'What is right.' })
    input: CorrectFocalPointInput,
    @Ctx() context: GraphContext,
  ): Promise<MovementFocalPoint> {
    const contact = toContact(input);
    return changeRecord(context, FOCAL_POINT, {
      ...input,
      change: (focalPoint) => {
        requireStanding(focalPoint);
        Object.assign(focalPoint, contact);
      },
    });
  }

  @Access(...KEEPERS)
  @Mutation(() => MovementFocalPoint, {
    description: 'Ends a focal point without a successor; its record is erased 12 months later.',
  })
  endFocalPoint(
    @Arg('input', () => EndRecordInput, { description: 'The end.' }) input: EndRecordInput,
    @Ctx() context: GraphContext,
  ): Promise<MovementFocalPoint> {
    return endRecord(context, FOCAL_POINT, input);
  }
}
