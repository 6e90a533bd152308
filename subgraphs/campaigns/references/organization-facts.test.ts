import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { newId } from '../../kit/ids.js';
import { definition } from '../subgraph.js';
import { ORGANIZATION_FACTS } from './organization-facts.view.js';

let subgraph: TestSubgraph;

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
});

afterAll(() => subgraph.stop());

const db = (): Kysely<unknown> => subgraph.orm.em.fork().getKysely();

const change = (entityId: string, placements: object[]) => ({
  ...{ topic: 'organization', entityId },
  facts: {
    code: 'HD-9999',
    kind: 'SCHOOL',
    establishedOn: '2020-09-05',
    closedOn: null,
    reachIds: [entityId],
    placements,
  },
});

async function placesOf(id: string): Promise<object[]> {
  const { rows } = await sql<object>`
    select valid_from::text as "validFrom", valid_to::text as "validTo", area_ids as areas
    from campaigns.organization_place_reference where organization_id = ${id} order by valid_from`.execute(
    db(),
  );
  return rows;
}

describe('following organisations', () => {
  const [unit, province] = [newId(), newId()];
  const first = {
    unitId: unit,
    areaIds: [unit, province],
    zoneId: null,
    validFrom: '2020-09-05',
    validTo: null,
  };

  it('changes nothing when the same facts come twice', async () => {
    const id = newId();
    for (let times = 0; times < 2; times += 1) await ORGANIZATION_FACTS.apply(db(), [change(id, [first])]);
    expect(await placesOf(id)).toEqual([{ validFrom: '2020-09-05', validTo: null, areas: [unit, province] }]);
  });

  it('replaces all earlier facts, and of two in one page keeps the newer', async () => {
    const id = newId();
    await ORGANIZATION_FACTS.apply(db(), [change(id, [first])]);
    const moved = [
      { ...first, validTo: '2025-07-01' },
      { ...first, areaIds: [province], validFrom: '2025-07-01' },
    ];
    await ORGANIZATION_FACTS.apply(db(), [change(id, [first]), change(id, moved)]);
    expect(await placesOf(id)).toEqual([
      { validFrom: '2020-09-05', validTo: '2025-07-01', areas: [unit, province] },
      { validFrom: '2025-07-01', validTo: null, areas: [province] },
    ]);
  });

  it('takes a page of a thousand, and leaves other topics alone', async () => {
    const page = Array.from({ length: 1000 }, () => change(newId(), [first]));
    const before = await countAll();
    await ORGANIZATION_FACTS.apply(db(), [...page, { ...change(newId(), [first]), topic: 'weather' }]);
    expect(await countAll()).toBe(before + 1000);
  });

  it('has told of every organisation of the register before it is ready', async () => {
    await subgraph.start();
    expect(await subgraph.readiness()).toEqual({ ready: true });
    const { rows } = await sql<{ n: number }>`
      select count(distinct host_id)::int as n from campaigns.campaign
      where host_id not in (select id from campaigns.organization_reference)`.execute(db());
    expect(rows).toEqual([{ n: 0 }]);
  });
});

async function countAll(): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from campaigns.organization_reference`.execute(db());
  return rows[0]!.n;
}
