import { sql } from 'kysely';
import { type FigureBook, figuresOf } from '../../kit/figure.js';
import type { Sql } from '../../kit/page.js';

/** The latest count until a day of each guard unit that exists then (`u`, `n`). */
const strengthOn = (day: string): Sql => sql`security_forces.guard_unit u cross join lateral (
  select s.approved, s.present from security_forces.strength_snapshot s
  where s.unit_id = u.id and s.as_of <= ${day} order by s.as_of desc limit 1) n
  where u.established_on <= ${day} and coalesce(u.dissolved_on > ${day}, true)`;

/** Whether the organisation of unit `u` is a foreign enterprise in an industrial park or cluster on a day. */
const isForeignInZone = (day: string): Sql => sql`exists (
  select from security_forces.organization_reference o
  join security_forces.organization_place_reference w on w.organization_id = o.id and w.zone_id is not null
    and w.valid_from <= ${day} and coalesce(w.valid_to > ${day}, true)
  where o.id = u.organization_id and o.foreign_invested)`;

const BOOK: FigureBook = {
  names: {
    GUIDANCE_VISITS: ['Lượt Công an hướng dẫn, kiểm tra', 'lượt'],
    PLANS_IN_FORCE: ['Đơn vị có phương án bảo vệ', 'đơn vị'],
    GUARDS_APPROVED: ['Bảo vệ được duyệt', 'người'],
    GUARDS_PRESENT: ['Bảo vệ hiện có', 'người'],
    GROUPS: ['Tổ tự quản trong cơ quan, doanh nghiệp, nhà trường', 'tổ'],
    LOCAL_TEAMS: ['Tổ bảo vệ an ninh, trật tự ở cơ sở', 'tổ'],
    COURSES: ['Lớp tập huấn, bồi dưỡng', 'lớp'],
    PEOPLE_TRAINED: ['Lượt người được tập huấn', 'lượt người'],
    DRILLS: ['Cuộc diễn tập phương án bảo vệ', 'cuộc'],
  },
  of: {
    '1c': ['GUIDANCE_VISITS'],
    '3e': ['PLANS_IN_FORCE'],
    '4a': ['GUARDS_APPROVED', 'GUARDS_PRESENT', 'GROUPS', 'LOCAL_TEAMS'],
    '4b': ['COURSES', 'PEOPLE_TRAINED'],
    '4c': ['COURSES', 'PEOPLE_TRAINED'],
    '4e': ['DRILLS'],
    '4h': ['GUARDS_APPROVED', 'GUARDS_PRESENT'],
  },
  rows: ({ from, until }) => sql`
    select '1c', 'GUIDANCE_VISITS', count(*) from security_forces.guidance_visit v
    where v.visited_on between ${from} and ${until}
    union all
    select '3e', 'PLANS_IN_FORCE', count(distinct p.organization_id) from security_forces.protection_plan p
    where p.approved_on <= ${until} and coalesce(p.withdrawn_on > ${until}, true)
    union all
    select v.owner, v.code, v.value from (
      select sum(n.approved) as approved, sum(n.present) as present,
        sum(n.approved) filter (where z.counts) as zone_approved, sum(n.present) filter (where z.counts) as zone_present
      from (select u.organization_id, n.approved, n.present from ${strengthOn(until)}) n
      cross join lateral (select ${isForeignInZone(until)} as counts from (select n.organization_id) u) z) as s
    cross join lateral (values ('4a', 'GUARDS_APPROVED', s.approved), ('4a', 'GUARDS_PRESENT', s.present),
      ('4h', 'GUARDS_APPROVED', s.zone_approved), ('4h', 'GUARDS_PRESENT', s.zone_present)) as v(owner, code, value)
    where v.value is not null
    union all
    select '4a', 'GROUPS', count(*) from security_forces.self_managed_group g
    where g.established_on <= ${until} and coalesce(g.dissolved_on > ${until}, true)
    union all
    select '4a', 'LOCAL_TEAMS', count(*) from security_forces.grassroots_security_team t
    where t.established_on <= ${until} and coalesce(t.dissolved_on > ${until}, true)
    union all
    select case c.audience when 'GUARD' then '4b' else '4c' end, v.code, sum(v.value)
    from security_forces.training_course c
    cross join lateral (values ('COURSES', 1), ('PEOPLE_TRAINED', (
      select sum(a.attended) from security_forces.training_attendance a where a.course_id = c.id))) as v(code, value)
    where c.ends_on between ${from} and ${until} and c.state in ('COMPLETED', 'CERTIFIED') and v.value is not null
    group by 1, 2
    union all
    select '4e', 'DRILLS', count(*) from security_forces.protection_drill d
    where d.held_on between ${from} and ${until}`,
};

export const evidenceOf = figuresOf(BOOK);
