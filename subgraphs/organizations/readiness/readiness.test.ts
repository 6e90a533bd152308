import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { ViewerClaims } from '../../../test/support/graph.js';
import { readRefusal } from '../../../test/support/refusal.js';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

const OFFICER: ViewerClaims = { role: 'PROVINCE_OFFICER' };
const UNKNOWN = '00000000-0000-7000-8000-00000000ffff';

let subgraph: TestSubgraph;

beforeAll(async () => void (subgraph = await openTestSubgraph(definition)));
afterAll(() => subgraph.stop());

interface List {
  organizations: { totalCount: number; nodes: { code: string }[] };
}
const list = (readiness: object, viewer: ViewerClaims | undefined = OFFICER, first = 100) =>
  subgraph.ask<List>(
    `query ($where: OrganizationWhere, $first: Int!, $asOf: LocalDate) {
      organizations(where: $where, first: $first, asOf: $asOf) { totalCount nodes { code } } }`,
    { where: { readiness }, first, asOf: '2026-11-01' },
    viewer,
  );

/** Codes counted by a way of its own: all open organisations less those of whom the statement holds. */
async function codesWithout(held: string): Promise<string[]> {
  const { rows } = await sql
    .raw<{ code: string }>(
      `select code from organizations.organization where established_on <= '2026-11-01'
         and (closed_on is null or closed_on > '2026-11-01')
       except select o.code from organizations.organization o join ${held} order by code`,
    )
    .execute(subgraph.orm.em.fork().getKysely());
  return rows.map(({ code }) => code);
}

const ON_DAY = "r.valid_from <= '2026-11-01' and (r.valid_to is null or r.valid_to > '2026-11-01')";
const current = (kind: string) =>
  `organizations.internal_regulation r on r.organization_id = o.id and r.kind = '${kind}' and ${ON_DAY}
   and (r.valid_from >= '2023-11-01' or r.reviewed_on between '2023-11-01' and '2026-11-01')`;
const informed =
  'organizations.informed_count i on i.organization_id = o.id and i.year = 2025 and i.informed_count = i.headcount';

describe('organisations that lack something', () => {
  it.each([
    [
      { withoutFocalPointOn: '2026-11-01' },
      `organizations.movement_focal_point r on r.organization_id = o.id and ${ON_DAY}`,
    ],
    [
      { withoutBody: 'TRADE_UNION' },
      `organizations.organization_body r on r.organization_id = o.id and r.kind = 'TRADE_UNION' and ${ON_DAY}`,
    ],
    [{ withoutCurrentRegulation: 'FIRE' }, current('FIRE')],
    [{ notAllInformedIn: 2025 }, informed],
    [{ protectionRulesGapIn: 2025 }, `${current('PROTECTION')} join ${informed}`],
    [
      { withoutPlanIn: 2025 },
      'organizations.annual_plan_record r on r.organization_id = o.id and r.year = 2025',
    ],
    [
      { withoutMovementInPlanIn: 2025 },
      'organizations.annual_plan_record r on r.organization_id = o.id and r.year = 2025 and r.integrated_movement',
    ],
    [
      { withoutResourcesIn: 2025 },
      `organizations.resource_commitment r on r.organization_id = o.id and r.year = 2025
       and (r.budget_million_vnd > 0 or r.equipment_million_vnd > 0)`,
    ],
  ])('are listed by %j, as SQL finds them', async (readiness, held) => {
    const { data, errors, statements } = await list(readiness);
    expect(errors).toEqual([]);
    const codes = await codesWithout(held);
    expect(codes.length).toBeGreaterThan(5);
    expect(data!.organizations.totalCount).toBe(codes.length);
    expect(data!.organizations.nodes.map(({ code }) => code)).toEqual(codes.slice(0, 100));
    expect(statements).toHaveLength(2);
  });

  it('fulfil all conditions at once, with those of the list', async () => {
    const both = { withoutBody: 'TRADE_UNION', withoutPlanIn: 2025 };
    const { data } = await list(both);
    const each = await Promise.all([list({ withoutBody: 'TRADE_UNION' }), list({ withoutPlanIn: 2025 })]);
    const [unions, plans] = each.map((answer) => answer.data!.organizations.nodes.map(({ code }) => code));
    expect(data!.organizations.nodes.map(({ code }) => code)).toEqual(
      unions!.filter((code) => plans!.includes(code)),
    );
  });

  it('are an officer’s own area only', async () => {
    const { rows } = await sql<{ area: string; n: number }>`
      select p.unit_id as area, count(*)::int as n from organizations.organization o
      join organizations.organization_placement p on p.organization_id = o.id and p.valid_to is null
      join organizations.administrative_unit u on u.id = p.unit_id and u.valid_to is null
      group by 1 order by n desc limit 1`.execute(subgraph.orm.em.fork().getKysely());
    const { area } = rows[0]!;
    const officer: ViewerClaims = { role: 'COMMUNE_OFFICER', area };
    const mine = (await list({ withoutPlanIn: 2025 }, officer)).data!.organizations;
    const all = (await list({ withoutPlanIn: 2025 })).data!.organizations;
    expect(mine.totalCount).toBeGreaterThan(0);
    expect(mine.totalCount).toBeLessThan(all.totalCount);
    expect((await list({}, { role: 'COMMUNE_OFFICER', area: UNKNOWN })).data!.organizations.totalCount).toBe(
      0,
    );
    expect((await list({}, { role: 'COMMUNE_OFFICER' })).data!.organizations.totalCount).toBe(0);
    const whole = (await list({}, { role: 'PROVINCE_OFFICER', area: UNKNOWN })).data!.organizations;
    expect(whole.totalCount).toBe(0);
  });

  it('are not for others, who still list organisations by other facts', async () => {
    const roles = [
      'PUBLIC',
      'ORGANIZATION',
      'EMULATION_OFFICE',
      'TRAINER',
      'ANALYST',
      'PARTNER',
      'DPO',
      'ADMIN',
    ] as const;
    for (const role of roles) {
      const refused = readRefusal(await list({ withoutPlanIn: 2025 }, { role }));
      expect(refused).toMatchObject({ code: 'FORBIDDEN', argument: 'where.readiness' });
    }
    expect((await subgraph.ask('{ organizations(first: 1) { totalCount } }')).errors).toEqual([]);
  });

  it('cannot be asked for days whose focal points are erased', async () => {
    expect(readRefusal(await list({ withoutFocalPointOn: '2025-11-19' }))).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'where.readiness.withoutFocalPointOn',
    });
  });
});
