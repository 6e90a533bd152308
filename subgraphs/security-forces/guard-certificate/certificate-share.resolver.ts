import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { type Connection, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { readPage } from '../../kit/page.js';
import { AdministrativeUnit } from '../references/administrative-unit.js';
import { IndustrialZone } from '../references/industrial-zone.js';
import { assertOrganizationWithinGrant, KEEPERS } from '../references/organization-reach.view.js';
import { Organization } from '../references/organization.js';
import { ShareArgs, toDays } from './certificate-share.inputs.js';
import {
  AreaCertificateShare,
  areaShares,
  AreaShareConnection,
  CertificateShare,
  ShareArea,
  shareOfOrganization,
} from './certificate-share.view.js';

@Resolver(() => Organization)
export class OrganizationCertificateShareResolver {
  @Access(...KEEPERS, 'TRAINER', 'PARTNER:PARK_BOARD')
  @FieldResolver(() => CertificateShare, {
    nullable: true,
    description:
      'How many of its guards on record are certified; for itself, the officers of its area, trainers and the board of its park.',
  })
  async certificateShare(
    @Root() { id }: Organization,
    @Args(() => ShareArgs) args: ShareArgs,
    @Ctx() context: GraphContext,
  ): Promise<CertificateShare | null> {
    if (context.viewer.role !== 'TRAINER') await assertOrganizationWithinGrant(context, id);
    return shareOfOrganization(context, toDays(args)).load(id);
  }
}

@Resolver(() => AreaCertificateShare)
export class AreaCertificateShareResolver {
  @Access('COMMUNE_OFFICER', 'PROVINCE_OFFICER', 'TRAINER')
  @Query(() => AreaShareConnection, {
    description:
      'Guards certified and due for a refresher by commune or industrial zone, most due first: to plan courses (duty 4b).',
  })
  certificateShares(
    @Arg('by', () => ShareArea, { description: 'By commune or by zone.' }) by: ShareArea,
    @Args(() => ShareArgs) args: ShareArgs,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, viewer }: GraphContext,
  ): Promise<Connection<AreaCertificateShare>> {
    return readPage(db, areaShares(by, toDays(args), viewer), page);
  }

  @FieldResolver(() => AdministrativeUnit, { nullable: true, description: 'The commune; null: by zone.' })
  unit(@Root() { by, areaId }: AreaCertificateShare): AdministrativeUnit | null {
    return by === 'COMMUNE' ? { id: areaId } : null;
  }

  @FieldResolver(() => IndustrialZone, { nullable: true, description: 'The zone; null: by commune.' })
  zone(@Root() { by, areaId }: AreaCertificateShare): IndustrialZone | null {
    return by === 'ZONE' ? { id: areaId } : null;
  }
}
