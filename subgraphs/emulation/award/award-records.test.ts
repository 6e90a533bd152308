import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { newId, referenceId } from '../../kit/ids.js';
import { definition } from '../subgraph.js';

const idOf = (code: string): string => referenceId('organization', '1', code);
const OFFICE = { role: 'EMULATION_OFFICE' } as const;

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
});
afterAll(() => subgraph.stop());

type Viewer = Parameters<TestSubgraph['ask']>[2];
interface Shown {
  id: string;
  version: number;
  decision: { id: string };
}
const codeOf = ({ errors }: { errors: readonly { extensions: { code?: unknown; path?: unknown } }[] }) => [
  errors[0]?.extensions.code,
  errors[0]?.extensions.path,
];
const change = (
  name: string,
  input: object,
  viewer: Viewer = OFFICE,
  shown = 'id version decision { id }',
) => {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const source = `mutation ($input: ${type}!) { shown: ${name}(input: $input) { ${shown} } }`;
  return subgraph.ask<{ shown: Shown }>(source, { input }, viewer);
};
async function changed(name: string, input: object, shown?: string): Promise<Shown> {
  const { data, errors } = await change(name, input, OFFICE, shown);
  expect(errors).toEqual([]);
  return data!.shown;
}
const decision = (code: string, changes: object = {}) => ({
  ...{ organizationId: idOf(code), year: 2026, form: 'MINISTRY_CERTIFICATE_OF_MERIT', level: 'MINISTRY' },
  ...{ decidedBy: 'MINISTER', decisionNumber: '501/QĐ-BCA', decidedOn: '2026-08-01', ...changes },
});

interface Told {
  topic: string;
  entityId: string;
  facts: Record<string, unknown>;
}
/** What followers are told, the newest about each entity last. */
async function readFeed(after: string | null): Promise<{ nodes: Told[]; endCursor: string }> {
  const source = `query ($after: String) { emulationChanges(after: $after) { nodes { topic entityId facts } endCursor hasNextPage } }`;
  const nodes: Told[] = [];
  for (let cursor = after; ;) {
    const { data, errors } = await subgraph.ask<{
      emulationChanges: { nodes: Told[]; endCursor: string; hasNextPage: boolean };
    }>(source, { after: cursor }, { role: 'SERVICE' });
    expect(errors).toEqual([]);
    nodes.push(...data!.emulationChanges.nodes);
    cursor = data!.emulationChanges.endCursor;
    if (!data!.emulationChanges.hasNextPage) return { nodes, endCursor: cursor };
  }
}

describe('a decision', () => {
  it('gives many awards, and is one record', async () => {
    const one = await changed('decideAward', decision('HD-0020'));
    const other = await changed('decideAward', decision('HD-0021'));
    expect(other.decision.id).toBe(one.decision.id);
    const query = `query ($id: ID!) { awardDecision(id: $id) { number level awards { totalCount nodes { id } } } }`;
    const { data } = await subgraph.ask<object>(query, { id: one.decision.id });
    expect(data).toMatchObject({ awardDecision: { number: '501/QĐ-BCA', awards: { totalCount: 2 } } });
    const list = `{ awardDecisions(where: { number: { eq: "501/QĐ-BCA" }, level: { eq: MINISTRY } }) { totalCount } }`;
    expect((await subgraph.ask<object>(list)).data).toEqual({ awardDecisions: { totalCount: 1 } });
  });
});

describe('a medal that a person receives once (R9)', () => {
  it('is refused a second time, but for a namesake', async () => {
    const medal = {
      ...decision('HD-0023', { form: 'NATIONAL_SECURITY_MEDAL', decisionNumber: '601/QĐ-BCA' }),
      ...{ recipientName: 'Cá nhân 9997', position: 'Bảo vệ', achievement: 'Thâm niên', mayPublish: false },
    };
    await changed('decideIndividualAward', medal, 'id');
    const again = { ...medal, decisionNumber: '602/QĐ-BCA' };
    const refused = await change('decideIndividualAward', again, OFFICE, 'id');
    expect(codeOf(refused)).toEqual(['CONFLICT', 'input.recipientName']);
    expect(refused.errors[0]!.extensions['rule']).toBe('R9');
    expect(refused.errors[0]!.message).toContain('(R9, 20/2025/TT-BCA)');
    await changed('decideIndividualAward', { ...again, isNamesake: true }, 'id');
  });
});

describe('handing an award over at a festival event (clause 2e)', () => {
  const eventId = newId();

  it('is counted at the event, in one statement for many events', async () => {
    const award = await changed('decideAward', decision('HD-0024'));
    const input = { id: award.id, version: award.version, eventId, presentedOn: '2026-08-12' };
    for (const viewer of [{ role: 'PUBLIC' }, { role: 'COMMUNE_OFFICER', area: eventId }] as const)
      expect(codeOf(await change('presentAward', input, viewer))[0]).toBe('FORBIDDEN');
    expect(codeOf(await change('presentAward', { ...input, presentedOn: '2026-07-31' }))).toEqual([
      'BAD_USER_INPUT',
      'input.presentedOn',
    ]);
    expect(codeOf(await change('presentAward', { ...input, eventId: 'x' }))[0]).toBe('BAD_USER_INPUT');
    const presented = await changed('presentAward', input);
    expect(codeOf(await change('presentAward', input))).toEqual(['CONFLICT', 'input.version']);
    expect(codeOf(await change('presentAward', { ...input, version: presented.version }))[0]).toBe(
      'STATE_NOT_ALLOWED',
    );
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on FestivalEvent { awardsPresented { totalCount } } } }`;
    const of = [eventId, newId()].map((id) => ({ __typename: 'FestivalEvent', id }));
    const { data, statements } = await subgraph.ask<object>(query, { of });
    expect(data).toEqual({
      _entities: [{ awardsPresented: { totalCount: 1 } }, { awardsPresented: { totalCount: 0 } }],
    });
    expect(statements).toHaveLength(1);
  });
});

describe('the change feed', () => {
  it('tells of every award that stands, model and exemplar of the register', async () => {
    const counted = await subgraph.orm.em
      .fork()
      .execute<{ models: number; exemplars: number }[]>(
        `select (select count(*)::int from emulation.movement_model) as models, (select count(*)::int from emulation.exemplar) as exemplars`,
      );
    const { nodes } = await readFeed(null);
    const idsOf = (topic: string) =>
      new Set(nodes.filter((one) => one.topic === topic).map((one) => one.entityId));
    expect({ models: idsOf('model').size, exemplars: idsOf('exemplar').size }).toEqual(counted[0]);
    expect(nodes.find(({ entityId }) => entityId === idOf('HD-0001'))!.facts).toMatchObject({
      ...{ nominatedYears: expect.arrayContaining([2023, 2026]), points: expect.any(Array) },
      awards: expect.arrayContaining([expect.objectContaining({ year: 2025, kindCode: 'GK' })]),
    });
  });

  it('tells of a decision and of its revocation, and is for followers alone', async () => {
    const award = await changed('decideAward', decision('HD-0025'));
    const fact = { on: '2026-08-01', year: 2026, kindCode: 'BK_BCA' };
    // From the table: other clients of the server may hold the feed itself back for a while.
    const awardsOf = async () =>
      (
        await subgraph.orm.em.fork().execute<{ awards: object[] }[]>(
          `select facts -> 'awards' as awards from emulation.change where topic = 'organization' and entity_id = ?
           order by xid desc, seq desc limit 1`,
          [idOf('HD-0025')],
        )
      )[0]!.awards;
    expect(await awardsOf()).toContainEqual(fact);
    const why = { revokedOn: '2026-11-01', documentNumber: '9/QĐ-BCA', reason: 'Kê khai sai' };
    await changed('revokeAward', { id: award.id, version: award.version, ...why });
    expect(await awardsOf()).not.toContainEqual(fact);
    const refused = await subgraph.ask('{ emulationChanges { endCursor } }', {}, { role: 'ADMIN' });
    expect(codeOf(refused)[0]).toBe('FORBIDDEN');
  });
});
