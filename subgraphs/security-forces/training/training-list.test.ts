import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { ViewerClaims } from '../../../test/support/graph.js';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

const TRAINER: ViewerClaims = { role: 'TRAINER' };

let subgraph: TestSubgraph;
/** Organisations with guards, open since before 2020 and sent to no guard course this year. */
let hosts: { id: string; area: string }[];

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  const { rows } = await sql<{ id: string; area: string }>`
    select o.id, o.reach_ids[1] as area from security_forces.organization_reference o
    where o.established_on < '2020-01-01' and o.closed_on is null
      and exists (select from security_forces.guard_unit u where u.organization_id = o.id and u.dissolved_on is null)
      and not exists (select from security_forces.training_attendance a join security_forces.training_course c on c.id = a.course_id
        where a.organization_id = o.id and c.audience = 'GUARD' and c.starts_on >= '2026-01-01')
    order by o.id`.execute(subgraph.orm.em.fork().getKysely());
  hosts = rows;
});

afterAll(() => subgraph.stop());

interface Failed {
  errors: readonly { extensions: { code?: unknown; path?: unknown } }[];
}
const codeOf = ({ errors }: Failed) => [errors[0]?.extensions.code, errors[0]?.extensions.path];

describe('lists', () => {
  const COURSES = `query ($where: TrainingCourseWhere) {
    trainingCourses(where: $where, first: 50) { totalCount nodes { id audience state startsOn availableTransitions places { free } steps { event } attendance(first: 100) { totalCount nodes { organization { id } attended } } } }
  }`;
  interface Courses {
    trainingCourses: {
      totalCount: number;
      nodes: {
        id: string;
        audience: string;
        startsOn: string;
        attendance: { totalCount: number; nodes: { organization: { id: string } }[] };
      }[];
    };
  }

  it('of courses are filtered, and take as many statements for fifty as for one', async () => {
    const where = {
      audience: { eq: 'GUARD' },
      state: { in: ['CERTIFIED'] },
      startsFrom: '2024-01-01',
      startsUntil: '2024-12-31',
    };
    const { data, errors, statements } = await subgraph.ask<Courses>(COURSES, { where }, TRAINER);
    expect(errors).toEqual([]);
    expect(data!.trainingCourses.nodes.length).toBeGreaterThan(0);
    expect(
      data!.trainingCourses.nodes.every(
        ({ audience, startsOn }) => audience === 'GUARD' && startsOn.startsWith('2024'),
      ),
    ).toBe(true);
    expect(statements).toHaveLength(5);
    expect((await subgraph.ask(COURSES, {}, TRAINER)).statements).toHaveLength(5);
  });

  it('of attendance show an organisation its own counts only', async () => {
    const attended = (await subgraph.ask<Courses>(COURSES, {}, TRAINER)).data!.trainingCourses.nodes;
    const organization = attended.find(({ attendance }) => attendance.totalCount > 3)!.attendance.nodes[0]!
      .organization.id;
    const own = await subgraph.ask<Courses>(COURSES, {}, { role: 'ORGANIZATION', organization });
    const seen = own.data!.trainingCourses.nodes.flatMap(({ attendance }) => attendance.nodes);
    expect(seen.length).toBeGreaterThan(0);
    expect(new Set(seen.map((row) => row.organization.id))).toEqual(new Set([organization]));
    expect(codeOf(await subgraph.ask(COURSES, {}))[0]).toBe('FORBIDDEN');
  });

  const TRAININGS = `query ($ids: [_Any!]!, $audience: TrainingAudience) {
    _entities(representations: $ids) { ... on Organization { trainings(first: 5, audience: $audience) { totalCount nodes { attended course { audience startsOn } } } } }
  }`;
  interface Trainings {
    _entities: {
      trainings: { totalCount: number; nodes: { course: { audience: string; startsOn: string } }[] } | null;
    }[];
  }
  const trainingsOf = (ids: readonly string[], viewer: ViewerClaims, audience?: string) =>
    subgraph.ask<Trainings>(
      TRAININGS,
      { ids: ids.map((id) => ({ __typename: 'Organization', id })), audience },
      viewer,
    );

  it('of the trainings of fifty organisations take two statements, latest first', async () => {
    const ids = hosts.slice(0, 50).map(({ id }) => id);
    const { data, errors, statements } = await trainingsOf(ids, TRAINER, 'GUARD');
    expect(errors).toEqual([]);
    const lists = data!._entities.map(({ trainings }) =>
      trainings!.nodes.map(({ course }) => course.startsOn),
    );
    expect(lists.some((days) => days.length > 1)).toBe(true);
    for (const days of lists) expect(days).toEqual([...days].sort().reverse());
    expect(statements).toHaveLength(2);
  });

  it('of trainings are for the organisation itself, the officers of its area and trainers', async () => {
    const [{ id, area }, foreign] = [hosts[0]!, hosts[1]!];
    const viewers: [ViewerClaims, boolean][] = [
      [{ role: 'ORGANIZATION', organization: id }, true],
      [{ role: 'COMMUNE_OFFICER', area }, true],
      [{ role: 'ORGANIZATION', organization: foreign.id }, false],
      [{ role: 'PUBLIC' }, false],
      [{ role: 'PARTNER' }, false],
    ];
    for (const [viewer, isAllowed] of viewers) {
      const { errors } = await trainingsOf([id], viewer);
      expect([viewer, errors.map(({ extensions }) => extensions['code'])]).toEqual([
        viewer,
        isAllowed ? [] : ['FORBIDDEN'],
      ]);
    }
  });
});
