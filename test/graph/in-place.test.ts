import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestGraph, type TestGraph } from '../support/graph.js';
import { sourcePath } from '../support/source-path.js';
import { tellStory } from '../support/story.js';

const OFFICER = { role: 'PROVINCE_OFFICER' } as const;

let graph: TestGraph;
beforeAll(async () => void (graph = await openTestGraph()));
afterAll(() => graph.stop());

interface InPlace {
  organizations: { nodes: { code: string }[] } | null;
}

describe('what organisations have in place', () => {
  it('is one fetch, with as many statements for fifty organisations as for twenty', async () => {
    const { data, errors, fetches, statements } = await tellStory<InPlace>(graph, 'in-place', {
      variables: { first: 3 },
      viewer: OFFICER,
    });
    expect([errors, fetches]).toEqual([[], ['organizations']]);
    const em = graph.subgraphs.get('organizations')!.orm.em.fork();
    const rows = await em.execute<{ code: string }[]>(
      `select o.code from organizations.organization o where (o.closed_on is null or o.closed_on > '2026-11-20')
         and (not exists (select from organizations.informed_count i where i.organization_id = o.id and i.year = 2025
              and i.informed_count = i.headcount)
           or not exists (select from organizations.internal_regulation r where r.organization_id = o.id
              and r.kind = 'PROTECTION' and greatest(r.valid_from, r.reviewed_on) >= '2023-11-20' and r.valid_to is null))
       order by o.code limit 50`,
    );
    expect(data!.organizations!.nodes.map(({ code }) => code)).toEqual(
      rows.slice(0, 3).map(({ code }) => code),
    );
    const query = await readFile(sourcePath('test/graph/in-place.query.graphql'), 'utf8');
    const twenty = await graph.ask<InPlace>(query, { first: 20 }, OFFICER);
    const fifty = await graph.ask<InPlace>(query, { first: 50 }, OFFICER);
    expect(fifty.data!.organizations!.nodes.map(({ code }) => code)).toEqual(rows.map(({ code }) => code));
    // One per field asked; the log of personal reads is one; of the three none has a managing body to look up.
    expect([statements, twenty.statements, fifty.statements].map(({ length }) => length)).toEqual([
      11, 12, 12,
    ]);
  });

  it('is refused to the public, who may not ask who lacks something', async () => {
    const { data, errors } = await tellStory<InPlace>(graph, 'in-place', {
      variables: { first: 3 },
      as: 'in-place.public',
    });
    expect(errors.map(({ extensions }) => [extensions?.['code'], extensions?.['path']])).toEqual([
      ['FORBIDDEN', 'where.readiness'],
    ]);
    expect(data?.organizations ?? null).toBeNull();
  });
});
