import { sql } from 'kysely';
import { type FigureBook, figuresOf } from '../../kit/figure.js';
import { openOn } from '../model/model-summary.view.js';

const BOOK: FigureBook = {
  names: {
    MODELS_LAUNCHED: ['Mô hình mới được phát động', 'mô hình'],
    AWARDS_PRESENTED: ['Khen thưởng tập thể trao tại Ngày hội', 'lượt tập thể'],
    MODELS: ['Mô hình đang áp dụng (đếm theo tên)', 'mô hình'],
    MODEL_POINTS: ['Điểm mô hình', 'điểm'],
    MODEL_REVIEWS: ['Mô hình được sơ kết, đánh giá', 'mô hình'],
    EXEMPLARS: ['Điển hình tiên tiến được công nhận', 'điển hình'],
    NOMINATIONS: ['Hồ sơ đề nghị khen thưởng tập thể đã nộp', 'hồ sơ'],
    AWARDS: ['Tập thể được khen thưởng', 'lượt tập thể'],
  },
  of: {
    '2b': ['MODELS_LAUNCHED'],
    '2e': ['AWARDS_PRESENTED'],
    '5a': ['MODELS', 'MODEL_POINTS', 'MODEL_REVIEWS', 'EXEMPLARS'],
    '5b': ['NOMINATIONS', 'AWARDS'],
  },
  rows: ({ from, until }) => sql`
    select '2b', 'MODELS_LAUNCHED', count(*) from emulation.movement_model m
    where m.launched_on between ${from} and ${until}
    union all
    select '2e', 'AWARDS_PRESENTED', count(*) from emulation.award a
    where a.presented_at_event_id is not null and a.presented_on between ${from} and ${until} and a.revoked_on is null
    union all
    select '5a', v.code, v.value from (
      select count(distinct p.model_id) as models, count(*) as points from emulation.model_point p
      where ${openOn('p', until)}) as m
    cross join lateral (values ('MODELS', m.models), ('MODEL_POINTS', m.points)) as v(code, value)
    union all
    select '5a', 'MODEL_REVIEWS', count(*) from emulation.model_review r
    where r.reviewed_on between ${from} and ${until}
    union all
    select '5a', 'EXEMPLARS', count(*) from emulation.exemplar_step s
    where s.event = 'RECOGNISE' and s.taken_on between ${from} and ${until}
    union all
    select '5b', 'NOMINATIONS', count(distinct s.nomination_id) from emulation.nomination_step s
    where s.event = 'SUBMIT' and s.taken_on between ${from} and ${until}
    union all
    select '5b', 'AWARDS', count(*) from emulation.award a
    where a.decided_on between ${from} and ${until} and a.revoked_on is null`,
};

export const evidenceOf = figuresOf(BOOK);
