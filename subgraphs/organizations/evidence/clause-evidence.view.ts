import { sql } from 'kysely';
import { type FigureBook, figuresOf } from '../../kit/figure.js';
import type { Sql } from '../../kit/page.js';

/** Organisations with a row of a table that holds on a day. */
const holdersOf = (table: string, day: string): Sql => sql`
  ${sql.table(`organizations.${table}`)} r where r.valid_from <= ${day} and coalesce(r.valid_to > ${day}, true)`;

const BOOK: FigureBook = {
  names: {
    FOCAL_POINTS: ['Đơn vị có đầu mối phụ trách', 'đơn vị'],
    GRADED: ['Đơn vị được phân loại phong trào', 'đơn vị'],
    REGISTERED: ['Đơn vị, khu dân cư, xã đăng ký “An toàn về an ninh, trật tự”', 'lượt đăng ký'],
    RECOGNISED: ['Đơn vị, khu dân cư, xã được công nhận', 'quyết định'],
    LINKED_PLANS: ['Kế hoạch năm gắn với phong trào khác', 'kế hoạch'],
    INTEGRATED_PLANS: ['Kế hoạch năm có lồng ghép nội dung phong trào', 'kế hoạch'],
    PROTECTION_RULES: ['Đơn vị có nội quy, quy định bảo vệ', 'đơn vị'],
    WITH_PARTY: ['Đơn vị có tổ chức Đảng', 'đơn vị'],
    WITH_TRADE_UNION: ['Đơn vị có Công đoàn', 'đơn vị'],
    WITH_YOUTH_UNION: ['Đơn vị có Đoàn Thanh niên', 'đơn vị'],
    PLANS_ISSUED: ['Kế hoạch thực hiện Chỉ thị đã ban hành', 'kế hoạch'],
    REMINDERS: ['Lượt đôn đốc', 'lượt'],
    TOPIC_REVIEWS: ['Hội nghị sơ kết, tổng kết chuyên đề', 'hội nghị'],
    DIRECTIVE_REVIEWS: ['Hội nghị sơ kết thực hiện Chỉ thị', 'hội nghị'],
    REPORTS_ACCEPTED: ['Báo cáo năm được nơi nhận chấp nhận', 'lượt'],
  },
  of: {
    '1b': ['FOCAL_POINTS'],
    '2a': ['GRADED'],
    '2c': ['REGISTERED', 'RECOGNISED'],
    '2d': ['LINKED_PLANS'],
    '2f': ['INTEGRATED_PLANS'],
    '3a': ['PROTECTION_RULES'],
    '4f': ['WITH_PARTY', 'WITH_TRADE_UNION', 'WITH_YOUTH_UNION'],
    '5a': ['TOPIC_REVIEWS'],
    '6a': ['PLANS_ISSUED'],
    '6b': ['REMINDERS'],
    '6c': ['DIRECTIVE_REVIEWS'],
    '6d': ['REPORTS_ACCEPTED'],
  },
  rows: ({ year, from, until }) => sql`
    select '1b', 'FOCAL_POINTS', count(distinct r.organization_id) from ${holdersOf('movement_focal_point', until)}
    union all
    select '2a', 'GRADED', count(*) from organizations.movement_classification c
    where c.year = ${year} and c.decided_on <= ${until}
    union all
    select '2c', v.code, count(*) filter (where v.holds) from organizations.safety_assessment a
    left join organizations.recognition_decision d on d.assessment_id = a.id
    cross join lateral (values ('REGISTERED', true),
      ('RECOGNISED', d.outcome = 'RECOGNISED' and d.revoked_on is null)) as v(code, holds)
    where a.year = ${year} and a.state <> 'WITHDRAWN' group by v.code
    union all
    select v.owner, v.code, count(*) filter (where v.holds) from organizations.annual_plan_record p
    cross join lateral (values ('2d', 'LINKED_PLANS', p.related_movements <> '{}'),
      ('2f', 'INTEGRATED_PLANS', p.integrated_movement)) as v(owner, code, holds)
    where p.year = ${year} group by v.owner, v.code
    union all
    select '3a', 'PROTECTION_RULES', count(distinct r.organization_id)
    from ${holdersOf('internal_regulation', until)} and r.kind = 'PROTECTION'
    union all
    select '4f', 'WITH_' || r.kind, count(distinct r.organization_id)
    from ${holdersOf('organization_body', until)} group by r.kind
    union all
    select '6a', 'PLANS_ISSUED', count(*) from organizations.document k
    join organizations.document d on d.id = k.implements_id and d.type = 'DIRECTIVE'
    where k.type = 'PLAN' and k.issued_on between ${from} and ${until}
    union all
    select '6b', 'REMINDERS', count(*) from organizations.reminder r
    where r.reminded_on between ${from} and ${until}
    union all
    select case when v.directive_id is null then '5a' else '6c' end,
      case when v.directive_id is null then 'TOPIC_REVIEWS' else 'DIRECTIVE_REVIEWS' end, count(*)
    from organizations.review_conference v
    where v.held_on between ${from} and ${until} and not v.withdrawn group by v.directive_id is null
    union all
    select '6d', 'REPORTS_ACCEPTED', count(*) from organizations.report_receipt t
    join organizations.periodic_report r on r.id = t.report_id and r.parent_id is null
    where t.accepted_on between ${from} and ${until}`,
};

export const evidenceOf = figuresOf(BOOK);
