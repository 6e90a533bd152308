import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestGraph, type TestGraph } from '../../support/graph.js';
import { askQuestion } from '../../support/question.js';
import { sourcePath } from '../../support/source-path.js';

let graph: TestGraph;
beforeAll(async () => void (graph = await openTestGraph()));
afterAll(() => graph.stop());

describe('Q23, one search box', () => {
  interface Unit {
    code: string;
    nameVi: string;
    validTo: string | null;
    successors?: { to: { nameVi: string } }[];
  }
  interface Answer {
    organizations: { totalCount: number; nodes: { name: string }[] };
    today: { nodes: Unit[] };
    former: { nodes: Unit[] };
    movementModels: { totalCount: number; nodes: { name: string }[] };
  }
  /** The words without their marks, by JavaScript's own means. */
  const plain = (text: string): string =>
    text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toLowerCase();

  it('keeps Cẩm Giang and Cẩm Giàng apart, and the township of before beside its successor', async () => {
    const { data, errors, fetches, statements } = await askQuestion<Answer>(graph, 'q23-search-box');
    expect(errors).toEqual([]);
    expect(fetches.toSorted()).toEqual(['emulation', 'organizations']);
    expect(statements.length).toBeLessThanOrEqual(9);
    const names = data!.today.nodes.map(({ code, nameVi }) => `${code} ${nameVi}`);
    expect(names).toEqual(expect.arrayContaining(['10888 Xã Cẩm Giang', '10903 Xã Cẩm Giàng']));
    const [units] = await graph.rows<{ names: string[] }>(
      `select array_agg(name_vi) as names from organizations.administrative_unit where level = 'COMMUNE' and valid_to is null`,
    );
    expect(names).toHaveLength(units!.names.filter((name) => plain(name).includes('cam giang')).length);
    const [former] = data!.former.nodes;
    expect([former!.nameVi, former!.validTo]).toEqual(['Thị trấn Cẩm Giang', '2025-07-01']);
    expect(former!.successors!.map(({ to }) => to.nameVi)).toEqual(['Xã Cẩm Giang']);
  });

  it.each(['hoa sen', 'truong hoc', 'TRƯỜNG HỌC'])('finds every spelling of “%s”', async (search) => {
    const query = await readFile(sourcePath('test/graph/questions/q23-search-box.query.graphql'), 'utf8');
    const { data } = await graph.ask<Answer>(query, { search });
    const everything = await graph.rows<{ name: string; model: boolean }>(
      `select name, false as model from organizations.organization union all select name, true from emulation.movement_model`,
    );
    const hits = everything.filter(({ name }) => plain(name).includes(plain(search)));
    expect(hits.length).toBeGreaterThan(0);
    expect([data!.organizations.totalCount, data!.movementModels.totalCount]).toEqual([
      hits.filter(({ model }) => !model).length,
      hits.filter(({ model }) => model).length,
    ]);
  });
});
