import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

let subgraph: TestSubgraph;
let organizationId: string;
let db: Kysely<unknown>;

/** An organisation the feed told of, and a subgraph that has not read the feed yet. */
beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  db = subgraph.orm.em.fork().getKysely();
  const { rows } = await sql<{ id: string }>`
    select id from security_forces.organization_reference where closed_on is null order by id limit 1`.execute(
    db,
  );
  organizationId = rows[0]!.id;
  await sql`delete from security_forces.organization_place_reference`.execute(db);
  await sql`delete from security_forces.organization_reference`.execute(db);
  await sql`delete from security_forces.projection`.execute(db);
});

afterAll(() => subgraph.stop());

const establish = (id: string) => {
  const input = {
    organizationId: id,
    form: 'PART_TIME',
    establishedOn: '2026-11-01',
    decidedOn: '2026-11-01',
    decisionNumber: '1/QĐ',
  };
  const source =
    'mutation ($input: EstablishGuardUnitInput!) { establishGuardUnit(input: $input) { version } }';
  return subgraph.ask(source, { input }, { role: 'PROVINCE_OFFICER' });
};

it('reads the feed once more before a write on an organisation it does not know, and only then refuses', async () => {
  expect((await establish(organizationId)).data).toEqual({ establishGuardUnit: { version: 1 } });
  const { errors } = await establish('00000000-0000-7000-8000-00000000ffff');
  expect(errors[0]!.extensions).toMatchObject({ code: 'NOT_FOUND', path: 'input.organizationId' });
});
