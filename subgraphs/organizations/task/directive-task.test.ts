import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

let subgraph: TestSubgraph;
let ward: string;
let directive: string;

const OFFICER = { role: 'PROVINCE_OFFICER' } as const;
const PUBLIC = { role: 'PUBLIC' } as const;
type Asking = Parameters<TestSubgraph['ask']>[2];

async function rowOf<Row>(sql: string, parameters: unknown[] = []): Promise<Row> {
  const [row] = await subgraph.orm.em.fork().execute<Row[]>(sql, parameters);
  return row!;
}
const bodyNamed = async (name: string): Promise<string> =>
  (await rowOf<{ id: string }>('select id from organizations.authority_body where name_vi = ?', [name])).id;
const clauseOf = async (code: string): Promise<string> =>
  (await rowOf<{ id: string }>('select id from organizations.document_clause where code = ?', [code])).id;

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  const { data } = await subgraph.ask<Record<'administrativeUnit' | 'directive', { id: string }>>(
    '{ administrativeUnit(code: "10525") { id } directive { id } }',
  );
  ward = data!.administrativeUnit.id;
  directive = data!.directive.id;
});
afterAll(() => subgraph.stop());

interface Task {
  id: string;
  version: number;
  state: string;
  dueOn: string;
  body: { nameVi: string };
  handedOverTo: Task | null;
}

const FIELDS = 'id version state year dueOn firstDueOn isOverdue availableTransitions body { nameVi }';

const list = async (where: object, viewer: Asking = OFFICER, first = 100) => {
  const answer = await subgraph.ask<{ directiveTasks: { totalCount: number; nodes: Task[] } }>(
    `query ($where: DirectiveTaskWhere, $first: Int!) { directiveTasks(where: $where, first: $first) { totalCount nodes {
      ${FIELDS} clause { code } reminders { channel } steps { event } handedOverFrom { body { nameVi } } handedOverTo { body { nameVi } } } } }`,
    { where, first },
    viewer,
  );
  return { ...answer, ...answer.data?.directiveTasks };
};

const step = (name: string, input: object, viewer: Asking = OFFICER) => {
  const type: Record<string, string> = {
    extendTask: 'ExtendTaskInput',
    handOverTask: 'TaskDecisionInput',
    cancelTask: 'TaskDecisionInput',
  };
  return subgraph.ask<Record<string, Task>>(
    `mutation ($input: ${type[name] ?? 'TaskStepInput'}!) { ${name}(input: $input) {
      ${FIELDS} steps { event state document dueOn } handedOverTo { ${FIELDS} } } }`,
    { input },
    viewer,
  );
};

const assign = (changes: object = {}, viewer: Asking = OFFICER) =>
  subgraph.ask<{ assignTask: Task }>(
    `mutation ($input: AssignTaskInput!) { assignTask(input: $input) { ${FIELDS} } }`,
    { input: { document: '45/KH-UBND', year: 2027, ...changes } },
    viewer,
  );

const codeOf = ({ errors }: { errors: readonly { extensions: Record<string, unknown> }[] }) => [
  errors[0]?.extensions['code'],
  errors[0]?.extensions['path'],
];

describe('the tasks of the demonstration register', () => {
  it('are listed by what is overdue and reminded in vain, in a number of statements that does not grow', async () => {
    const { n } = await rowOf<{ n: number }>(
      `select count(*)::int as n from organizations.directive_task t where t.due_on < '2026-11-20'
       and t.state not in ('DONE', 'REPORTED_DONE', 'CANCELLED', 'HANDED_OVER')
       and (select count(*) from organizations.reminder r where r.task_id = t.id) >= 2`,
    );
    expect(n).toBeGreaterThan(3);
    const silent = await list({ overdue: { eq: true }, remindersAtLeast: 2 });
    expect(silent.totalCount).toBe(n);
    const one = await list({ overdue: { eq: true }, remindersAtLeast: 2 }, OFFICER, 1);
    expect(silent.statements.length).toBeLessThanOrEqual(one.statements.length + 1);
  });

  it('went from abolished districts to who followed them', async () => {
    const body = { eq: await bodyNamed('UBND thành phố Hải Dương') };
    const { nodes } = await list({ body, state: { eq: 'HANDED_OVER' } });
    expect(nodes!.length).toBeGreaterThan(0);
    expect(nodes!.every(({ handedOverTo }) => handedOverTo!.body.nameVi === 'UBND phường Hải Dương')).toBe(
      true,
    );
    const taken = await list({ handedOver: { eq: true } }, { role: 'COMMUNE_OFFICER', area: ward });
    expect(taken.totalCount).toBe(nodes!.length);
  });

  it('are for officers in their reach and analysts; the public reads totals', async () => {
    const all = (await list({})).totalCount!;
    expect((await list({}, { role: 'ANALYST' })).totalCount).toBe(all);
    const own = await list({}, { role: 'COMMUNE_OFFICER', area: ward });
    expect(own.totalCount).toBeGreaterThan(0);
    expect(own.totalCount).toBeLessThan(all / 5);
    expect(new Set(own.nodes!.map(({ body }) => body.nameVi))).toEqual(
      new Set(['UBND thành phố Hải Dương', 'UBND phường Hải Dương']),
    );
    expect(codeOf(await list({}, PUBLIC))).toEqual(['FORBIDDEN', undefined]);
    expect((await list({}, { role: 'COMMUNE_OFFICER' })).totalCount).toBe(0);
  });
});

describe('a clause on the board', () => {
  const CLAUSES = `query ($ids: [_Any!]!, $first: Int!) { _entities(representations: $ids) { ... on DocumentClause {
    code taskSummary(year: 2024) { total } tasks(year: 2024, first: $first) { totalCount pageInfo { hasNextPage } nodes { year dueOn } } } } }`;
  interface Clause {
    code: string;
    taskSummary: { total: number };
    tasks: { totalCount: number; pageInfo: { hasNextPage: boolean }; nodes: object[] };
  }
  const ask = async (codes: string[], first: number) => {
    const ids = await Promise.all(
      codes.map(async (code) => ({ __typename: 'DocumentClause', id: await clauseOf(code) })),
    );
    const answer = await subgraph.ask<{ _entities: Clause[] }>(CLAUSES, { ids, first }, OFFICER);
    expect(answer.errors).toEqual([]);
    return { clauses: answer.data!._entities, statements: answer.statements };
  };

  it('is reached by its id from other subgraphs and pages its tasks, however many clauses, in one statement', async () => {
    const { clauses, statements } = await ask(['2', '2e', '6d'], 2);
    const [heading, festival, report] = clauses;
    expect(festival).toMatchObject({ code: '2e', tasks: { totalCount: festival!.taskSummary.total } });
    expect(festival!.tasks.nodes).toEqual([
      { year: 2024, dueOn: expect.any(String) },
      { year: 2024, dueOn: expect.any(String) },
    ]);
    expect(festival!.tasks.pageInfo.hasNextPage).toBe(true);
    expect(heading!.tasks.totalCount).toBe(0);
    expect(heading!.taskSummary.total).toBeGreaterThan(festival!.taskSummary.total);
    expect(report!.tasks.nodes).toHaveLength(1);
    expect(statements).toHaveLength((await ask(['2e'], 1)).statements.length);
  });
});

describe('generating the tasks of a year', () => {
  const generate = (changes: object = {}, viewer: Asking = OFFICER) =>
    subgraph.ask<{ generateTasks: { created: number; bearers: number } }>(
      'mutation ($input: GenerateTasksInput!) { generateTasks(input: $input) { created bearers } }',
      { input: { documentId: directive, year: 2027, ...changes } },
      viewer,
    );

  it('creates them once, for bodies that exist, also when two ask at once', async () => {
    const both = await Promise.all([generate(), generate()]);
    const created = both.map(({ data }) => data!.generateTasks.created);
    const { n } = await rowOf<{ n: number }>(
      `select count(*)::int as n from organizations.document_clause c join organizations.authority_body b
       on b.kind = any(c.bearer_kinds) and b.valid_to is null
       where c.recurrence in ('ANNUAL', 'STANDING') and b.level <> 'CENTRAL' and (b.level = 'PROVINCE' and b.kind <> 'PC'
         or b.id in (select successor_id from organizations.authority_body where level = 'DISTRICT' and kind = 'PC'))`,
    );
    expect(created[0]! + created[1]!).toBe(n);
    expect((await generate()).data!.generateTasks).toEqual({ created: 0, bearers: 21 });
    const { nodes, totalCount } = await list({ year: { eq: 2027 } });
    expect(totalCount).toBe(n);
    expect(nodes![0]).toMatchObject({ state: 'ASSIGNED', steps: [{ event: null }] });
  });

  it.each<[string, object, Asking, unknown[]]>([
    ['a year gone', { year: 2025 }, OFFICER, ['BAD_USER_INPUT', 'input.year']],
    [
      'an unknown document',
      { documentId: '00000000-0000-4000-8000-000000000000' },
      OFFICER,
      ['NOT_FOUND', 'input.documentId'],
    ],
    ['an officer of a commune', {}, { role: 'COMMUNE_OFFICER' }, ['FORBIDDEN', undefined]],
    [
      'another area',
      {},
      { role: 'PROVINCE_OFFICER', area: '00000000-0000-4000-8000-000000000000' },
      ['FORBIDDEN', undefined],
    ],
  ])('is refused for %s', async (_, changes, viewer, expected) => {
    expect(codeOf(await generate(changes, viewer))).toEqual(expected);
  });
});

describe('a task of its own', () => {
  it('lives from assignment to confirmation, its history kept', async () => {
    const [clauseId, bodyId] = [await clauseOf('5b'), await bodyNamed('UBND phường Hải Dương')];
    const assigned = await assign({ clauseId, bodyId });
    expect(assigned.errors).toEqual([]);
    const { id } = assigned.data!.assignTask;
    expect(assigned.data!.assignTask).toMatchObject({ state: 'ASSIGNED', dueOn: '2027-12-14', version: 1 });
    expect(codeOf(await assign({ clauseId, bodyId }))).toEqual(['CONFLICT', 'input.bodyId']);

    const officer = { role: 'COMMUNE_OFFICER', area: ward } as const;
    expect(
      codeOf(await step('acknowledgeTask', { id, version: 1 }, { ...officer, area: directive })),
    ).toEqual(['FORBIDDEN', undefined]);
    expect((await step('acknowledgeTask', { id, version: 1 }, officer)).errors).toEqual([]);
    expect(codeOf(await step('startTask', { id, version: 1 }, officer))).toEqual([
      'CONFLICT',
      'input.version',
    ]);
    expect(codeOf(await step('confirmTask', { id, version: 2 }))).toEqual(['STATE_NOT_ALLOWED', undefined]);
    const extension = { id, version: 2, dueOn: '2027-12-31', document: '46/QĐ-UBND' };
    expect(codeOf(await step('extendTask', { ...extension, dueOn: '2027-12-14' }))).toEqual([
      'BAD_USER_INPUT',
      'input.dueOn',
    ]);
    expect(codeOf(await step('extendTask', { ...extension, document: '' }))).toEqual([
      'BAD_USER_INPUT',
      'input.document',
    ]);
    expect(codeOf(await step('extendTask', extension, officer))).toEqual(['FORBIDDEN', undefined]);
    const extended = await step('extendTask', extension);
    expect(extended.data!['extendTask']).toMatchObject({
      state: 'EXTENDED',
      dueOn: '2027-12-31',
      firstDueOn: '2027-12-14',
    });
    await step('reportTaskDone', { id, version: 3 }, officer);
    await step('returnTask', { id, version: 4, comment: 'Thiếu số liệu' });
    await step('reportTaskDone', { id, version: 5 }, officer);
    const done = await step('confirmTask', { id, version: 6 });
    expect(done.data!['confirmTask']).toMatchObject({
      ...{ state: 'DONE', version: 7, availableTransitions: [] },
      steps: [
        { event: null, state: 'ASSIGNED', document: '45/KH-UBND', dueOn: '2027-12-14' },
        { event: 'ACKNOWLEDGE' },
        { event: 'EXTEND', document: '46/QĐ-UBND', dueOn: '2027-12-31' },
        { event: 'REPORT_DONE' },
        { event: 'RETURN' },
        { event: 'REPORT_DONE' },
        { event: 'CONFIRM', state: 'DONE' },
      ],
    });
  });

  it('is refused for an abolished body (R19), a heading, a year gone, another area, an unknown body', async () => {
    const [clauseId, bodyId] = [await clauseOf('2e'), await bodyNamed('UBND huyện Nam Sách')];
    const { errors } = await assign({ clauseId, bodyId });
    expect(errors[0]!.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: 'input.bodyId',
      rule: 'R19',
    });
    const next = { clauseId, bodyId: await bodyNamed('UBND xã Nam Sách') };
    expect(codeOf(await assign({ ...next, clauseId: await clauseOf('2') }))).toEqual([
      'BAD_USER_INPUT',
      'input.clauseId',
    ]);
    expect(codeOf(await assign({ ...next, year: 2025 }))).toEqual(['BAD_USER_INPUT', 'input.year']);
    expect(codeOf(await assign({ ...next, dueOn: '2026-01-01' }))).toEqual(['BAD_USER_INPUT', 'input.dueOn']);
    expect(codeOf(await assign({ ...next, bodyId: directive }))).toEqual(['NOT_FOUND', 'input.bodyId']);
    expect(codeOf(await assign(next, { role: 'PROVINCE_OFFICER', area: ward }))).toEqual([
      'FORBIDDEN',
      undefined,
    ]);
  });
});

describe('when a body is abolished', () => {
  it('its open tasks go to its successor, one by one or all at once, and start anew there', async () => {
    const unitId = (
      await rowOf<{ id: string }>(
        `select unit_id as id from organizations.authority_body where name_vi = 'UBND thành phố Hải Phòng'`,
      )
    ).id;
    const create = async (nameVi: string) => {
      const { data } = await subgraph.ask<{ registerAuthorityBody: { id: string } }>(
        'mutation ($input: RegisterAuthorityBodyInput!) { registerAuthorityBody(input: $input) { id } }',
        { input: { kind: 'DEPARTMENT', level: 'PROVINCE', unitId, nameVi, validFrom: '2026-01-01' } },
        OFFICER,
      );
      return data!.registerAuthorityBody.id;
    };
    const [old, successorId] = [await create('Sở Giải Thể'), await create('Sở Kế Thừa')];
    const tasks = [];
    for (const code of ['1a', '1b', '2a']) {
      const { data } = await assign({ clauseId: await clauseOf(code), bodyId: old });
      tasks.push(data!.assignTask);
    }
    const decision = { id: tasks[0]!.id, version: 1, document: '50/QĐ-UBND' };
    expect(codeOf(await step('handOverTask', decision))).toEqual(['STATE_NOT_ALLOWED', undefined]);
    await step('cancelTask', { ...decision, id: tasks[2]!.id });
    await subgraph.ask(
      'mutation ($input: AbolishAuthorityBodyInput!) { abolishAuthorityBody(input: $input) { id } }',
      { input: { id: old, version: 1, validTo: '2026-11-20', successorId, document: '49/QĐ-UBND' } },
      OFFICER,
    );
    expect(codeOf(await step('acknowledgeTask', { id: tasks[0]!.id, version: 1 }))).toEqual([
      'STATE_NOT_ALLOWED',
      undefined,
    ]);
    const one = await step('handOverTask', decision);
    expect(one.errors).toEqual([]);
    expect(one.data!['handOverTask']).toMatchObject({
      ...{ state: 'HANDED_OVER', version: 2 },
      handedOverTo: { state: 'ASSIGNED', dueOn: tasks[0]!.dueOn, body: { nameVi: 'Sở Kế Thừa' } },
    });
    const rest = () =>
      subgraph.ask<{ handOverTasks: number }>(
        'mutation ($input: HandOverTasksInput!) { handOverTasks(input: $input) }',
        { input: { bodyId: old, document: '50/QĐ-UBND' } },
        OFFICER,
      );
    expect((await rest()).data!.handOverTasks).toBe(1);
    expect((await rest()).data!.handOverTasks).toBe(0);
    const { nodes } = await list({ body: { eq: successorId } });
    expect(nodes).toHaveLength(2);
  });
});

describe('a reminder', () => {
  const remind = (input: object, viewer: Asking = OFFICER) =>
    subgraph.ask<{ remindOfTask: object }>(
      'mutation ($input: RemindInput!) { remindOfTask(input: $input) { remindedOn channel document } }',
      { input },
      viewer,
    );

  it('is sent for what is not reported, by letter with its number', async () => {
    const { nodes } = await list({ overdue: { eq: true } });
    const letter = { taskId: nodes![0]!.id, channel: 'OFFICIAL_LETTER', document: '700/CAT-PV05' };
    expect((await remind(letter)).data!.remindOfTask).toEqual({
      ...{ remindedOn: '2026-11-20', channel: 'OFFICIAL_LETTER', document: '700/CAT-PV05' },
    });
    expect(codeOf(await remind({ ...letter, document: null }))).toEqual(['BAD_USER_INPUT', 'input.document']);
    expect(codeOf(await remind({ ...letter, remindedOn: '2020-01-01' }))).toEqual([
      'BAD_USER_INPUT',
      'input.remindedOn',
    ]);
    expect(codeOf(await remind(letter, { role: 'COMMUNE_OFFICER', area: ward }))).toEqual([
      'FORBIDDEN',
      undefined,
    ]);
    const done = await list({ state: { eq: 'DONE' } });
    expect(codeOf(await remind({ ...letter, taskId: done.nodes![0]!.id }))).toEqual([
      'STATE_NOT_ALLOWED',
      undefined,
    ]);
    expect(codeOf(await remind({ ...letter, taskId: directive }))).toEqual(['NOT_FOUND', 'input.taskId']);
  });
});
