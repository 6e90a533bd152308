import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

const UNKNOWN = '00000000-0000-7000-8000-00000000ffff';
let subgraph: TestSubgraph;
/** An enterprise of the demonstration that exists today, where it is, and a school. */
let [enterprise, commune, province, school]: string[] = [];

const rowsOf = async <Row>(statement: ReturnType<typeof sql<Row>>): Promise<Row[]> =>
  (await statement.execute(subgraph.orm.em.fork().getKysely())).rows;

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  const [one] = await rowsOf(sql<{ id: string; areas: string[] }>`
    select o.id, w.area_ids as areas from campaigns.organization_reference o
    join campaigns.organization_place_reference w on w.organization_id = o.id and w.valid_from = '2025-07-01'
    where o.kind = 'ENTERPRISE' and o.established_on < '2020-01-01' and o.closed_on is null order by o.id limit 1`);
  [enterprise, commune, province] = [one!.id, one!.areas[0]!, one!.areas.at(-1)!];
  const [two] = await rowsOf(sql<{ id: string }>`
    select id from campaigns.organization_reference where kind = 'SCHOOL' and closed_on is null order by id limit 1`);
  school = two!.id;
});
afterAll(() => subgraph.stop());

type Viewer = Parameters<TestSubgraph['ask']>[2];
const OWN = () => ({ role: 'ORGANIZATION', organization: enterprise! }) as const;
const codeOf = ({ errors }: { errors: readonly { extensions: { code?: unknown; path?: unknown } }[] }) => [
  errors[0]?.extensions.code,
  errors[0]?.extensions.path,
];
const record = (changes: object = {}, viewer: Viewer = OWN()) =>
  subgraph.ask<{ recordLabourDialogue: { id: string } }>(
    'mutation ($input: RecordDialogueInput!) { recordLabourDialogue(input: $input) { id version organization { id } } }',
    {
      input: {
        ...{ organizationId: enterprise, heldOn: '2026-01-20', occasion: 'PERIODIC', participants: 24 },
        ...changes,
      },
    },
    viewer,
  );
const withdraw = (input: object, viewer: Viewer = OWN()) =>
  subgraph.ask(
    'mutation ($input: WithdrawDialogueInput!) { withdrawLabourDialogue(input: $input) { withdrawn version } }',
    { input },
    viewer,
  );

describe('recording a dialogue', () => {
  it('is for the enterprise and the officers of its area, and can be taken back once', async () => {
    const { data, errors } = await record();
    expect(errors).toEqual([]);
    const { id } = data!.recordLabourDialogue;
    const input = { id, version: 1, reason: 'Nhập trùng' };
    expect(codeOf(await withdraw({ ...input, version: 3 }))).toEqual(['CONFLICT', 'input.version']);
    expect(codeOf(await withdraw(input, { role: 'COMMUNE_OFFICER', area: UNKNOWN }))[0]).toBe('FORBIDDEN');
    const officer = { role: 'COMMUNE_OFFICER', area: commune! } as const;
    expect((await withdraw(input, officer)).data).toEqual({
      withdrawLabourDialogue: { withdrawn: true, version: 2 },
    });
    expect(codeOf(await withdraw({ ...input, version: 2 }))[0]).toBe('STATE_NOT_ALLOWED');
    expect(codeOf(await withdraw({ ...input, id: UNKNOWN }))).toEqual(['NOT_FOUND', 'input.id']);
    for (const viewer of [
      { role: 'PUBLIC' },
      { role: 'ANALYST' },
      { role: 'ORGANIZATION', organization: UNKNOWN },
    ] as const)
      expect(codeOf(await record({}, viewer))[0]).toBe('FORBIDDEN');
  });

  it.each([
    ['a school', () => ({ organizationId: school }), ['BAD_USER_INPUT', 'input.organizationId']],
    ['a stranger', () => ({ organizationId: UNKNOWN }), ['NOT_FOUND', 'input.organizationId']],
    ['a day to come', () => ({ heldOn: '2026-11-21' }), ['BAD_USER_INPUT', 'input.heldOn']],
    ['a day before all days', () => ({ heldOn: '1990-01-01' }), ['BAD_USER_INPUT', 'input.heldOn']],
    ['one side alone', () => ({ participants: 1 }), ['BAD_USER_INPUT', 'input.participants']],
    ['fewer than nobody', () => ({ participants: -1 }), ['BAD_USER_INPUT', 'input.participants']],
    ['a stadium', () => ({ participants: 10_001 }), ['BAD_USER_INPUT', 'input.participants']],
  ])('refuses %s', async (_, changes, expected) => {
    expect(codeOf(await record(changes(), { role: 'PROVINCE_OFFICER' }))).toEqual(expected);
  });
});

interface Absences {
  totalCount: number;
  nodes: { organization: { id: string }; lastHeldOn: string | null }[];
}
const absences = (variables: object, viewer: Viewer = { role: 'PROVINCE_OFFICER' }) =>
  subgraph.ask<{ dialogueAbsences: Absences }>(
    `query ($from: LocalDate!, $to: LocalDate!, $unit: IdFilter) {
      dialogueAbsences(from: $from, to: $to, unit: $unit, first: 100) {
        totalCount nodes { organization { id } lastHeldOn } } }`,
    variables,
    viewer,
  );

describe('dialogues in figures', () => {
  it('tell which enterprises held none before Tet, as a count by hand does', async () => {
    const span = { from: '2025-12-01', to: '2026-02-16' };
    const { data, statements } = await absences(span);
    expect(statements).toHaveLength(2);
    const none = await rowsOf(sql<{ id: string }>`
      select id from campaigns.organization_reference where kind = 'ENTERPRISE' and established_on <= ${span.from}
        and (closed_on is null or closed_on > ${span.to}::date)
        and id not in (select organization_id from campaigns.labour_dialogue
          where not withdrawn and held_on >= ${span.from} and held_on <= ${span.to}) order by id`);
    const { nodes, totalCount } = data!.dialogueAbsences;
    expect(nodes.map(({ organization }) => organization.id)).toEqual(none.slice(0, 100).map(({ id }) => id));
    expect(totalCount).toBe(none.length);
    expect(nodes.some(({ lastHeldOn }) => lastHeldOn !== null && lastHeldOn < span.from)).toBe(true);
    const own = (await absences({ ...span, unit: { eq: commune } })).data!.dialogueAbsences.totalCount;
    const officer = { role: 'COMMUNE_OFFICER', area: commune! } as const;
    expect((await absences(span, officer)).data!.dialogueAbsences.totalCount).toBe(own);
    expect(own).toBeLessThan(totalCount);
    expect(codeOf(await absences({ ...span, to: '2025-11-30' }))).toEqual(['BAD_USER_INPUT', 'to']);
    for (const role of ['PUBLIC', 'ORGANIZATION', 'ANALYST', 'PARTNER'] as const)
      expect(codeOf(await absences(span, { role }))[0]).toBe('FORBIDDEN');
  });

  it('of places are public, in one statement for all of them', async () => {
    const query = `query ($units: [_Any!]!) { _entities(representations: $units) { ... on AdministrativeUnit {
      dialogueSummary(year: 2026) { dialogues enterprises participants } } } }`;
    const units = [commune, province, UNKNOWN].map((id) => ({ __typename: 'AdministrativeUnit', id }));
    const { data, statements } = await subgraph.ask<{ _entities: { dialogueSummary: object }[] }>(query, {
      units,
    });
    expect(statements).toHaveLength(1);
    const [held] = await rowsOf(sql<object>`
      select count(*)::int as dialogues, count(distinct d.organization_id)::int as enterprises, sum(participants)::int as participants
      from campaigns.labour_dialogue d join campaigns.organization_place_reference w on w.organization_id = d.organization_id
        and w.valid_from <= d.held_on and (w.valid_to is null or w.valid_to > d.held_on)
      where d.held_on >= '2026-01-01' and not d.withdrawn and ${province!} = any(w.area_ids)`);
    expect(data!._entities[1]!.dialogueSummary).toEqual(held);
    expect(data!._entities[2]!.dialogueSummary).toEqual({ dialogues: 0, enterprises: 0, participants: 0 });
  });

  it('of one enterprise are listed to itself and its officers alone', async () => {
    const query = `query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on Organization {
      labourDialogues(first: 5) { totalCount nodes { heldOn participants } } } } }`;
    const read = (viewer: Viewer) =>
      subgraph.ask<{ _entities: { labourDialogues: { totalCount: number } | null }[] }>(
        query,
        { ids: [{ __typename: 'Organization', id: enterprise }] },
        viewer,
      );
    expect((await read(OWN())).data!._entities[0]!.labourDialogues!.totalCount).toBeGreaterThan(0);
    for (const viewer of [{ role: 'PUBLIC' }, { role: 'ORGANIZATION', organization: UNKNOWN }] as const)
      expect(codeOf(await read(viewer))[0]).toBe('FORBIDDEN');
  });
});
