import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import type { Change } from '../../kit/feed/outbox.js';
import { newId } from '../../kit/ids.js';
import { definition } from '../subgraph.js';
import { CAMPAIGN_EVIDENCE, EMULATION_EVIDENCE, SECURITY_EVIDENCE } from './organization-evidence.view.js';

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
});
afterAll(() => subgraph.stop());

const fact = (entityId: string, facts: Record<string, unknown>): Change => ({
  ...{ topic: 'organization', entityId, facts },
});

const GUARDED = {
  strengths: [
    { on: '2025-05-01', approved: 6, present: 5 },
    { on: '2024-05-01', approved: 6, present: 4 },
  ],
  courses: [{ on: '2025-04-02', audience: 'GUARD', trained: 3 }],
  ...{ planOn: '2024-03-01', drills: ['2025-09-09', '2025-09-09'] },
};
const HELD = {
  activities: [{ on: '2025-04-20', people: 80, topics: ['CYBER_SAFETY', 'TRAFFIC'] }],
  festivals: [{ on: '2025-08-10', people: 200 }],
  ...{ launches: ['2025-02-02'], dialogues: [] },
};

const apply = ({ apply: run }: typeof SECURITY_EVIDENCE, changes: readonly Change[]) =>
  subgraph.orm.em.fork().transactional((em) => run(em.getKysely(), changes));

const rowsOf = (id: string) =>
  subgraph.orm.em.fork().execute<Record<string, unknown>[]>(
    `select kind, happened_on::text as "on", ended_on::text as until, people, approved, codes
     from organizations.organization_evidence where organization_id = ? order by kind, happened_on, position`,
    [id],
  );
const tell = (kind: string, on: string, rest: object = {}) => ({
  ...{ kind, on, until: null, people: null, approved: null, codes: [] },
  ...rest,
});

describe('what the other subgraphs tell of an organisation', () => {
  it('becomes dated rows; of a count of guards each holds until the next', async () => {
    const id = newId();
    await apply(SECURITY_EVIDENCE, [fact(id, GUARDED)]);
    expect(await rowsOf(id)).toEqual([
      tell('COURSE', '2025-04-02', { people: 3, codes: ['GUARD'] }),
      ...[tell('DRILL', '2025-09-09'), tell('DRILL', '2025-09-09'), tell('PLAN', '2024-03-01')],
      tell('STRENGTH', '2024-05-01', { until: '2025-05-01', people: 4, approved: 6 }),
      tell('STRENGTH', '2025-05-01', { people: 5, approved: 6 }),
    ]);
  });

  it('changes nothing when applied again; newer facts replace those of their own feed alone', async () => {
    const id = newId();
    await apply(SECURITY_EVIDENCE, [fact(id, GUARDED)]);
    await apply(CAMPAIGN_EVIDENCE, [fact(id, HELD)]);
    await apply(CAMPAIGN_EVIDENCE, [fact(id, HELD)]);
    const all = await rowsOf(id);
    expect(all).toHaveLength(9);
    expect(all).toContainEqual(
      tell('ACTIVITY', '2025-04-20', { people: 80, codes: ['CYBER_SAFETY', 'TRAFFIC'] }),
    );
    await apply(CAMPAIGN_EVIDENCE, [fact(id, HELD), fact(id, { ...HELD, activities: [], festivals: [] })]);
    expect((await rowsOf(id)).map(({ kind }) => kind)).not.toContain('FESTIVAL');
    expect(await rowsOf(id)).toHaveLength(7);
  });

  it('keeps nominations by year, awards and model points with their end', async () => {
    const id = newId();
    const model = newId();
    const facts = {
      nominatedYears: [2024],
      awards: [{ on: '2025-02-10', year: 2024, kindCode: 'CERTIFICATE_OF_MERIT' }],
      points: [{ modelId: model, since: '2023-01-01', until: '2024-01-01' }],
    };
    await apply(EMULATION_EVIDENCE, [fact(id, facts), { ...fact(id, {}), topic: 'model' }]);
    expect(await rowsOf(id)).toEqual([
      tell('AWARD', '2025-02-10', { codes: ['CERTIFICATE_OF_MERIT'] }),
      tell('MODEL_POINT', '2023-01-01', { until: '2024-01-01', codes: [model] }),
      tell('NOMINATION', '2024-01-01'),
    ]);
  });
});
