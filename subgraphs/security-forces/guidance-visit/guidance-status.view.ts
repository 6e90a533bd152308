import { sql } from 'kysely';
import { Field, Int, ObjectType } from 'type-graphql';
import type { Day } from '../../kit/clock.js';
import { columnsOf } from '../../kit/columns.js';
import { connectionOf, type PageArgs } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { createLoader } from '../../kit/loader.js';
import { readPagePerParent, type Sql } from '../../kit/page.js';
import { LocalDate } from '../../kit/scalars.js';
import { GuidanceVisit } from './guidance-visit.js';

@ObjectType({ description: 'How police have guided an organisation until a day (duty 1c).' })
export class GuidanceStatus {
  organizationId!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Last visit; null: it was never visited.' })
  lastVisitedOn!: string | null;

  @Field(() => Int, { description: 'Visits until the day.' })
  visits!: number;

  @Field(() => Int, {
    description: 'Visits whose recommendations were due before the day and not followed by it.',
  })
  overdueFollowUps!: number;
}

export const GuidanceStatusConnection = connectionOf(GuidanceStatus);
export const GuidanceVisitConnection = connectionOf(GuidanceVisit);

export const GUIDANCE_COLUMNS = sql`o.id as "organizationId", v.last_visited_on as "lastVisitedOn",
  coalesce(v.visits, 0) as visits, coalesce(v.overdue, 0) as "overdueFollowUps"`;

/** Organisations `o` with their visits until a day as one row `v`, grouped once for all; nulls: never visited. */
export const guidedOrganizations = (day: Day): Sql => sql`security_forces.organization_reference o
  left join (
    select g.organization_id, max(g.visited_on) as last_visited_on, count(*)::int as visits,
      (count(*) filter (where g.follow_up_by < ${day} and coalesce(g.followed_up_on > ${day}, true)))::int as overdue
    from security_forces.guidance_visit g where g.visited_on <= ${day}
    group by g.organization_id) v on v.organization_id = o.id`;

/** Visits of each organisation, latest first. */
export const visitsOfOrganization = createLoader(({ db }: GraphContext, parents, page: PageArgs) =>
  readPagePerParent<GuidanceVisit>(
    db,
    {
      ...{ list: 'organization-visits', columns: columnsOf(GuidanceVisit, 'g') },
      ...{ from: sql`security_forces.guidance_visit g`, where: [] },
      orderBy: [
        { expression: sql`g.visited_on`, direction: 'DESC', type: 'date' },
        { expression: sql`g.id`, direction: 'DESC', type: 'uuid' },
      ],
      ...{ parent: sql`g.organization_id`, parents },
    },
    page,
  ),
);
