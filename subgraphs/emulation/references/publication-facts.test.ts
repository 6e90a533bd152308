import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import type { Change } from '../../kit/feed/outbox.js';
import { newId } from '../../kit/ids.js';
import { definition } from '../subgraph.js';
import { PUBLICATION_FACTS } from './publication-facts.view.js';

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
});
afterAll(() => subgraph.stop());

const apply = (changes: readonly Change[]) =>
  subgraph.orm.em.fork().transactional((em) => PUBLICATION_FACTS.apply(em.getKysely(), changes));

const told = (entityId: string, facts: { organizationId: string | null; on: string | null }): Change => ({
  topic: 'publication',
  entityId,
  facts: { id: entityId, outletId: newId(), subjectType: 'ORGANIZATION', subjectId: newId(), ...facts },
});

const daysOf = async (id: string) =>
  (
    await subgraph.orm.em
      .fork()
      .execute<{ day: string }[]>(
        'select published_on::text as day from emulation.publication_reference where organization_id = ?',
        [id],
      )
  ).map(({ day }) => day);

describe('the facts of publications', () => {
  it('are there after the register was prepared, one for each publication about an organisation', async () => {
    const [counted] = await subgraph.orm.em.fork().execute<{ kept: number; published: number }[]>(
      `select (select count(*)::int from emulation.publication_reference) as kept,
         (select count(*)::int from campaigns.media_publication where not withdrawn and organization_id is not null) as published`,
    );
    expect(counted!.kept).toBe(counted!.published);
    expect(counted!.kept).toBeGreaterThan(50);
  });

  it('change nothing when applied again, and are forgotten when the publication is withdrawn', async () => {
    const [id, organizationId] = [newId(), newId()];
    await apply([told(id, { organizationId, on: '2026-03-01' })]);
    await apply([told(id, { organizationId, on: '2026-03-01' })]);
    expect(await daysOf(organizationId)).toEqual(['2026-03-01']);
    await apply([told(id, { organizationId, on: null })]);
    expect(await daysOf(organizationId)).toEqual([]);
  });

  it('are not kept of a model that a unit leads, nor of another topic', async () => {
    const organizationId = newId();
    const other = { ...told(newId(), { organizationId, on: '2026-03-01' }), topic: 'organization' };
    await apply([told(newId(), { organizationId: null, on: '2026-03-01' }), other]);
    expect(await daysOf(organizationId)).toEqual([]);
  });
});
