import { sql } from 'kysely';
import { Field, Int, ObjectType } from 'type-graphql';
import type { Day } from '../../kit/clock.js';
import { connectionOf } from '../../kit/connection.js';
import type { GraphContext } from '../../kit/context.js';
import { graphEnum } from '../../kit/enums.js';
import { createLoader } from '../../kit/loader.js';
import type { ListQuery, Sql } from '../../kit/page.js';
import type { Viewer } from '../../kit/viewer.js';
import {
  type AskedOrganizations,
  organizationsOf,
  theseOrganizations,
} from '../references/asked-organizations.view.js';
import { withinReach } from '../references/organization-reach.view.js';

export const ShareArea = graphEnum('ShareArea', 'By what certificate shares are summed.', {
  COMMUNE: 'By the commune the organisation was in on the day, on the map of that day.',
  ZONE: 'By the industrial zone; organisations outside of one are left out.',
});
export type ShareArea = keyof typeof ShareArea;

@ObjectType({
  description:
    'How many guards on record hold a valid certificate; counts only, never who (weakness P5, duty 4b, domain 8.1).',
})
export class CertificateShare {
  @Field(() => Int, { description: 'Guards on record who are employed on the day.' })
  guards!: number;

  @Field(() => Int, { description: 'Those of them with a certificate, of either kind, valid on the day.' })
  certified!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Share of the certified in percent, rounded down; null: no guard is on record.',
  })
  percent!: number | null;

  @Field(() => Int, {
    description: 'Guards due for a refresher: without a certificate valid after `dueBy` (duty 4b).',
  })
  due!: number;
}

@ObjectType({ description: 'Certificate share of the organisations of a commune or an industrial zone.' })
export class AreaCertificateShare extends CertificateShare {
  by!: ShareArea;
  areaId!: string;

  @Field(() => Int, { description: 'Organisations there with guards on record.' })
  organizations!: number;
}

export const AreaShareConnection = connectionOf(AreaCertificateShare);

/** The days a share is about. */
export interface ShareDays {
  day: Day;
  dueBy: Day;
}

/**
 * Guards `m` employed on a day; conditions may follow. Whether each is certified on the day is `c.certified`, and the
 * last day of any certificate then valid `c.last_day`; nulls: it has none.
 */
const guardsOn = ({ have }: AskedOrganizations, day: Day): Sql => sql`security_forces.guard_member m
  left join (
    select g.guard_id, true as certified, max(coalesce(g.valid_until, 'infinity'::date)) as last_day
    from security_forces.guard_certificate g
    where ${have(sql`g.organization_id`)} and g.issued_on <= ${day} and coalesce(g.valid_until >= ${day}, true)
      and coalesce(g.ended_on > ${day}, true)
    group by g.guard_id) c on c.guard_id = m.id
  where ${have(sql`m.organization_id`)} and m.employed_from <= ${day} and coalesce(m.employed_to > ${day}, true)`;

/** Figures of the guards of each organisation; one without guards on record is absent. */
export const sharesOf = (asked: AskedOrganizations, { day, dueBy }: ShareDays): Sql => sql`(
  select m.organization_id, count(*)::int as guards, count(*) filter (where c.certified)::int as certified,
    (100 * count(*) filter (where c.certified) / count(*))::int as percent,
    count(*) filter (where coalesce(c.last_day <= ${dueBy}, true))::int as due
  from ${guardsOn(asked, day)} group by m.organization_id)`;

const NONE: CertificateShare = { guards: 0, certified: 0, percent: null, due: 0 };

/** Shares of many organisations in one statement; one without guards on record has zeros. */
export const shareOfOrganization = createLoader(async ({ db }: GraphContext, ids, days: ShareDays) => {
  const { rows } = await sql<CertificateShare & { organizationId: string }>`
    select s.organization_id as "organizationId", s.* from ${sharesOf(theseOrganizations(ids), days)} s`.execute(
    db,
  );
  const found = new Map(rows.map((row) => [row.organizationId, row]));
  return new Map(ids.map((id) => [id, found.get(id) ?? NONE]));
});

/** Shares of the areas that organisations in the viewer's reach lie in, most guards due first. */
export function areaShares(by: ShareArea, days: ShareDays, viewer: Viewer): ListQuery {
  const { day } = days;
  const area = by === 'COMMUNE' ? sql`w.area_ids[1]` : sql`w.zone_id`;
  const from = sql`(
    select ${area} as area_id, count(*)::int as organizations, sum(s.guards)::int as guards,
      sum(s.certified)::int as certified, (100 * sum(s.certified) / sum(s.guards))::int as percent, sum(s.due)::int as due
    from security_forces.organization_reference o
    join security_forces.organization_place_reference w
      on w.organization_id = o.id and w.valid_from <= ${day} and coalesce(w.valid_to > ${day}, true)
    join ${sharesOf(organizationsOf(viewer, null, day), days)} s on s.organization_id = o.id
    where ${withinReach(viewer)} and ${area} is not null group by 1) s`;
  return {
    ...{ list: `certificate-shares-${by}`, from, where: [] },
    columns: sql`cast(${by} as text) as by, s.area_id as "areaId", s.organizations, s.guards, s.certified, s.percent, s.due`,
    orderBy: [
      { expression: sql`s.due`, direction: 'DESC', type: 'int' },
      { expression: sql`s.area_id`, direction: 'ASC', type: 'uuid' },
    ],
  };
}
