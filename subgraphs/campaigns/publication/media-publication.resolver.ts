import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { columnsOf } from '../../kit/columns.js';
import { type Connection, connectionOf, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { matches, matchesId } from '../../kit/filter.js';
import { createLoader } from '../../kit/loader.js';
import { type OrderKey, readPage, readPagePerParent, type Sql } from '../../kit/page.js';
import { rowById } from '../../kit/rows.js';
import { inYear } from '../activity/activity-list.view.js';
import { requireYear } from '../activity/campaign-activity.rules.js';
import { Exemplar } from '../references/exemplar.js';
import { MovementModel } from '../references/movement-model.js';
import { Organization } from '../references/organization.js';
import { Material } from './material.js';
import { MediaPartner } from './media-partner.js';
import { PublicationWhere } from './media-publication.inputs.js';
import { MediaPublication } from './media-publication.js';

const PublicationConnection = connectionOf(MediaPublication);

const LIST = {
  columns: columnsOf(MediaPublication, 'b'),
  from: sql`campaigns.media_publication b`,
  orderBy: [
    { expression: sql`b.published_on`, direction: 'DESC', type: 'date' },
    { expression: sql`b.id`, direction: 'DESC', type: 'uuid' },
  ] satisfies OrderKey[],
};
const COUNTED = sql`not b.withdrawn`;
const IS_RECIPIENT = sql`exists (
  select from campaigns.media_partner p where p.id = b.outlet_id and p.recipient_label is not null)`;

function conditionsOf(where: PublicationWhere | null): Sql[] {
  return [
    COUNTED,
    ...matchesId(sql`b.outlet_id`, where?.outlet, 'where.outlet'),
    ...matchesId(sql`b.organization_id`, where?.organization, 'where.organization'),
    ...matches(sql`b.subject_type`, where?.subjectType),
    ...matches(IS_RECIPIENT, { eq: where?.recipient }),
    ...(where?.since ? [sql`b.published_on >= ${where.since}`] : []),
    ...(where?.year == null ? [] : [inYear(sql`b.published_on`, requireYear(where.year, 'where.year'))]),
  ];
}

const publicationsOfSubject = createLoader(({ db }: GraphContext, parents, page: PageArgs) => {
  const query = {
    ...LIST,
    list: 'subject-publications',
    where: [COUNTED],
    parent: sql`b.subject_id`,
    parents,
  };
  return readPagePerParent<MediaPublication>(db, query, page);
});

@Resolver(() => MediaPublication)
export class MediaPublicationResolver {
  @Query(() => PublicationConnection, {
    description: 'Publications that count, latest first, a page at a time (clause 5c).',
  })
  mediaPublications(
    @Arg('where', () => PublicationWhere, { nullable: true, description: 'Which to list; absent: all.' })
    where: PublicationWhere | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db }: GraphContext,
  ): Promise<Connection<MediaPublication>> {
    return readPage(db, { ...LIST, list: 'media-publications', where: conditionsOf(where) }, page);
  }

  @FieldResolver(() => MediaPartner, { description: 'Outlet that published.' })
  outlet(@Root() { outletId }: MediaPublication, @Ctx() context: GraphContext) {
    return rowById(MediaPartner)(context).load(outletId);
  }

  @FieldResolver(() => Material, {
    nullable: true,
    description: 'Material it was made from; null: not told.',
  })
  material(@Root() { materialId }: MediaPublication, @Ctx() context: GraphContext) {
    return materialId && rowById(Material)(context).load(materialId);
  }

  @FieldResolver(() => MovementModel, {
    nullable: true,
    description: 'Model it speaks of; null: another subject.',
  })
  model(@Root() { subjectType, subjectId }: MediaPublication): MovementModel | null {
    return subjectType === 'MODEL' ? { id: subjectId } : null;
  }

  @FieldResolver(() => Exemplar, {
    nullable: true,
    description: 'Exemplar it speaks of; null: another subject.',
  })
  exemplar(@Root() { subjectType, subjectId }: MediaPublication): Exemplar | null {
    return subjectType === 'EXEMPLAR' ? { id: subjectId } : null;
  }

  @FieldResolver(() => Organization, {
    nullable: true,
    description: 'Organisation behind the subject; null: a unit leads the model.',
  })
  organization(@Root() { organizationId }: MediaPublication): Organization | null {
    return organizationId ? { id: organizationId } : null;
  }
}

const PublicationsField = () =>
  FieldResolver(() => PublicationConnection, {
    nullable: true,
    description: 'What press, radio and television published about it, latest first (clause 5c).',
  });

@Resolver(() => MovementModel)
export class ModelPublicationsResolver {
  @PublicationsField()
  publications(
    @Root() { id }: MovementModel,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: GraphContext,
  ) {
    return publicationsOfSubject(context, { first, after: after ?? null }).load(id);
  }
}

@Resolver(() => Exemplar)
export class ExemplarPublicationsResolver {
  @PublicationsField()
  publications(
    @Root() { id }: Exemplar,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: GraphContext,
  ) {
    return publicationsOfSubject(context, { first, after: after ?? null }).load(id);
  }
}
