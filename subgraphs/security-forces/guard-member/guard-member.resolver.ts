import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { rowsByParent } from '../../kit/rows.js';
import { LocalDate } from '../../kit/scalars.js';
import { GuardCertificate } from '../guard-certificate/guard-certificate.js';
import { KEEPERS } from '../references/organization-reach.view.js';
import { Organization } from '../references/organization.js';
import { GuardEnrolment } from '../training/guard-enrolment.js';
import { assertInTraining } from '../training/training-list.view.js';
import { FormerGuardCount } from './former-guard-count.js';
import { GuardMember } from './guard-member.js';
import {
  GUARD_KEEPERS,
  GuardMemberConnection,
  guardsOfOrganization,
  readGuardStandards,
} from './guard-member.view.js';
import { GuardStandard } from './guard-standard.js';

const certificatesOf = rowsByParent(GuardCertificate, 'guardId', 'r.issued_on, r.id');
const formerOf = rowsByParent(FormerGuardCount, 'organizationId', 'r.year, r.form');
const enrolmentsOf = rowsByParent(GuardEnrolment, 'guardId', 'r.id');

@Resolver(() => GuardMember)
export class GuardMemberResolver {
  @Query(() => [GuardStandard], { description: 'How old a guard must be, latest standard first (R13).' })
  guardStandards(@Ctx() context: GraphContext): Promise<GuardStandard[]> {
    return readGuardStandards(context);
  }

  @FieldResolver(() => Organization, { description: 'Organisation it guards.' })
  organization(@Root() { organizationId }: GuardMember): Organization {
    return { id: organizationId };
  }

  @FieldResolver(() => [GuardCertificate], { description: 'Certificates, the first issued first.' })
  async certificates(@Root() { id }: GuardMember, @Ctx() context: GraphContext): Promise<GuardCertificate[]> {
    return (await certificatesOf(context).load(id)) ?? [];
  }

  @FieldResolver(() => [GuardEnrolment], { description: 'Courses enrolled in, the first enrolled first.' })
  async courseEnrolments(
    @Root() { id }: GuardMember,
    @Ctx() context: GraphContext,
  ): Promise<GuardEnrolment[]> {
    return (await enrolmentsOf(context).load(id)) ?? [];
  }
}

@Resolver(() => Organization)
export class OrganizationGuardMembersResolver {
  @Access(...GUARD_KEEPERS)
  @FieldResolver(() => GuardMemberConnection, {
    nullable: true,
    description:
      'Its guards by staff number, for itself and the training body alone; everyone else has counts (domain 8.1). Reading is logged.',
  })
  async guardMembers(
    @Root() { id }: Organization,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Arg('employedOn', () => LocalDate, {
      nullable: true,
      description: 'Employed on this day; absent: all on record.',
    })
    employedOn: string | null,
    @Ctx() context: GraphContext,
  ) {
    await assertInTraining(context, id);
    return guardsOfOrganization(context, { first, after: after ?? null, employedOn }).load(id);
  }

  @Access(...KEEPERS, 'TRAINER')
  @FieldResolver(() => [FormerGuardCount], {
    nullable: true,
    description:
      'Guards erased 24 months after their employment, as counts; for itself, its officers, trainers.',
  })
  async formerGuards(
    @Root() { id }: Organization,
    @Ctx() context: GraphContext,
  ): Promise<FormerGuardCount[]> {
    await assertInTraining(context, id);
    return (await formerOf(context).load(id)) ?? [];
  }
}
