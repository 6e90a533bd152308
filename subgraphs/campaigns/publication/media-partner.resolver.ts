import { sql } from 'kysely';
import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { columnsOf } from '../../kit/columns.js';
import { type Connection, connectionOf, PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { createLoader } from '../../kit/loader.js';
import { readPage } from '../../kit/page.js';
import { LocalDate } from '../../kit/scalars.js';
import { MediaPartner } from './media-partner.js';

const MediaPartnerConnection = connectionOf(MediaPartner);

const LIST = {
  ...{ list: 'media-partners', columns: columnsOf(MediaPartner, 'p'), from: sql`campaigns.media_partner p` },
  ...{ where: [] },
  orderBy: [
    { expression: sql`p.name_vi collate public.vietnamese`, direction: 'ASC', type: 'text' },
    { expression: sql`p.id`, direction: 'ASC', type: 'uuid' },
  ],
} as const;

interface Span {
  since: string | null;
  until: string | null;
}

const publicationsOfOutlet = createLoader(async ({ db }: GraphContext, ids, { since, until }: Span) => {
  const { rows } = await sql<{ id: string; n: number }>`
    select p.id, count(b.id)::int as n from unnest(cast(${[...ids]} as uuid[])) as p(id)
    left join campaigns.media_publication b on b.outlet_id = p.id and not b.withdrawn
      and coalesce(b.published_on >= cast(${since} as date), true)
      and coalesce(b.published_on <= cast(${until} as date), true)
    group by p.id`.execute(db);
  return new Map(rows.map(({ id, n }) => [id, n]));
});

@Resolver(() => MediaPartner)
export class MediaPartnerResolver {
  @Query(() => MediaPartnerConnection, { description: 'Outlets, by name, a page at a time (clause 5c).' })
  mediaPartners(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db }: GraphContext,
  ): Promise<Connection<MediaPartner>> {
    return readPage(db, LIST, page);
  }

  @FieldResolver(() => Int, { description: 'Publications of this outlet in a span of days (clause 5c).' })
  publicationCount(
    @Root() { id }: MediaPartner,
    @Arg('since', () => LocalDate, { nullable: true, description: 'First day; absent: from the beginning.' })
    since: string | null,
    @Arg('until', () => LocalDate, { nullable: true, description: 'Last day; absent: to the end.' })
    until: string | null,
    @Ctx() context: GraphContext,
  ) {
    return publicationsOfOutlet(context, { since, until }).load(id);
  }
}
