import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ViewerClaims } from '../../../test/support/graph.js';
import { readRefusal } from '../../../test/support/refusal.js';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { newId } from '../../kit/ids.js';
import { definition } from '../subgraph.js';

let subgraph: TestSubgraph;
let zones: string[];
beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  const rows = await subgraph.orm.em
    .fork()
    .execute<{ id: string }[]>(
      `select distinct zone_id as id from security_forces.organization_place_reference where zone_id is not null order by 1`,
    );
  zones = rows.map(({ id }) => id);
});
afterAll(() => subgraph.stop());

interface Answer {
  _entities: { guardStrength: { enterprises: number; approved: number; ratio: number | null } | null }[];
}
const strengthsOf = (ids: readonly string[], viewer?: ViewerClaims, asOf = '2026-11-14') =>
  subgraph.ask<Answer>(
    `query ($ids: [_Any!]!, $asOf: LocalDate) { _entities(representations: $ids) { ... on IndustrialZone {
      guardStrength(asOf: $asOf) { enterprises approved ratio } } } }`,
    { ids: ids.map((id) => ({ __typename: 'IndustrialZone', id })), asOf },
    viewer,
  );

describe('guards of industrial zones', () => {
  it('are read for all zones in one statement; of an unknown one, or before any count, there are none', async () => {
    const { data, errors, statements } = await strengthsOf([...zones, newId()], { role: 'ANALYST' });
    expect(errors).toEqual([]);
    expect(statements).toHaveLength(1);
    const strengths = data!._entities.map(({ guardStrength }) => guardStrength);
    expect(strengths.at(-1)).toBeNull();
    expect(strengths.filter((strength) => strength !== null).length).toBeGreaterThan(3);
    const early = await strengthsOf(zones, { role: 'PROVINCE_OFFICER' }, '2001-01-01');
    expect(early.data!._entities.every(({ guardStrength }) => guardStrength === null)).toBe(true);
  });

  it('are counted within the viewer’s reach, and refused to who has no contract', async () => {
    const officer: ViewerClaims = { role: 'COMMUNE_OFFICER', area: newId() };
    const board: ViewerClaims = { role: 'PARTNER', partner: 'PARK_BOARD' };
    for (const viewer of [officer, board]) {
      const { data } = await strengthsOf(zones, viewer);
      expect(data!._entities.every(({ guardStrength }) => guardStrength === null)).toBe(true);
    }
    for (const role of ['PUBLIC', 'ORGANIZATION', 'TRAINER', 'EMULATION_OFFICE', 'PARTNER'] as const)
      expect(readRefusal(await strengthsOf(zones.slice(0, 1), { role }))).toMatchObject({
        code: 'FORBIDDEN',
      });
  });
});
