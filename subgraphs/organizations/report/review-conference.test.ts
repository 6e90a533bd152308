import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

let subgraph: TestSubgraph;
let ids: Record<'police' | 'district' | 'organization' | 'other' | 'directive' | 'plan', string>;

const OFFICER = { role: 'PROVINCE_OFFICER' } as const;
const NOBODY = '00000000-0000-4000-8000-000000000000';
type Asking = Parameters<TestSubgraph['ask']>[2];

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  const [row] = await subgraph.orm.em.fork().execute<(typeof ids)[]>(
    `select (select id from organizations.authority_body where name_vi = 'Công an thành phố Hải Phòng') as police,
       (select id from organizations.authority_body where name_vi = 'UBND huyện Nam Sách') as district,
       (select id from organizations.organization where code = 'HD-0001') as organization,
       (select id from organizations.organization where code = 'HD-0002') as other,
       (select id from organizations.document where type = 'DIRECTIVE') as directive,
       (select id from organizations.document where type = 'PLAN' limit 1) as plan`,
  );
  ids = row!;
});
afterAll(() => subgraph.stop());

interface Review {
  id: string;
  version: number;
  year: number;
  body: object | null;
}

const list = async (where: object, viewer: Asking = OFFICER) => {
  const answer = await subgraph.ask<{ reviewConferences: { totalCount: number; nodes: Review[] } }>(
    `query ($where: ReviewConferenceWhere) { reviewConferences(where: $where, first: 100) { totalCount nodes {
      id version kind year heldOn participants body { nameVi } organization { code } directive { type } } } }`,
    { where },
    viewer,
  );
  return { ...answer, ...answer.data?.reviewConferences };
};

let held = 0;
const record = (changes: object = {}, viewer: Asking = OFFICER) => {
  held += 1;
  return subgraph.ask<{ recordReview: Review }>(
    `mutation ($input: RecordReviewInput!) { recordReview(input: $input) { id version year body { nameVi } withdrawn } }`,
    {
      input: {
        ...{ kind: 'SO_KET', organizationId: ids.organization, year: 2026, topicVi: 'Sơ kết 6 tháng' },
        ...{ heldOn: '2026-07-01', participants: 30, document: `${held}/BC-PT`, ...changes },
      },
    },
    viewer,
  );
};
const withdraw = ({ id, version }: Review, viewer: Asking = OFFICER) =>
  subgraph.ask<{ withdrawReview: { withdrawn: boolean } }>(
    'mutation ($input: WithdrawReviewInput!) { withdrawReview(input: $input) { withdrawn } }',
    { input: { id, version } },
    viewer,
  );
const missing = async (): Promise<number[]> =>
  (
    await subgraph.ask<{ directive: { missingReviewYears: number[] } }>(
      '{ directive { missingReviewYears } }',
    )
  ).data!.directive.missingReviewYears;

const codeOf = ({ errors }: { errors: readonly { extensions: Record<string, unknown> }[] }) => [
  errors[0]?.extensions['code'],
  errors[0]?.extensions['path'],
];

describe('reviews of the directive (6c)', () => {
  it('are one a year since its first task but for the years that are named', async () => {
    expect(await missing()).toEqual([2021]);
    const { nodes } = await list({
      directive: { eq: ids.directive },
      body: { eq: ids.police },
      year: { eq: 2025 },
    });
    expect(nodes).toHaveLength(2);
    for (const review of nodes!) expect((await withdraw(review)).errors).toEqual([]);
    expect(await missing()).toEqual([2021, 2025]);
  });

  it('of bodies are for everyone, those of organisations for who reaches them', async () => {
    const all = await list({});
    const open = await list({}, { role: 'PUBLIC' });
    expect(open.totalCount).toBeLessThan(all.totalCount!);
    expect(open.nodes!.every(({ body }) => body !== null)).toBe(true);
    const where = { organization: { in: [ids.organization, ids.other] } };
    const own = await list(where, { role: 'ORGANIZATION', organization: ids.organization });
    expect(own.totalCount).toBe((await list({ organization: { eq: ids.organization } })).totalCount);
    expect((await list(where, { role: 'COMMUNE_OFFICER', area: NOBODY })).totalCount).toBe(0);
  });
});

describe('recording a review', () => {
  it('is for the organisation itself, and counts until it is withdrawn', async () => {
    const self = { role: 'ORGANIZATION', organization: ids.organization } as const;
    const { data, errors } = await record({}, self);
    expect(errors).toEqual([]);
    const stranger = { role: 'ORGANIZATION', organization: ids.other } as const;
    expect(codeOf(await withdraw(data!.recordReview, stranger))[0]).toBe('FORBIDDEN');
    expect((await withdraw(data!.recordReview, self)).data!.withdrawReview.withdrawn).toBe(true);
    expect(codeOf(await withdraw(data!.recordReview, self))).toEqual(['CONFLICT', 'input.version']);
    expect(codeOf(await withdraw({ ...data!.recordReview, version: 2 }, self))[0]).toBe('STATE_NOT_ALLOWED');
  });

  it('stands once', async () => {
    expect((await record({ document: '900/BC-PT' })).errors).toEqual([]);
    expect(codeOf(await record({ document: '900/BC-PT' }))).toEqual(['CONFLICT', 'input.document']);
  });

  const REFUSED: [string, () => object, unknown[], Asking?][] = [
    ['a role that may not', () => ({}), ['FORBIDDEN', undefined], { role: 'ANALYST' }],
    [
      'another organisation',
      () => ({}),
      ['FORBIDDEN', undefined],
      { role: 'ORGANIZATION', organization: NOBODY },
    ],
    ['nobody who held it', () => ({ organizationId: null }), ['BAD_USER_INPUT', 'input']],
    ['two who held it', () => ({ bodyId: ids.police }), ['BAD_USER_INPUT', 'input']],
    ['an unknown organisation', () => ({ organizationId: NOBODY }), ['NOT_FOUND', 'input.organizationId']],
    [
      'a body that was abolished by then (R19)',
      () => ({ organizationId: null, bodyId: ids.district }),
      ['BAD_USER_INPUT', 'input.bodyId'],
    ],
    ['a day to come', () => ({ heldOn: '2026-12-24' }), ['BAD_USER_INPUT', 'input.heldOn']],
    [
      'a day before it was established',
      () => ({ heldOn: '1950-01-01', year: 1950 }),
      ['BAD_USER_INPUT', 'input.heldOn'],
    ],
    ['a year it does not look back on', () => ({ year: 2024 }), ['BAD_USER_INPUT', 'input.year']],
    ['nobody present', () => ({ participants: 0 }), ['BAD_USER_INPUT', 'input.participants']],
    ['too long a topic', () => ({ topicVi: 'x'.repeat(201) }), ['BAD_USER_INPUT', 'input.topicVi']],
    ['no document', () => ({ document: '' }), ['BAD_USER_INPUT', 'input.document']],
    ['a plan as directive', () => ({ directiveId: ids.plan }), ['BAD_USER_INPUT', 'input.directiveId']],
    ['an unknown directive', () => ({ directiveId: NOBODY }), ['NOT_FOUND', 'input.directiveId']],
  ];
  it.each(REFUSED.map(([what, ...rest]) => ({ what, rest })))('is refused with $what', async ({ rest }) => {
    const [changes, expected, viewer = OFFICER] = rest;
    expect(codeOf(await record(changes(), viewer))).toEqual(expected);
  });
});
