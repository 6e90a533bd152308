import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { type Connection, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { matches, type ValueFilter } from '../../kit/filter.js';
import { requireId } from '../../kit/ids.js';
import { readPage } from '../../kit/page.js';
import { requireYear } from '../activity/campaign-activity.rules.js';
import { AdministrativeUnit } from '../references/administrative-unit.js';
import { Exemplar } from '../references/exemplar.js';
import { MovementModel } from '../references/movement-model.js';
import { withinReach } from '../references/organization-reach.view.js';
import { Organization } from '../references/organization.js';
import type { PublicationSubject } from '../references/publication-subject.js';
import { PublicationSubjectFilter } from './media-publication.inputs.js';
import { requireDayCount } from './media-publication.rules.js';
import {
  notPublished,
  publishableList,
  PublishableSubject,
  PublishableSubjectConnection,
  recognisedLongAgo,
} from './publishable-subject.view.js';

@Resolver(() => PublishableSubject)
export class PublishableSubjectResolver {
  @Access('COMMUNE_OFFICER', 'PROVINCE_OFFICER', 'EMULATION_OFFICE', 'PARTNER:MEDIA')
  @Query(() => PublishableSubjectConnection, {
    description:
      'Recognised models and exemplars, cleared for publication, of which an outlet has published nothing yet (clause 5c). Public facts only, so for the whole province.',
  })
  publishableSubjects(
    @Arg('outlet', () => ID, { description: 'The outlet; an id without publications: all are listed.' })
    outlet: string,
    @Arg('type', () => PublicationSubjectFilter, { nullable: true, description: 'Models or exemplars.' })
    type: ValueFilter<PublicationSubject> | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db }: GraphContext,
  ): Promise<Connection<PublishableSubject>> {
    const here = notPublished(sql`b.outlet_id = ${requireId(outlet, 'outlet')}`);
    const list = publishableList('publishable-subjects', [here, ...matches(sql`s.type`, type)]);
    return readPage(db, list, page);
  }

  @Access('COMMUNE_OFFICER', 'PROVINCE_OFFICER', 'EMULATION_OFFICE', 'ANALYST')
  @Query(() => PublishableSubjectConnection, {
    description:
      'Exemplars recognised in a year of which no outlet published anything within some days of the recognition (clause 5c).',
  })
  unpublishedExemplars(
    @Arg('year', () => Int, { description: 'Calendar year of the recognition, e.g. 2026.' }) year: number,
    @Arg('days', () => Int, { defaultValue: 60, description: 'Days after the recognition, 1 to 730.' })
    days: number,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, viewer }: GraphContext,
  ): Promise<Connection<PublishableSubject>> {
    const wanted = requireDayCount(days);
    const inTime = sql`b.published_on <= s.recognised_on + cast(${wanted} as int)`;
    const list = publishableList('unpublished-exemplars', [
      sql`s.type = 'EXEMPLAR'`,
      recognisedLongAgo(requireYear(year, 'year'), wanted),
      notPublished(inTime),
      viewer.role === 'ANALYST' ? sql`true` : withinReach(viewer, sql`s.organization_id`),
    ]);
    return readPage(db, list, page);
  }

  @FieldResolver(() => MovementModel, { nullable: true, description: 'The model; null: it is an exemplar.' })
  model(@Root() { id, type }: PublishableSubject): MovementModel | null {
    return type === 'MODEL' ? { id } : null;
  }

  @FieldResolver(() => Exemplar, { nullable: true, description: 'The exemplar; null: it is a model.' })
  exemplar(@Root() { id, type }: PublishableSubject): Exemplar | null {
    return type === 'EXEMPLAR' ? { id } : null;
  }

  @FieldResolver(() => Organization, {
    nullable: true,
    description: 'Organisation that is the example or leads the model; null: a unit leads it.',
  })
  organization(@Root() { organizationId }: PublishableSubject): Organization | null {
    return organizationId ? { id: organizationId } : null;
  }

  @FieldResolver(() => AdministrativeUnit, {
    nullable: true,
    description: 'Commune the organisation is in today, or the unit that leads the model.',
  })
  commune(@Root() { communeId }: PublishableSubject): AdministrativeUnit | null {
    return communeId ? { id: communeId } : null;
  }
}
