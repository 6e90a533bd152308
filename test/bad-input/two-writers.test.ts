import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Answer, openTestGraph, type TestGraph } from '../support/graph.js';
import { readRefusal } from '../support/refusal.js';
import { readRegisterState } from '../support/register-state.js';

const OFFICER = { role: 'PROVINCE_OFFICER' } as const;
const RENAME =
  'mutation ($input: RenameOrganizationInput!) { renameOrganization(input: $input) { name version } }';
const REGISTER =
  'mutation ($input: RegisterOrganizationInput!) { registerOrganization(input: $input) { id code name } }';
const STRENGTH = 'mutation ($input: RecordStrengthInput!) { recordStrength(input: $input) { present } }';

interface Organization {
  id: string;
  version: number;
  name: string;
  guardUnits: { id: string }[];
}

let graph: TestGraph;
let commune: string;
beforeAll(async () => {
  graph = await openTestGraph();
  const { data } = await graph.ask<{ administrativeUnit: { id: string } }>(
    '{ administrativeUnit(code: "10525") { id } }',
  );
  commune = data!.administrativeUnit.id;
});
afterAll(() => graph.stop());

async function read(code: string): Promise<Organization> {
  const query =
    'query ($code: String!) { organizationByCode(code: $code) { id version name guardUnits { id } } }';
  return (await graph.ask<{ organizationByCode: Organization }>(query, { code })).data!.organizationByCode;
}

const rename = (id: string, version: number, name: string): Promise<Answer> =>
  graph.ask(RENAME, { input: { id, version, name } }, OFFICER);

const registration = (changes: object): object => ({
  ...{
    name: 'Công ty Mẫu Thử',
    kind: 'ENTERPRISE',
    ownership: 'DOMESTIC_PRIVATE',
    establishedOn: '2026-02-03',
  },
  ...{ unitId: commune, ...changes },
});

it('of ten writers on one version the first wins, nine get CONFLICT, and the name is the winner’s', async () => {
  const { id, version } = await read('HD-0002');
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, i) => rename(id, version, `Tên Mẫu ${i}`)),
  );
  const [won, ...more] = answers.filter(({ errors }) => errors.length === 0);
  expect(more).toEqual([]);
  for (const lost of answers.filter((answer) => answer !== won)) {
    expect(readRefusal(lost)).toEqual({
      code: 'CONFLICT',
      message: `This record is in version ${version + 1}, the change was based on ${version}. Read it again, then retry.`,
      field: 'renameOrganization',
      argument: 'input.version',
    });
  }
  const { name, version: present } = await read('HD-0002');
  expect({ renameOrganization: { name, version: present } }).toEqual(won!.data);
});

it('writers who read again lose nothing: every one of ten changes is made, one after the other', async () => {
  const { id, version } = await read('HD-0003');
  const writeUntilDone = async (name: string): Promise<void> => {
    for (let answer = await rename(id, version, name); answer.errors.length > 0;) {
      expect(readRefusal(answer).code).toBe('CONFLICT');
      answer = await rename(id, (await read('HD-0003')).version, name);
    }
  };
  await Promise.all(Array.from({ length: 10 }, (_, i) => writeUntilDone(`Tên Mẫu ${i}`)));
  expect((await read('HD-0003')).version).toBe(version + 10);
});

it('of two first counts of one day one is kept, the other gets CONFLICT', async () => {
  const { guardUnits } = await read('HD-0001');
  const facts = {
    unitId: guardUnits[0]!.id,
    asOf: '2026-11-16',
    approved: 9,
    sourceDocument: '1/QĐ',
    meetsStandard: 0,
  };
  const count = (present: number): Promise<Answer> =>
    graph.ask(STRENGTH, { input: { ...facts, present } }, OFFICER);
  const answers = await Promise.all([count(5), count(6)]);
  const lost = answers.filter(({ errors }) => errors.length > 0);
  expect(lost.map(readRefusal)).toMatchObject([{ code: 'CONFLICT', field: 'recordStrength' }]);
});

it('of five who register one enterprise code one succeeds, and there is one such organisation', async () => {
  const identifiers = [{ scheme: 'ENTERPRISE_CODE', value: '9909139090' }];
  const register = (i: number): Promise<Answer> =>
    graph.ask(REGISTER, { input: registration({ name: `Đăng Ký Trùng ${i}`, identifiers }) }, OFFICER);
  const answers = await Promise.all([0, 1, 2, 3, 4].map(register));
  const lost = answers.filter(({ errors }) => errors.length > 0);
  expect(lost.map((answer) => readRefusal(answer).code)).toEqual([
    'CONFLICT',
    'CONFLICT',
    'CONFLICT',
    'CONFLICT',
  ]);
  const { data } = await graph.ask('{ organizations(search: "Đăng Ký Trùng") { totalCount } }');
  expect(data).toEqual({ organizations: { totalCount: 1 } });
});

it('a change sent twice is made once: the repeated request gets CONFLICT and changes nothing', async () => {
  const { id, version } = await read('HD-0004');
  expect((await rename(id, version, 'Tên Mẫu Mới')).errors).toEqual([]);
  const before = await readRegisterState(graph.database.url);
  expect(readRefusal(await rename(id, version, 'Tên Mẫu Mới')).code).toBe('CONFLICT');
  expect(await readRegisterState(graph.database.url)).toEqual(before);
});

it('a registration sent twice with its identifier is made once', async () => {
  const input = registration({
    identifiers: [{ scheme: 'SCHOOL_CODE', value: '30288501' }],
    kind: 'SCHOOL',
    educationLevel: 'PRIMARY',
  });
  expect((await graph.ask(REGISTER, { input }, OFFICER)).errors).toEqual([]);
  const before = await readRegisterState(graph.database.url);
  expect(readRefusal(await graph.ask(REGISTER, { input }, OFFICER))).toMatchObject({
    code: 'CONFLICT',
    argument: 'input.identifiers',
  });
  expect(await readRegisterState(graph.database.url)).toEqual(before);
});

it('a name in decomposed letters (NFD) is stored composed, its tone marks in one style', async () => {
  const { data } = await graph.ask(
    REGISTER,
    { input: registration({ name: '  Công ty  Hoà Ước '.normalize('NFD') }) },
    OFFICER,
  );
  expect(data).toMatchObject({ registerOrganization: { name: 'Công ty Hòa Ước'.normalize('NFC') } });
});
