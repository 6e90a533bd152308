import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isObjectType } from 'graphql';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { ROLES } from '../../kit/viewer.js';
import { referenceId } from '../../kit/ids.js';
import { definition } from '../subgraph.js';

const OFFICE = { role: 'EMULATION_OFFICE' } as const;

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
});
afterAll(() => subgraph.stop());

const LIST =
  '{ individualAwards(year: 2025, first: 100) { totalCount nodes { recipientName mayPublish organization { id } } } }';
const DECIDE = `mutation ($input: DecideIndividualAwardInput!) {
  decideIndividualAward(input: $input) { id recipientName titleVi year mayPublish } }`;

const input = (changes: object = {}) => ({
  ...{
    organizationId: referenceId('organization', '1', 'HD-0002'),
    year: 2026,
    title: 'GRASSROOTS_EMULATION_SOLDIER',
  },
  ...{ level: 'GRASSROOTS', decidedBy: 'HEAD_OF_UNIT', decisionNumber: '3/QĐ-TT', decidedOn: '2026-11-16' },
  ...{
    recipientName: 'Cá nhân 9999',
    position: 'Bảo vệ',
    achievement: 'Sáng kiến',
    mayPublish: false,
    ...changes,
  },
});
const decide = (changes: object = {}, viewer: Parameters<TestSubgraph['ask']>[2] = OFFICE) =>
  subgraph.ask<{ decideIndividualAward: object }>(DECIDE, { input: input(changes) }, viewer);

describe('awards of persons', () => {
  it('are listed to the emulation office', async () => {
    const { data, errors } = await subgraph.ask<{ individualAwards: { totalCount: number } }>(
      LIST,
      {},
      OFFICE,
    );
    expect(errors).toEqual([]);
    expect(data!.individualAwards.totalCount).toBeGreaterThan(0);
  });

  it('of other provinces are not, to an office of one province', async () => {
    const elsewhere = { ...OFFICE, area: referenceId('elsewhere') };
    const { data } = await subgraph.ask<{ individualAwards: { totalCount: number } }>(LIST, {}, elsewhere);
    expect(data!.individualAwards.totalCount).toBe(0);
  });

  it.each(ROLES.filter((role) => role !== 'EMULATION_OFFICE'))('are closed to %s', async (role) => {
    for (const { errors } of [await subgraph.ask(LIST, {}, { role }), await decide({}, { role })]) {
      expect(errors.map(({ extensions }) => extensions['code'])).toEqual(['FORBIDDEN']);
    }
  });

  it('are recorded with what the decision says, and no more', async () => {
    const { data } = await decide();
    expect(data!.decideIndividualAward).toMatchObject({
      recipientName: 'Cá nhân 9999',
      titleVi: 'Chiến sĩ thi đua cơ sở',
      year: 2026,
    });
  });

  it.each([
    ['a title of collectives', { title: 'ADVANCED_LABOUR_COLLECTIVE' }, 'input.title'],
    ['an empty name', { recipientName: ' ' }, 'input.recipientName'],
    ['a long story', { achievement: 'x'.repeat(301) }, 'input.achievement'],
  ])('are refused with %s', async (_, changes, path) => {
    const { errors } = await decide(changes);
    expect(errors[0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', path });
  });

  it('cannot be reached by a key, nor from any type but their own list', () => {
    const owners = Object.values(subgraph.schema.getTypeMap())
      .filter(isObjectType)
      .flatMap((type) =>
        Object.values(type.getFields())
          .filter((field) => /IndividualAward/.test(String(field.type)))
          .map((field) => `${type.name}.${field.name}`),
      );
    expect(owners.sort()).toEqual([
      'IndividualAwardConnection.edges',
      'IndividualAwardConnection.nodes',
      'IndividualAwardEdge.node',
      'Mutation.decideIndividualAward',
      'Query.individualAwards',
    ]);
    expect(Object.keys(definition.references)).not.toContain('IndividualAward');
    expect(subgraph.sdl).toMatch(/type IndividualAward \{/);
  });
});
