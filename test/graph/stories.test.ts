import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestGraph, type TestGraph } from '../support/graph.js';
import { tellStory } from '../support/story.js';

const OFFICER = { role: 'PROVINCE_OFFICER' } as const;

let graph: TestGraph;
let commune: string;
let formerCommune: string;
let zone: string;

beforeAll(async () => {
  graph = await openTestGraph();
  const { data } = await graph.ask<
    Record<'now' | 'before', { id: string }> & { industrialZones: { nodes: { id: string }[] } }
  >(`{
    now: administrativeUnit(code: "10525") { id }
    before: administrativeUnit(code: "10525", asOf: "2025-06-30") { id }
    industrialZones(search: "Đại An", first: 1) { nodes { id } }
  }`);
  commune = data!.now.id;
  formerCommune = data!.before.id;
  zone = data!.industrialZones.nodes[0]!.id;
});

afterAll(() => graph.stop());

/** One figure from SQL over the demonstration register, by a way of its own. */
async function count(from: string, parameters: unknown[] = []): Promise<number> {
  const em = graph.subgraphs.get('organizations')!.orm.em.fork();
  const [row] = await em.execute<{ n: number }[]>(`select count(*)::int as n from ${from}`, parameters);
  return row!.n;
}

const once = (fetches: readonly string[]): boolean => new Set(fetches).size === fetches.length;

describe('the profile of an organisation', () => {
  interface Profile {
    organizationByCode: {
      activities: { totalCount: number };
      activitySummary: { count: number };
      guardStrength: { approved: number; present: number; shortage: number } | null;
      guardUnits: unknown[];
      awards: { nodes: unknown[] };
    };
  }

  it('answers in full for an officer, one fetch per subgraph', async () => {
    const { data, errors, fetches, statements } = await tellStory<Profile>(graph, 'organization-profile', {
      variables: { code: 'HD-0001' },
      viewer: OFFICER,
    });
    expect(errors).toEqual([]);
    expect(fetches.toSorted()).toEqual(['campaigns', 'emulation', 'organizations', 'security-forces']);
    expect(statements.length).toBeLessThanOrEqual(14);
    const { guardStrength, activitySummary, awards } = data!.organizationByCode;
    expect(guardStrength!.shortage).toBe(guardStrength!.approved - guardStrength!.present);
    expect(awards.nodes.length).toBeGreaterThanOrEqual(2);
    expect(activitySummary.count).toBe(
      await count(
        `campaigns.campaign_activity a join campaigns.campaign c on c.id = a.campaign_id
         join organizations.organization o on o.id = c.host_id
         where o.code = 'HD-0001' and extract(year from a.held_on) = 2026 and not a.withdrawn
           and c.state in ('APPROVED', 'RUNNING', 'CLOSED', 'REPORTED', 'RECORDED')`,
      ),
    );
  });

  it('refuses the public only the guard strength, by its path, and gives the rest', async () => {
    const { status, data, errors } = await tellStory<Profile>(graph, 'organization-profile', {
      variables: { code: 'HD-0001' },
      as: 'organization-profile.public',
    });
    expect(status).toBe(200);
    expect(errors.map(({ path, extensions }) => [path, extensions?.['code']])).toEqual([
      [['organizationByCode', 'guardStrength'], 'FORBIDDEN'],
    ]);
    expect(data!.organizationByCode.guardStrength).toBeNull();
    expect(data!.organizationByCode.guardUnits).toHaveLength(1);
  });
});

describe('fifty organisations of one commune', () => {
  interface List {
    organizations: { nodes: { code: string; guardStrength: unknown }[] };
  }

  it('costs one fetch per subgraph and as many statements as a list of one', async () => {
    const query = { unit: commune, first: 50 };
    const fifty = await tellStory<List>(graph, 'commune-list', { variables: query, viewer: OFFICER });
    expect(fifty.errors).toEqual([]);
    expect(fifty.data!.organizations.nodes).toHaveLength(50);
    expect(fifty.fetches.toSorted()).toEqual(['campaigns', 'emulation', 'organizations', 'security-forces']);
    const one = await tellStory<List>(graph, 'commune-list', {
      variables: { ...query, first: 1 },
      viewer: OFFICER,
      as: 'commune-list.one',
    });
    expect(fifty.statements).toHaveLength(one.statements.length);
    expect(fifty.statements.length).toBeLessThanOrEqual(6);
  });
});

describe('guard strength', () => {
  it('finds foreign enterprises short of guards and without training, in the subgraph that owns the question', async () => {
    const noTrainingSince = '2026-06-01';
    const { data, errors, fetches, statements } = await tellStory<{
      guardStrengths: { totalCount: number; nodes: { shortage: number }[] };
    }>(graph, 'guard-shortages', { variables: { noTrainingSince }, viewer: OFFICER });
    expect(statements.length).toBeLessThanOrEqual(6);
    expect(errors).toEqual([]);
    expect(fetches[0]).toBe('security-forces');
    expect(once(fetches)).toBe(true);
    expect(data!.guardStrengths.nodes.every(({ shortage }) => shortage > 0)).toBe(true);
    expect(data!.guardStrengths.totalCount).toBe(
      await count(
        `(select o.id from organizations.organization o
          join security_forces.guard_unit g on g.organization_id = o.id and g.established_on <= '2026-11-20' and coalesce(g.dissolved_on > '2026-11-20', true)
          join lateral (select approved, present from security_forces.strength_snapshot s
            where s.unit_id = g.id and s.as_of <= '2026-11-20' order by s.as_of desc limit 1) s on true
          where o.ownership in ('FOREIGN_INVESTED_100', 'FOREIGN_JOINT_VENTURE')
            and not exists (select from security_forces.training_attendance a join security_forces.training_course c on c.id = a.course_id
              where a.organization_id = o.id and c.ends_on >= ? and c.state = 'COMPLETED')
          group by o.id having sum(s.approved) > sum(s.present)) as short`,
        [noTrainingSince],
      ),
    );
  });

  it('is shown to an organisation about itself and refused about another', async () => {
    const own = await graph.ask<{ organizationByCode: { id: string } }>(
      '{ organizationByCode(code: "HD-0001") { id } }',
    );
    const viewer = { role: 'ORGANIZATION', organization: own.data!.organizationByCode.id } as const;
    const { data, errors, statements } = await tellStory<Record<'own' | 'other', { guardStrength: unknown }>>(
      graph,
      'own-organization',
      {
        variables: { own: 'HD-0001', other: 'HD-0002' },
        viewer,
      },
    );
    expect(statements.length).toBeLessThanOrEqual(8);
    expect(data!.own.guardStrength).not.toBeNull();
    expect(errors.map(({ path, extensions }) => [path, extensions?.['code']])).toEqual([
      [['other', 'guardStrength'], 'FORBIDDEN'],
    ]);
  });
});

describe('places', () => {
  it('tells the ward that had a code from the ward that has it now', async () => {
    const { data, fetches, statements } = await tellStory<Record<'before' | 'after', { nameVi: string }>>(
      graph,
      'reused-code',
      {
        variables: { code: '10525' },
      },
    );
    expect(statements.length).toBeLessThanOrEqual(7);
    expect([data!.before.nameVi, data!.after.nameVi]).toEqual(['Phường Trần Hưng Đạo', 'Phường Hải Dương']);
    expect(fetches).toEqual(['organizations']);
  });

  it('finds Cẩm Giang and Cẩm Giàng without accents and keeps them apart', async () => {
    const { data, fetches, statements } = await tellStory<{
      today: { nodes: { code: string; nameVi: string }[] };
    }>(graph, 'accent-free-search', {
      variables: { search: 'cam giang' },
    });
    const hits = data!.today.nodes.map(({ code, nameVi }) => `${code} ${nameVi}`);
    expect(statements.length).toBeLessThanOrEqual(5);
    expect(hits).toEqual(expect.arrayContaining(['10888 Xã Cẩm Giang', '10903 Xã Cẩm Giàng']));
    expect(once(fetches)).toBe(true);
  });

  it('lists who waits for an address review', async () => {
    const { data, fetches, statements } = await tellStory<{ addressReviews: { totalCount: number } }>(
      graph,
      'address-reviews',
      { viewer: OFFICER },
    );
    expect(statements.length).toBeLessThanOrEqual(7);
    expect(fetches).toEqual(['organizations', 'security-forces']);
    expect(data!.addressReviews.totalCount).toBe(
      await count(
        `organizations.organization_placement p join organizations.administrative_unit u on u.id = p.unit_id
         where p.valid_to is null and u.valid_to <= '2026-11-20'`,
      ),
    );
  });

  it('sums a commune, its province, and a commune that is gone, each on the map of the event', async () => {
    const { data, fetches, statements } = await tellStory<{
      administrativeUnit: { activitySummary: { count: number }; organizations: { totalCount: number } };
    }>(graph, 'unit-dashboard', {
      variables: { unit: commune, former: formerCommune },
    });
    // The planner fetches each place of the document apart: the unit, its province, the unit that is gone.
    expect(statements.length).toBeLessThanOrEqual(8);
    expect(fetches.filter((name) => name === 'campaigns')).toHaveLength(3);
    expect(data!.administrativeUnit.organizations.totalCount).toBe(
      await count('organizations.organization_placement where unit_id = ? and valid_to is null', [commune]),
    );
    expect(data!.administrativeUnit.activitySummary.count).toBe(
      await count(
        `campaigns.campaign_activity a join campaigns.campaign c on c.id = a.campaign_id
         join organizations.organization_placement p on p.organization_id = c.host_id and p.unit_id = ?
           and p.valid_from <= a.held_on and coalesce(p.valid_to > a.held_on, true)
         where extract(year from a.held_on) = 2026 and not a.withdrawn
           and c.state in ('APPROVED', 'RUNNING', 'CLOSED', 'REPORTED', 'RECORDED')`,
        [commune],
      ),
    );
  });

  it('lists the enterprises of a zone by name', async () => {
    const { data, errors, fetches, statements } = await tellStory<{ organizations: { totalCount: number } }>(
      graph,
      'zone-enterprises',
      {
        variables: { zone },
        viewer: OFFICER,
      },
    );
    expect(statements.length).toBeLessThanOrEqual(6);
    expect(errors).toEqual([]);
    expect(fetches.toSorted()).toEqual(['organizations', 'security-forces']);
    expect(data!.organizations.totalCount).toBe(
      await count(
        `organizations.organization o join organizations.organization_placement p on p.organization_id = o.id
         where p.zone_id = ? and p.valid_to is null and o.kind = 'ENTERPRISE'`,
        [zone],
      ),
    );
  });
});

describe('campaigns, awards and models', () => {
  it('lists the festivals of a year with their hosts and activities', async () => {
    const { data, fetches, statements } = await tellStory<{ campaigns: { totalCount: number } }>(
      graph,
      'festival-campaigns',
    );
    expect(statements.length).toBeLessThanOrEqual(7);
    expect(fetches).toEqual(['campaigns', 'organizations']);
    expect(data!.campaigns.totalCount).toBe(
      await count(
        `campaigns.campaign where kind = 'FESTIVAL' and extract(year from starts_on) = 2026
         and state in ('APPROVED', 'RUNNING', 'CLOSED', 'REPORTED', 'RECORDED')`,
      ),
    );
  });

  it('lists the provincial awards of a year with their recipients, where they were at the time', async () => {
    const { data, fetches, statements } = await tellStory<{ awards: { totalCount: number } }>(
      graph,
      'awards-of-a-year',
      {
        variables: { year: 2024 },
      },
    );
    expect(statements.length).toBeLessThanOrEqual(5);
    expect(fetches).toEqual(['emulation', 'organizations']);
    expect(data!.awards.totalCount).toBe(
      await count(`emulation.award where year = 2024 and level = 'PROVINCE'`),
    );
  });

  it('counts models by name, point and team', async () => {
    const { data, fetches, statements } = await tellStory<{ movementModels: { totalCount: number } }>(
      graph,
      'models',
    );
    expect(statements.length).toBeLessThanOrEqual(7);
    expect(fetches[0]).toBe('emulation');
    expect(fetches.filter((name) => name === 'emulation')).toHaveLength(1);
    expect(data!.movementModels.totalCount).toBe(
      await count(`emulation.movement_model where state in ('RECOGNISED', 'REPLICATED')`),
    );
  });
});
