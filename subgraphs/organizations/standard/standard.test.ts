import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
});
afterAll(() => subgraph.stop());

const STANDARD = `query ($year: Int!) { safetyStandard(year: $year) { version firstYear lastYear registrationDue
  instrument { code number repealedOn criteria { code threshold measure mandatory } }
  eligibility { subject excludedSizeClasses excludedEducationLevels excludesArmedForces } } }`;

interface Data {
  safetyStandard: {
    instrument: { number: string; criteria: { code: string; mandatory: boolean }[] };
    eligibility: { subject: string; excludedSizeClasses: string[] }[];
  } | null;
}

describe('the law as data', () => {
  it('gives each year its standard, with who is left out and what is asked', async () => {
    const of2021 = await subgraph.ask<Data>(STANDARD, { year: 2021 });
    expect(of2021.errors).toEqual([]);
    expect(of2021.data!.safetyStandard).toMatchObject({
      instrument: { number: '23/2012/TT-BCA', repealedOn: '2022-02-10' },
      eligibility: Array.from({ length: 5 }, () => ({
        excludedSizeClasses: [],
        excludedEducationLevels: [],
      })),
    });
    expect(of2021.data!.safetyStandard!.instrument.criteria).toContainEqual(
      expect.objectContaining({ code: 'C23-6-4', threshold: 0.7, measure: 'RECOGNISED_AREA_SHARE' }),
    );
    const of2022 = (await subgraph.ask<Data>(STANDARD, { year: 2022 })).data!.safetyStandard!;
    expect(of2022.instrument.number).toBe('124/2021/TT-BCA');
    expect(of2022.eligibility).toContainEqual({
      ...{ subject: 'ENTERPRISE', excludedSizeClasses: ['MICRO', 'SMALL'], excludedEducationLevels: [] },
      excludesArmedForces: false,
    });
    expect((await subgraph.ask<Data>(STANDARD, { year: 2011 })).data!.safetyStandard).toBeNull();
  });

  it('makes no criterion mandatory whose wording was not seen', async () => {
    const { data } = await subgraph.ask<{
      legalInstruments: { criteria: { wording: string; mandatory: boolean }[] }[];
    }>(
      '{ legalInstruments { code issuedOn amendedBy certainty criteria { wording mandatory } deadlines { before subject } } }',
    );
    expect(data!.legalInstruments).toHaveLength(32);
    const mandatory = data!.legalInstruments
      .flatMap(({ criteria }) => criteria)
      .filter((one) => one.mandatory);
    expect(mandatory).toHaveLength(11);
    for (const { wording } of mandatory) expect(wording).toMatch(/^(full|partial)/);
  });

  it('names who recognises whom, with dates', async () => {
    const { data } = await subgraph.ask<{ recognitionAuthorities: object[] }>(
      '{ recognitionAuthorities { subject managedBy level validFrom validTo } }',
    );
    expect(data!.recognitionAuthorities).toContainEqual({
      ...{ subject: 'COMMUNE', managedBy: 'DISTRICT', level: 'DISTRICT', validFrom: null },
      validTo: '2025-07-01',
    });
  });

  it('is resolved by id for other subgraphs', async () => {
    const { data } = await subgraph.ask<{ legalInstruments: { id: string; code: string }[] }>(
      '{ legalInstruments { id code } }',
    );
    const { id, code } = data!.legalInstruments[0]!;
    const answer = await subgraph.ask<{ _entities: object[] }>(
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on LegalInstrument { code } } }',
      { r: [{ __typename: 'LegalInstrument', id }] },
    );
    expect(answer.data!._entities).toEqual([{ code }]);
  });
});
