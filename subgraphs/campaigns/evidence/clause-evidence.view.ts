import { sql } from 'kysely';
import { type FigureBook, figuresOf } from '../../kit/figure.js';
import { ACTIVITIES, COUNTED } from '../activity/activity-list.view.js';

/** Figures of a clause that topics are about; which topics, the catalogue says. */
const HELD = ['SESSIONS', 'PEOPLE_REACHED'] as const;

const BOOK: FigureBook = {
  names: {
    SESSIONS: ['Buổi tuyên truyền theo chủ đề của điểm này', 'buổi'],
    PEOPLE_REACHED: ['Người được tuyên truyền', 'lượt người'],
    FORMATS: ['Hình thức tuyên truyền đã dùng', 'hình thức'],
    LINKED_SESSIONS: ['Buổi tuyên truyền gắn với phong trào khác', 'buổi'],
    FESTIVALS: ['Ngày hội toàn dân bảo vệ an ninh Tổ quốc', 'buổi'],
    FESTIVAL_PEOPLE: ['Người dự Ngày hội', 'lượt người'],
    DIALOGUES: ['Đối thoại tại nơi làm việc', 'buổi'],
    LAUNCHES: ['Lễ phát động phong trào', 'buổi'],
    PUBLICATIONS: ['Tin, bài, phóng sự về mô hình, điển hình', 'tin, bài'],
  },
  of: {
    ...{ '1a': HELD, '2c': HELD, '3a': HELD, '3b': HELD, '3c': HELD, '3d': HELD, '3e': HELD },
    ...{ '2b': ['FORMATS'], '2d': ['LINKED_SESSIONS'] },
    '2e': ['FESTIVALS', 'FESTIVAL_PEOPLE'],
    '4d': [...HELD, 'DIALOGUES'],
    '4g': [...HELD, 'LAUNCHES'],
    '5c': ['PUBLICATIONS'],
  },
  rows: ({ from, until }) => sql`
    select h.clause, v.code, v.value from (
      select t.clause, count(*) as sessions, sum(a.reached) as reached
      from ${ACTIVITIES} join campaigns.topic t on t.id = a.topic_id
      where a.held_on between ${from} and ${until} and ${COUNTED} group by t.clause) as h
    cross join lateral (values ('SESSIONS', h.sessions), ('PEOPLE_REACHED', h.reached)) as v(code, value)
    union all
    select v.owner, v.code, v.value from (
      select count(distinct a.format) as formats, count(*) filter (where c.related_movements <> '{}') as linked
      from ${ACTIVITIES} join campaigns.campaign c on c.id = a.campaign_id where a.held_on between ${from} and ${until} and ${COUNTED}) as h
    cross join lateral (values ('2b', 'FORMATS', h.formats), ('2d', 'LINKED_SESSIONS', h.linked)) as v(owner, code, value)
    union all
    select '2e', v.code, v.value from (
      select count(*) as events, coalesce(sum(e.participants), 0) as people from campaigns.festival_event e
      where e.held_on between ${from} and ${until} and not e.withdrawn) as f
    cross join lateral (values ('FESTIVALS', f.events), ('FESTIVAL_PEOPLE', f.people)) as v(code, value)
    union all
    select '4d', 'DIALOGUES', count(*) from campaigns.labour_dialogue d
    where d.held_on between ${from} and ${until} and not d.withdrawn
    union all
    select '4g', 'LAUNCHES', count(*) from campaigns.launch_event l
    where l.held_on between ${from} and ${until} and not l.withdrawn
    union all
    select '5c', 'PUBLICATIONS', count(*) from campaigns.media_publication b
    where b.published_on between ${from} and ${until} and not b.withdrawn`,
};

export const evidenceOf = figuresOf(BOOK);
