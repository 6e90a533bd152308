import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import type { Change } from '../../kit/feed/outbox.js';
import { newId } from '../../kit/ids.js';
import { definition } from '../subgraph.js';
import { ORGANIZATION_FACTS } from './organization-facts.view.js';

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
});
afterAll(() => subgraph.stop());

const placed = (unit: string, validFrom: string, validTo: string | null) => ({
  unitId: unit,
  areaIds: [unit],
  zoneId: null,
  validFrom,
  validTo,
});
const fact = (entityId: string, placements: object[], reachIds: string[] = []): Change => ({
  topic: 'organization',
  entityId,
  facts: { code: 'HD-X', kind: 'AGENCY', establishedOn: '2020-01-01', closedOn: null, reachIds, placements },
});

const apply = (changes: readonly Change[]) =>
  subgraph.orm.em.fork().transactional((em) => ORGANIZATION_FACTS.apply(em.getKysely(), changes));

const placesOf = (id: string) =>
  subgraph.orm.em.fork().execute<object[]>(
    `select area_ids as areas, valid_from::text as "from", valid_to::text as "to"
     from emulation.organization_place_reference where organization_id = ? order by valid_from`,
    [id],
  );

describe('the facts of organisations', () => {
  it('are there for the whole register after it was prepared', async () => {
    const counted = await subgraph.orm.em
      .fork()
      .execute<object[]>('select count(*)::int as n from emulation.organization_reference');
    expect(counted).toEqual([{ n: 300 }]);
  });

  it('change nothing when applied again, and a later change replaces all earlier places', async () => {
    const [id, first, second] = [newId(), newId(), newId()];
    const here = fact(id, [placed(first, '2020-01-01', null)], [first]);
    await apply([here]);
    await apply([here]);
    expect(await placesOf(id)).toEqual([{ areas: [first], from: '2020-01-01', to: null }]);
    await apply([
      here,
      fact(id, [placed(first, '2020-01-01', '2025-07-01'), placed(second, '2025-07-01', null)]),
    ]);
    expect(await placesOf(id)).toEqual([
      { areas: [first], from: '2020-01-01', to: '2025-07-01' },
      { areas: [second], from: '2025-07-01', to: null },
    ]);
  });

  it('tell of each year what is known, and forget a year that is told no more', async () => {
    const id = newId();
    const read = () =>
      subgraph.orm.em.fork().execute<object[]>(
        `select year, is_registered as registered, is_recognised as recognised, grade
         from emulation.organization_year_reference where organization_id = ? order by year`,
        [id],
      );
    const { facts } = fact(id, []);
    const told = { registeredYears: [2024, 2025], recognisedYears: [2024] };
    const grades = [{ year: 2024, grade: 'EXCELLENT' }];
    await apply([{ ...fact(id, []), facts: { ...facts, ...told, grades } }]);
    expect(await read()).toEqual([
      { year: 2024, registered: true, recognised: true, grade: 'EXCELLENT' },
      { year: 2025, registered: true, recognised: false, grade: null },
    ]);
    await apply([
      { ...fact(id, []), facts: { ...facts, registeredYears: [2025], recognisedYears: [], grades: [] } },
    ]);
    expect(await read()).toEqual([{ year: 2025, registered: true, recognised: false, grade: null }]);
  });

  it('of other topics are left alone', async () => {
    const id = newId();
    await apply([{ ...fact(id, []), topic: 'weather' }]);
    expect(await placesOf(id)).toEqual([]);
  });
});
