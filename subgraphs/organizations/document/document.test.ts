import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

let subgraph: TestSubgraph;
/** UBND thành phố Hải Phòng, UBND phường Hải Dương, UBND tỉnh Hải Dương (abolished), and the ward itself. */
let issuer: string;
let communeIssuer: string;
let formerIssuer: string;
let commune: string;

const OFFICER = { role: 'PROVINCE_OFFICER' } as const;
type Asking = Parameters<TestSubgraph['ask']>[2];

const bodyNamed = async (nameVi: string): Promise<string> => {
  const [row] = await subgraph.orm.em
    .fork()
    .execute<{ id: string }[]>('select id from organizations.authority_body where name_vi = ?', [nameVi]);
  return row!.id;
};

beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
  issuer = await bodyNamed('UBND thành phố Hải Phòng');
  communeIssuer = await bodyNamed('UBND phường Hải Dương');
  formerIssuer = await bodyNamed('UBND tỉnh Hải Dương');
  const { data } = await subgraph.ask<{ administrativeUnit: { id: string } }>(
    '{ administrativeUnit(code: "10525") { id } }',
  );
  commune = data!.administrativeUnit.id;
});
afterAll(() => subgraph.stop());

interface Registered {
  id: string;
  number: string | null;
  version: number;
}

const ARCHIVE = [{ role: 'ARCHIVE', labelVi: 'Lưu: VT', archiveCode: 'VT' }];

const register = (changes: object = {}, viewer: Asking = OFFICER) =>
  subgraph.ask<{ registerDocument: Registered }>(
    `mutation ($input: RegisterDocumentInput!) { registerDocument(input: $input) {
      id number issuedOn version issuer { nameVi } implements { subject } clauses { code bearerKinds } recipients { labelVi } } }`,
    {
      input: {
        ...{ type: 'DECISION', issuerId: issuer, number: '7/QĐ-UBND', issuedOn: '2026-03-02' },
        ...{ subject: 'Quyết định mẫu', recipients: ARCHIVE, ...changes },
      },
    },
    viewer,
  );

const codeOf = ({ errors }: { errors: readonly { extensions: Record<string, unknown> }[] }) => [
  errors[0]?.extensions['code'],
  errors[0]?.extensions['path'],
];

async function registered(changes: object = {}): Promise<Registered> {
  const { data, errors } = await register(changes);
  expect(errors).toEqual([]);
  return data!.registerDocument;
}

describe('the directive', () => {
  it('is there for everyone, without a number or day made up, with six clauses and all its recipients', async () => {
    const { data, errors, statements } = await subgraph.ask<{
      directive: { clauses: { code: string; recurrence: string | null }[]; recipients: { role: string }[] };
    }>(
      `{ directive { type number issuedOn legalBasis issuer { nameVi } clauses { code recurrence dueDay }
         recipients { role labelVi group archiveCode body { nameVi } } } }`,
    );
    expect(errors).toEqual([]);
    expect(statements).toHaveLength(5);
    expect(data!.directive).toMatchObject({ type: 'DIRECTIVE', number: null, issuedOn: null });
    const { clauses, recipients } = data!.directive;
    const headings = clauses.filter(({ recurrence }) => recurrence === null);
    expect(headings.map(({ code }) => code)).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(clauses).toContainEqual({ code: '2e', recurrence: 'ANNUAL', dueDay: '08-19' });
    expect(recipients).toHaveLength(11);
    expect(recipients.slice(-2)).toMatchObject([{ archiveCode: 'VT' }, { archiveCode: 'NC' }]);
  });

  it('is implemented by the plans of the committee, one each year', async () => {
    const { data } = await subgraph.ask<{ directive: { id: string } }>('{ directive { id } }');
    const plans = await subgraph.ask<{ documents: { totalCount: number; nodes: object[] } }>(
      `query ($where: DocumentWhere) { documents(where: $where) { totalCount nodes { number issuer { nameVi } } } }`,
      {
        where: {
          implements: { eq: data!.directive.id },
          year: 2026,
          inForce: { eq: true },
          archived: { eq: true },
        },
      },
    );
    expect(plans.data!.documents.nodes).toEqual([
      {
        number: expect.stringMatching(/^\d+\/KH-BCĐ$/),
        issuer: { nameVi: 'Ban Chỉ đạo 138 thành phố Hải Phòng' },
      },
    ]);
  });
});

describe('registering a document', () => {
  it('keeps number, clauses and recipients, and is found again', async () => {
    const clauses = [
      { code: '1', titleVi: 'Nhiệm vụ', duty: 'Tasks' },
      {
        code: '1a',
        titleVi: 'Báo cáo',
        duty: 'Report',
        recurrence: 'ANNUAL',
        dueDay: '12-14',
        bearerKinds: ['POLICE'],
      },
    ];
    const document = await registered({ number: '5/QĐ-UBND', clauses });
    expect(document).toMatchObject({
      ...{
        number: '05/QĐ-UBND',
        version: 1,
        implements: null,
        issuer: { nameVi: 'UBND thành phố Hải Phòng' },
      },
      clauses: [
        { code: '1', bearerKinds: [] },
        { code: '1a', bearerKinds: ['POLICE'] },
      ],
    });
    const { data } = await subgraph.ask<{ document: Registered }>(
      'query ($id: ID!) { document(id: $id) { number } }',
      {
        id: document.id,
      },
    );
    expect(data!.document.number).toBe('05/QĐ-UBND');
  });

  it('refuses a number twice in a year (R15), also of two requests at once; another year is free', async () => {
    await registered({ number: '11/QĐ-UBND' });
    expect(codeOf(await register({ number: '011/QĐ-VP' }))).toEqual(['CONFLICT', 'input.number']);
    await registered({ number: '11/QĐ-UBND', issuedOn: '2025-09-02' });
    const both = await Promise.all([register({ number: '12/QĐ-UBND' }), register({ number: '12/QĐ-UBND' })]);
    expect(both.map((answer) => codeOf(answer).join()).toSorted()).toEqual([',', 'CONFLICT,input.number']);
  });

  it.each<[string, object, Asking, unknown[]]>([
    ['a secret', { secrecy: 'SECRET' }, OFFICER, ['BAD_USER_INPUT', 'input.secrecy']],
    [
      'a plan without number',
      { type: 'PLAN', number: null, issuedOn: null },
      OFFICER,
      ['BAD_USER_INPUT', 'input.number'],
    ],
    ['a symbol of another type', { number: '7/KH-UBND' }, OFFICER, ['BAD_USER_INPUT', 'input.number']],
    ['a day to come', { issuedOn: '2026-12-01' }, OFFICER, ['BAD_USER_INPUT', 'input.issuedOn']],
    ['nobody to receive it', { recipients: [] }, OFFICER, ['BAD_USER_INPUT', 'input.recipients']],
    [
      'an unknown issuer',
      { issuerId: '00000000-0000-4000-8000-000000000000' },
      OFFICER,
      ['NOT_FOUND', 'input.issuerId'],
    ],
    [
      'an unknown document it implements',
      { implementsId: '00000000-0000-4000-8000-000000000000' },
      OFFICER,
      ['NOT_FOUND', 'input.implementsId'],
    ],
    [
      'an issuer of another area',
      {},
      { role: 'COMMUNE_OFFICER', area: '00000000-0000-4000-8000-000000000000' },
      ['FORBIDDEN', undefined],
    ],
    ['a role that may not', {}, { role: 'ANALYST' }, ['FORBIDDEN', undefined]],
  ])('refuses %s', async (_, changes, viewer, expected) => {
    expect(codeOf(await register(changes, viewer))).toEqual(expected);
  });

  it('is refused for an issuer abolished on the day of issue (R19), not before', async () => {
    const former = { issuerId: formerIssuer, number: '900/QĐ-UBND' };
    const { errors } = await register({ ...former, issuedOn: '2025-07-01' });
    expect(errors[0]!.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: 'input.issuerId',
      rule: 'R19',
    });
    await registered({ ...former, issuedOn: '2025-06-30' });
  });

  it('is open to an officer of the commune for its committee', async () => {
    const viewer = { role: 'COMMUNE_OFFICER', area: commune } as const;
    expect((await register({ issuerId: communeIssuer }, viewer)).errors).toEqual([]);
    expect(codeOf(await register({ number: '99/QĐ-UBND' }, viewer))).toEqual(['FORBIDDEN', undefined]);
  });
});

describe('a registered document', () => {
  const change = (name: string, type: string, input: object) =>
    subgraph.ask<Record<string, Registered>>(
      `mutation ($input: ${type}!) { ${name}(input: $input) { number issuedOn validTo repealedBy version } }`,
      { input },
      OFFICER,
    );

  it('gets the number that was missing, once', async () => {
    const { id, version } = await registered({
      type: 'DIRECTIVE',
      number: null,
      issuedOn: null,
      subject: 'Chỉ thị mẫu',
    });
    const facts = { id, version, number: '3/CT-UBND', issuedOn: '2026-02-02' };
    const { data } = await change('numberDocument', 'NumberDocumentInput', facts);
    expect(data!['numberDocument']).toMatchObject({
      number: '03/CT-UBND',
      issuedOn: '2026-02-02',
      version: 2,
    });
    expect(codeOf(await change('numberDocument', 'NumberDocumentInput', { ...facts, version: 2 }))).toEqual([
      'STATE_NOT_ALLOWED',
      undefined,
    ]);
    // Two directives in force would make two boards: this one ends again.
    const end = { id, version: 2, validTo: '2026-11-01', document: '4/CT-UBND' };
    expect((await change('repealDocument', 'RepealDocumentInput', end)).errors).toEqual([]);
    expect(codeOf(await change('repealDocument', 'RepealDocumentInput', { ...end, version: 3 }))).toEqual([
      'STATE_NOT_ALLOWED',
      undefined,
    ]);
    expect(codeOf(await change('repealDocument', 'RepealDocumentInput', end))).toEqual([
      'CONFLICT',
      'input.version',
    ]);
  });
});
