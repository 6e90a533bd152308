import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestGraph, type TestGraph } from '../../support/graph.js';
import { askQuestion, askRefused } from '../../support/question.js';
import { sourcePath } from '../../support/source-path.js';

let graph: TestGraph;
beforeAll(async () => void (graph = await openTestGraph()));
afterAll(() => graph.stop());

const readQuery = (name: string) =>
  readFile(sourcePath(`test/graph/questions/${name}.query.graphql`), 'utf8');

interface Page<Node> {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  nodes: Node[];
}

describe('Q2, one organisation as of a day', () => {
  interface Unit {
    nameVi: string;
    validTo: string | null;
  }
  interface Profile {
    placement: { unit: Unit & { successors: { to: Unit }[] } };
    today: { unit: Unit };
    focalPoint: { validFrom: string } | null;
    guardUnits: object[];
    activities: { totalCount: number; nodes: { heldOn: string }[] };
    activitySummary: { count: number; reached: number };
    awards: { nodes: { decidedOn: string }[] };
  }
  interface Answer {
    organizationByCode: Profile;
  }

  it('shows the unit of the day and what it became, and nothing that came later', async () => {
    const { data, errors, fetches, statements } = await askQuestion<Answer>(graph, 'q02-profile-as-of');
    expect(errors).toEqual([]);
    expect(fetches.toSorted()).toEqual(['campaigns', 'emulation', 'organizations', 'security-forces']);
    expect(statements.length).toBeLessThanOrEqual(21);
    const profile = data!.organizationByCode;
    expect(profile.placement.unit).toMatchObject({ nameVi: 'Phường Chí Minh', validTo: '2025-07-01' });
    expect(profile.placement.unit.successors.map(({ to }) => to.nameVi)).toContain(profile.today.unit.nameVi);
    expect(profile.today.unit).toMatchObject({ nameVi: 'Phường Chu Văn An', validTo: null });
    const [held] = await graph.rows<{ count: number; reached: number; year: number }>(
      `select count(*) filter (where held_on <= '2025-05-30')::int as count,
         sum(reached) filter (where held_on <= '2025-05-30')::int as reached, count(*)::int as year
       from campaigns.campaign_activity a join organizations.organization o on o.id = a.host_id and o.code = 'HD-0157'
       join campaigns.campaign c on c.id = a.campaign_id and c.state in ('RUNNING', 'CLOSED', 'REPORTED', 'RECORDED')
       where not a.withdrawn and extract(year from held_on) = 2025`,
    );
    expect(held!.count).toBeGreaterThan(0);
    expect(held!.count).toBeLessThan(held!.year);
    expect(profile.activities.totalCount).toBe(held!.count);
    expect(profile.activitySummary).toEqual({ count: held!.count, reached: held!.reached });
    expect(profile.focalPoint).not.toBeNull();
    expect(profile.guardUnits).toHaveLength(1);
  });

  it('shows an award until the day it was revoked', async () => {
    const decided = async (asOf: string) => {
      const query = `{ organizationByCode(code: "HD-0157") { awards(asOf: "${asOf}") { nodes { decidedOn } } } }`;
      const { data } = await graph.ask<Answer>(query);
      return data!.organizationByCode.awards.nodes.map(({ decidedOn }) => decidedOn);
    };
    const [revoked] = await graph.rows<{ decided: string; revoked: string }>(
      `select a.decided_on::text as decided, a.revoked_on::text as revoked from emulation.award a
       join organizations.organization o on o.id = a.organization_id and o.code = 'HD-0157' where a.revoked_on is not null`,
    );
    expect(await decided('2024-12-01')).toContain(revoked!.decided);
    expect(await decided(revoked!.revoked)).not.toContain(revoked!.decided);
    expect(await decided('2024-01-01')).not.toContain(revoked!.decided);
    expect((await decided('2024-01-01')).length).toBeGreaterThan(0);
  });

  it('refuses the contact and the guards to an officer of another commune', async () => {
    expect(await askRefused(graph, 'q02-profile-as-of')).toEqual([
      ['organizationByCode.focalPoint', 'FORBIDDEN'],
      ['organizationByCode.guardStrength', 'FORBIDDEN'],
    ]);
  });
});

describe('Q3, excellent years in a row and never nominated', () => {
  interface Found {
    lastYear: number;
    years: number;
    organization: { code: string; grades: { year: number; grade: string | null }[] };
  }
  interface Answer {
    unnominatedOrganizations: Page<Found>;
  }

  it('finds them over the border between grades and nominations, page after page', async () => {
    const answer = await askQuestion<Answer>(graph, 'q03-excellent-never-nominated');
    const { data, errors, fetches, statements } = answer;
    expect(errors).toEqual([]);
    expect(fetches).toEqual(['emulation', 'organizations']);
    expect(statements.length).toBeLessThanOrEqual(6);
    const counted = await graph.rows<{ code: string }>(
      `select distinct o.code from organizations.movement_classification a
       join organizations.movement_classification b on b.organization_id = a.organization_id and b.year = a.year + 1
       join organizations.organization o on o.id = a.organization_id and o.status = 'ACTIVE'
       where a.grade = 'EXCELLENT' and b.grade = 'EXCELLENT'
         and not exists (select from emulation.nomination n where n.organization_id = o.id and n.state <> 'DRAFT')
         and not exists (select from emulation.award w where w.organization_id = o.id) order by o.code`,
    );
    const first = data!.unnominatedOrganizations;
    expect(first.pageInfo.hasNextPage).toBe(true);
    expect(first.totalCount).toBe(counted.length);
    const rest = await graph.ask<Answer>(
      await readQuery('q03-excellent-never-nominated'),
      { first: 3, years: 2, after: first.pageInfo.endCursor },
      { role: 'ANALYST' },
    );
    const found = [...first.nodes, ...rest.data!.unnominatedOrganizations.nodes];
    expect(found.map(({ organization }) => organization.code).toSorted()).toEqual(
      counted.map(({ code }) => code),
    );
    for (const { organization, lastYear, years } of found) {
      const excellent = organization.grades
        .filter(({ grade }) => grade === 'EXCELLENT')
        .map(({ year }) => year);
      for (let year = lastYear; year > lastYear - years; year--) expect(excellent).toContain(year);
    }
  });

  it('refuses a partner', async () => {
    expect(await askRefused(graph, 'q03-excellent-never-nominated')).toEqual([
      ['unnominatedOrganizations', 'FORBIDDEN'],
    ]);
  });
});

describe('Q5, models and exemplars for the ministry', () => {
  interface Report {
    unit: { code: string };
    models: { name: string; points: number; teams: number }[];
    exemplars: { organization: { code: string }; publications: { totalCount: number } }[];
  }
  interface Answer {
    communeReports: Page<Report>;
  }
  const HAI_PHONG = '0c667e80-94bc-5083-a30c-a3cbf6544b5a';

  it('counts points and teams of each model once in each commune, and exemplars of the year', async () => {
    const answer = await askQuestion<Answer>(graph, 'q05-models-for-the-ministry');
    const { data, errors, fetches, statements } = answer;
    expect(errors).toEqual([]);
    expect(fetches.toSorted()).toEqual(['campaigns', 'emulation', 'organizations', 'organizations']);
    expect(statements.length).toBeLessThanOrEqual(7);
    const { nodes, totalCount } = data!.communeReports;
    expect(nodes).toHaveLength(totalCount);
    const open = (table: string) =>
      `${table}.since <= '2026-11-14' and coalesce(${table}.until > '2026-11-14', true)`;
    const counted = await graph.rows<{ code: string; name: string; points: number; teams: number }>(
      `select u.code, m.name, count(distinct p.id)::int as points, count(t.id)::int as teams
       from emulation.model_point p join emulation.movement_model m on m.id = p.model_id
       join organizations.organization_placement w on w.organization_id = p.organization_id and w.valid_to is null
       join organizations.administrative_unit u on u.id = w.unit_id
       left join emulation.model_team t on t.point_id = p.id and ${open('t')}
       where ${open('p')} and u.valid_to is null group by u.id, m.id order by u.code, m.name`,
    );
    expect(counted.length).toBeGreaterThan(10);
    const told = nodes.flatMap(({ unit, models }) => models.map((model) => ({ code: unit.code, ...model })));
    expect(told).toHaveLength(counted.length);
    expect(told).toEqual(expect.arrayContaining(counted));
    const [publicised] = await graph.rows<{ n: number }>(
      `select count(*)::int as n from emulation.exemplar_step where event = 'PUBLICISE'
         and taken_on between '2026-01-01' and '2026-11-14'`,
    );
    expect(publicised!.n).toBeGreaterThan(0);
    const exemplars = nodes.flatMap((report) => report.exemplars);
    expect(exemplars).toHaveLength(publicised!.n);
    expect(exemplars.every(({ publications }) => publications.totalCount > 0)).toBe(true);
  });

  it('refuses another partner', async () => {
    expect(await askRefused(graph, 'q05-models-for-the-ministry')).toEqual([['communeReports', 'FORBIDDEN']]);
  });

  it('gives the ministry neither what is restricted nor anything outside its area', async () => {
    const query = await readQuery('q05-models-for-the-ministry');
    const nowhere = await graph.ask<Answer>(query, { first: 5 }, { role: 'PARTNER', partner: 'MINISTRY' });
    expect([nowhere.errors, nowhere.data!.communeReports.totalCount]).toEqual([[], 0]);
    const person = '{ organizationByCode(code: "HD-0001") { focalPoint { fullName } } }';
    for (const one of [person, '{ individualAwards(year: 2024) { totalCount } }']) {
      const viewer = { role: 'PARTNER', partner: 'MINISTRY', area: HAI_PHONG } as const;
      const { errors } = await graph.ask(one, {}, viewer);
      expect(errors.map(({ extensions }) => extensions?.['code'])).toEqual(['FORBIDDEN']);
    }
  });
});

describe('Q11, a nomination held against every rule', () => {
  interface Finding {
    rule: string;
    outcome: string;
    reason: string;
    instrument: string | null;
  }
  interface Answer {
    nomination: { eligibility: Finding[]; organization: { recognitions: { year: number }[] } };
  }

  it('explains each rule with its figures', async () => {
    const { data, errors, fetches, statements } = await askQuestion<Answer>(graph, 'q11-nomination-check');
    expect(errors).toEqual([]);
    expect(fetches).toEqual(['emulation', 'organizations']);
    expect(statements.length).toBeLessThanOrEqual(11);
    const { eligibility } = data!.nomination;
    expect(new Set(eligibility.map(({ rule }) => rule))).toEqual(
      new Set([
        'REGISTRATION',
        'CONSECUTIVE_YEARS',
        'ONCE_ONLY',
        'SAME_ACHIEVEMENT',
        'RECOGNITION',
        'COUNCIL_RATIO',
      ]),
    );
    const outcomeOf = (wanted: string) => eligibility.filter(({ rule }) => rule === wanted);
    expect(outcomeOf('CONSECUTIVE_YEARS').every(({ instrument }) => instrument !== null)).toBe(true);
    const [won] = await graph.rows<{ titles: number; recognised: number }>(
      `select count(*) filter (where a.title = 'EXCELLENT_LABOUR_COLLECTIVE' and a.revoked_on is null)::int as titles,
         (select count(*)::int from organizations.recognition_decision d
          join organizations.safety_assessment s on s.id = d.assessment_id and s.year = 2026
          where s.organization_id = o.id and d.outcome = 'RECOGNISED' and d.revoked_on is null) as recognised
       from emulation.award a join organizations.organization o on o.id = a.organization_id and o.code = 'HD-0001' group by o.id`,
    );
    expect(won).toEqual({ titles: 0, recognised: 0 });
    expect(outcomeOf('CONSECUTIVE_YEARS').map(({ outcome }) => outcome)).toEqual(['NOT_MET']);
    expect(outcomeOf('RECOGNITION').map(({ outcome }) => outcome)).toEqual(['OPEN']);
    expect(data!.nomination.organization.recognitions.length).toBeGreaterThan(0);
  });

  it('says of the recognition of the year what organizations decided, of every yearly nomination', async () => {
    const { data } = await graph.ask<{
      nominations: Page<{ id: string; eligibility: Finding[]; round: { type: string } }>;
    }>(
      `{ nominations(first: 100, where: { year: { eq: 2025 } }) { nodes { id round { type } eligibility { rule outcome } } } }`,
      {},
      { role: 'EMULATION_OFFICE' },
    );
    const met = data!.nominations.nodes.filter(({ eligibility }) =>
      eligibility.some(({ rule, outcome }) => rule === 'RECOGNITION' && outcome === 'MET'),
    );
    const recognised = await graph.rows<{ id: string }>(
      `select n.id from emulation.nomination n join emulation.emulation_round r on r.id = n.round_id and r.type = 'ANNUAL'
       where n.year = 2025 and exists (select from organizations.recognition_decision d
         join organizations.safety_assessment s on s.id = d.assessment_id and s.year = n.year
         where s.organization_id = n.organization_id and d.outcome = 'RECOGNISED' and d.revoked_on is null)`,
    );
    expect(recognised.length).toBeGreaterThan(0);
    expect(met.map(({ id }) => id).toSorted()).toEqual(recognised.map(({ id }) => id).toSorted());
  });

  it('refuses an analyst, and shows nothing to another organisation', async () => {
    expect(await askRefused(graph, 'q11-nomination-check')).toEqual([['nomination', 'FORBIDDEN']]);
    const [other] = await graph.rows<{ id: string }>(
      `select id from organizations.organization where code = 'HD-0002'`,
    );
    const { data, errors } = await graph.ask<Answer>(
      await readQuery('q11-nomination-check'),
      { id: 'ea31ca8e-b486-5c05-9e92-06cf57708dca', year: 2025 },
      { role: 'ORGANIZATION', organization: other!.id },
    );
    expect([errors, data]).toEqual([[], { nomination: null }]);
  });
});

describe('Q13, what an outlet may still publish', () => {
  interface Subject {
    type: string;
    organization: { code: string } | null;
    commune: { nameVi: string } | null;
    model: { name: string } | null;
    exemplar: { achievement: string } | null;
  }
  interface Answer {
    publishableSubjects: Page<Subject>;
  }
  const OUTLET = '276eb5af-19fb-5dbc-8633-9b1a1c9422c8';

  it('lists recognised models and exemplars it has not published, with organisation and commune', async () => {
    const { data, errors, fetches, statements } = await askQuestion<Answer>(
      graph,
      'q13-unpublished-examples',
    );
    expect(errors).toEqual([]);
    expect(fetches[0]).toBe('campaigns');
    expect(new Set(fetches)).toEqual(new Set(['campaigns', 'emulation', 'organizations']));
    expect(statements.length).toBeLessThanOrEqual(8);
    const counted = await graph.rows<{ type: string; n: number; all: number }>(
      `select x.type, count(*) filter (where not exists (select from campaigns.media_publication b
           where b.subject_id = x.id and b.outlet_id = '${OUTLET}' and not b.withdrawn))::int as n, count(*)::int as all
       from (select id, 'MODEL' as type from emulation.movement_model where state in ('RECOGNISED', 'REPLICATED')
         union all select id, 'EXEMPLAR' from emulation.exemplar where state in ('RECOGNISED', 'PUBLICISED')) as x
       group by x.type`,
    );
    const { totalCount, nodes } = data!.publishableSubjects;
    expect(totalCount).toBe(counted.reduce((sum, { n }) => sum + n, 0));
    expect(totalCount).toBeLessThan(counted.reduce((sum, { all }) => sum + all, 0));
    expect(nodes.length).toBeGreaterThan(0);
    for (const { type, organization, commune, model, exemplar } of nodes) {
      expect([organization !== null, commune !== null]).toEqual([true, true]);
      expect([model !== null, exemplar !== null]).toEqual([type === 'MODEL', type === 'EXEMPLAR']);
    }
  });

  it('refuses another partner', async () => {
    expect(await askRefused(graph, 'q13-unpublished-examples')).toEqual([
      ['publishableSubjects', 'FORBIDDEN'],
    ]);
  });
});

describe('Q22, how long awards took, and who received them', () => {
  interface Timing {
    level: string;
    kind: { code: string };
    awards: number;
    submittedToDecided: number | null;
    decidedToPress: number | null;
  }
  interface Share {
    level: string;
    collectives: number;
    individuals: number | null;
    workers: number | null;
    leaders: number | null;
  }
  interface Answer {
    awardTimings: Timing[];
    awardShares: Share[];
  }
  const medianOf = (days: readonly number[]): number => {
    const sorted = days.toSorted((a, b) => a - b);
    return (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2;
  };

  it('gives medians up to the press of five awards and more, and withholds the others', async () => {
    const { data, errors, fetches, statements } = await askQuestion<Answer>(graph, 'q22-award-timings');
    expect(errors).toEqual([]);
    expect(fetches).toEqual(['emulation']);
    expect(statements.length).toBeLessThanOrEqual(3);
    const days = await graph.rows<{ level: string; code: string; submitted: number; press: number | null }>(
      `select a.level, n.kind_code as code, a.decided_on - (select min(s.taken_on) from emulation.nomination_step s
           where s.nomination_id = n.id and s.event = 'SUBMIT') as submitted,
         (select min(b.published_on) from campaigns.media_publication b where b.organization_id = a.organization_id
           and not b.withdrawn and b.published_on >= a.decided_on and b.published_on < coalesce((select min(l.decided_on)
             from emulation.award l where l.organization_id = a.organization_id and l.decided_on > a.decided_on), 'infinity'))
         - a.decided_on as press
       from emulation.nomination n join emulation.award a on a.id = n.award_id and a.revoked_on is null where n.year = 2024`,
    );
    const groups = Object.groupBy(days, ({ level, code }) => `${level} ${code}`);
    expect(data!.awardTimings.map(({ level, kind }) => `${level} ${kind.code}`).toSorted()).toEqual(
      Object.keys(groups).toSorted(),
    );
    let shown = 0;
    for (const { level, kind, ...timing } of data!.awardTimings) {
      const rows = groups[`${level} ${kind.code}`]!;
      expect(timing.awards).toBe(rows.length);
      const press = rows.flatMap((row) => (row.press === null ? [] : [row.press]));
      for (const [told, known] of [
        [timing.submittedToDecided, rows.map((row) => row.submitted)],
        [timing.decidedToPress, press],
      ] as const) {
        if (known.length < 5) expect(told).toBeNull();
        else expect(Math.abs(told! - medianOf(known))).toBeLessThanOrEqual(0.5);
      }
      if (timing.decidedToPress !== null) shown += 1;
    }
    expect([shown > 0, shown < data!.awardTimings.length]).toEqual([true, true]);
  });

  it('shows no cell of one to four persons, and no split from which one could be computed', async () => {
    const { data } = await askQuestion<Answer>(graph, 'q22-award-timings');
    const persons = await graph.rows<{ level: string; workers: number; leaders: number }>(
      `select level, count(*) filter (where standing = 'WORKER')::int as workers,
         count(*) filter (where standing = 'LEADER')::int as leaders
       from emulation.individual_award where year = 2024 group by level`,
    );
    expect(persons.some(({ leaders }) => leaders > 0 && leaders < 5)).toBe(true);
    for (const { level, workers, leaders } of persons) {
      const share = data!.awardShares.find((one) => one.level === level)!;
      const isSplitSmall = [workers, leaders].some((count) => count > 0 && count < 5);
      expect([share.workers, share.leaders]).toEqual(isSplitSmall ? [null, null] : [workers, leaders]);
      expect(share.individuals).toBe(workers + leaders < 5 ? null : workers + leaders);
    }
  });

  it('refuses a partner', async () => {
    expect(await askRefused(graph, 'q22-award-timings')).toEqual([['awardTimings', 'FORBIDDEN']]);
  });
});
