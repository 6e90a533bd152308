import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';
import { ORGANIZATION_FACTS } from './organization-facts.view.js';

const ID = '00000000-0000-7000-8000-0000000000a1';
const AREA = '00000000-0000-7000-8000-0000000000b1';
const ZONE = '00000000-0000-7000-8000-0000000000c1';

let subgraph: TestSubgraph;
let db: Kysely<unknown>;

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  db = subgraph.orm.em.fork().getKysely();
});

afterAll(() => subgraph.stop());

const place = (changes: object) => ({
  areaIds: [AREA],
  zoneId: null,
  validFrom: '2020-01-01',
  validTo: null,
  ...changes,
});

const toChange = (changes: object, entityId = ID, topic = 'organization') => ({
  ...{ topic, entityId },
  facts: {
    ...{
      kind: 'ENTERPRISE',
      ownership: 'FOREIGN_INVESTED_100',
      foreignInvested: true,
      establishedOn: '2020-01-01',
      closedOn: null,
      status: 'ACTIVE',
    },
    ...{ reachIds: [AREA], placements: [place({})], ...changes },
  },
});

async function readStored() {
  const organizations = await sql`
    select kind, ownership, foreign_invested, established_on, closed_on, reach_ids from security_forces.organization_reference where id = ${ID}`.execute(
    db,
  );
  const places = await sql`
    select area_ids, zone_id, valid_from, valid_to from security_forces.organization_place_reference
    where organization_id = ${ID} order by valid_from`.execute(db);
  return { organizations: organizations.rows, places: places.rows };
}

it('stores the facts, and applied again changes nothing', async () => {
  await ORGANIZATION_FACTS.apply(db, [toChange({})]);
  const first = await readStored();
  expect(first).toEqual({
    organizations: [
      {
        kind: 'ENTERPRISE',
        ownership: 'FOREIGN_INVESTED_100',
        foreign_invested: true,
        established_on: '2020-01-01',
        closed_on: null,
        reach_ids: [AREA],
      },
    ],
    places: [{ area_ids: [AREA], zone_id: null, valid_from: '2020-01-01', valid_to: null }],
  });
  await ORGANIZATION_FACTS.apply(db, [toChange({})]);
  expect(await readStored()).toEqual(first);
});

it('replaces them by the newest of a page, places that are gone included', async () => {
  const placements = [
    place({ validFrom: '2019-01-01', validTo: '2021-01-01' }),
    place({ validFrom: '2021-01-01', zoneId: ZONE }),
  ];
  const newest = toChange({ closedOn: '2026-01-01', reachIds: [], placements });
  await ORGANIZATION_FACTS.apply(db, [toChange({}), newest]);
  const { organizations, places } = await readStored();
  expect(organizations).toMatchObject([{ closed_on: '2026-01-01', reach_ids: [] }]);
  expect(places).toMatchObject([
    { valid_from: '2019-01-01', valid_to: '2021-01-01' },
    { valid_from: '2021-01-01', valid_to: null, zone_id: ZONE },
  ]);
});

it('leaves other topics alone', async () => {
  const other = '00000000-0000-7000-8000-0000000000a2';
  await ORGANIZATION_FACTS.apply(db, [toChange({}, other, 'document')]);
  const { rows } = await sql`select from security_forces.organization_reference where id = ${other}`.execute(
    db,
  );
  expect(rows).toEqual([]);
});
