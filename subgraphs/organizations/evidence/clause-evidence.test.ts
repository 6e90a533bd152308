import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestSubgraph, type TestSubgraph } from '../../../test/support/subgraph.js';
import { definition } from '../subgraph.js';

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await openTestSubgraph(definition);
});
afterAll(() => subgraph.stop());

interface Clause {
  code: string;
  directiveCode: string | null;
  registerEvidence: { code: string; value: number }[] | null;
}
const CLAUSES = 'clauses { code directiveCode registerEvidence(year: $year) { code value } }';
const ask = (year: number) =>
  subgraph.ask<{ directive: { clauses: Clause[] } }>(`query ($year: Int!) { directive { ${CLAUSES} } }`, {
    year,
  });

describe('what the register counts for the clauses of the directive', () => {
  it('is counted for all clauses in one statement', async () => {
    const { data, errors, statements } = await ask(2025);
    expect(errors).toEqual([]);
    expect(statements).toHaveLength(4);
    const { clauses } = data!.directive;
    const [reminders] = await subgraph.orm.em
      .fork()
      .execute<{ n: number }[]>(
        'select count(*)::int as n from organizations.reminder where extract(year from reminded_on) = 2025',
      );
    expect(clauses.find(({ code }) => code === '6b')!.registerEvidence).toEqual([
      { code: 'REMINDERS', value: reminders!.n },
    ]);
    expect(clauses.find(({ code }) => code === '1a')!.registerEvidence).toEqual([]);
    expect(clauses.every(({ code, directiveCode }) => code === directiveCode)).toBe(true);
  });

  it('is zero in a year in which nothing happened, and refused for one to come', async () => {
    const { data } = await ask(2013);
    const reminded = data!.directive.clauses.find(({ code }) => code === '6b')!;
    expect(reminded.registerEvidence).toEqual([{ code: 'REMINDERS', value: 0 }]);
    for (const year of [2011, 2027]) {
      const { errors } = await ask(year);
      expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', path: 'year' });
    }
  });

  it('is absent from a document that is no directive: its codes mean something else', async () => {
    const [directive] = await subgraph.orm.em.fork().execute<{ id: string; issuer: string }[]>(
      `select d.id, p.issuer_id as issuer from organizations.document d
         join organizations.document p on p.implements_id = d.id order by p.id limit 1`,
    );
    const em = subgraph.orm.em.fork();
    await em.execute(
      `insert into organizations.document_clause (id, document_id, code, position, title_vi, duty, bearer_kinds)
       select gen_random_uuid(), p.id, '6b', 1, 'Tổ chức thực hiện', 'Carry out', '{}' from organizations.document p
       where p.implements_id = ? order by p.id limit 1`,
      [directive!.id],
    );
    const { data } = await subgraph.ask<{ documents: { nodes: { clauses: Clause[] }[] } }>(
      `query ($year: Int!, $of: ID!) { documents(where: { implements: { eq: $of } }, first: 100) { nodes { ${CLAUSES} } } }`,
      { year: 2025, of: directive!.id },
    );
    const clauses = data!.documents.nodes.flatMap((document) => document.clauses);
    expect(clauses).toEqual([{ code: '6b', directiveCode: null, registerEvidence: null }]);
  });
});
