import { sql } from 'kysely';
import { Field, Int, ObjectType } from 'type-graphql';
import type { Day } from '../../kit/clock.js';
import { graphEnum } from '../../kit/enums.js';
import type { ListQuery, Sql } from '../../kit/page.js';
import type { Viewer } from '../../kit/viewer.js';
import { organizationWithinGrant } from '../assessment/assessment-reach.view.js';
import { joinMap, joinPlacement } from '../place/unit-scheme.view.js';

export const LabourPlace = graphEnum('LabourPlace', 'By what enterprises are summed.', {
  COMMUNE: 'By commune; enterprises on no unit of the map stand together in a row without one.',
  ZONE: 'By industrial zone; enterprises outside of one are left out.',
});
export type LabourPlace = keyof typeof LabourPlace;

@ObjectType({
  description:
    'Enterprises with more than 100 workers in one commune or zone, those without a trade union, and the labour-law sessions these held, as counts only (clauses 4d, 4f; domain 8.3).',
})
export class LabourStatistic {
  by!: LabourPlace;
  placeId!: string | null;

  @Field(() => Int, {
    description: 'Enterprises with more than 100 workers, as last declared, open on the last day counted.',
  })
  enterprises!: number;

  @Field(() => Int, { description: 'Of these, enterprises without a trade union on that day.' })
  withoutTradeUnion!: number;

  @Field(() => Int, {
    description: 'Activities on topic LABOUR_LAW that those without a trade union held in the year.',
  })
  sessions!: number;

  @Field(() => Int, {
    description: 'People these sessions reached; one person reached twice counts twice.',
  })
  peopleReached!: number;
}

export interface LabourSpan {
  year: number;
  /** Last day counted: enterprises and trade unions are those of this day. */
  until: Day;
  /** The day whose map counts. */
  mapDay: Day;
}

/** Enterprises (`o`) the viewer reaches with more than 100 workers on the last day, where they were (`p`, `m`). */
const largeEnterprises = (viewer: Viewer, { until, mapDay }: LabourSpan): Sql => sql`
  organizations.organization o ${joinPlacement(sql`o.id`, mapDay)} ${joinMap(sql`p.unit_id`, mapDay)}
  cross join lateral (select not exists (
    select from organizations.organization_body b where b.organization_id = o.id and b.kind = 'TRADE_UNION'
      and b.valid_from <= ${until} and coalesce(b.valid_to > ${until}, true)) as unrepresented) u
  where o.kind = 'ENTERPRISE' and o.workforce > 100 and coalesce(o.established_on <= ${until}, true)
    and coalesce(o.closed_on > ${until}, true) and ${organizationWithinGrant(viewer)}`;

/** Counts by place, those with most enterprises without a trade union first. */
export function labourStatistics(viewer: Viewer, by: LabourPlace, span: LabourSpan): ListQuery {
  const from = sql`(
    select l.place_id, count(*)::int as enterprises, count(*) filter (where l.unrepresented)::int as without_union,
      coalesce(sum(h.sessions), 0)::int as sessions, coalesce(sum(h.reached), 0)::int as reached
    from (select o.id, u.unrepresented, ${by === 'ZONE' ? sql`p.zone_id` : sql`m.id`} as place_id
      from ${largeEnterprises(viewer, span)}) l
    left join lateral (
      select count(*) as sessions, sum(e.people) as reached from organizations.organization_evidence e
      where l.unrepresented and e.organization_id = l.id and e.kind = 'ACTIVITY' and 'LABOUR_LAW' = any(e.codes)
        and e.happened_on between make_date(${span.year}, 1, 1) and ${span.until}) h on true
    where ${by === 'ZONE' ? sql`l.place_id is not null` : sql`true`} group by 1) s`;
  return {
    ...{ list: `labour-statistics-${by}`, from, where: [] },
    columns: sql`cast(${by} as text) as by, s.place_id as "placeId", s.enterprises, s.sessions,
      s.without_union as "withoutTradeUnion", s.reached as "peopleReached"`,
    orderBy: [
      { expression: sql`s.without_union`, direction: 'DESC', type: 'int' },
      {
        expression: sql`coalesce(s.place_id, '00000000-0000-0000-0000-000000000000'::uuid)`,
        direction: 'ASC',
        type: 'uuid',
      },
    ],
  };
}
