import { getNamedType, type GraphQLSchema, isObjectType, isRequiredArgument } from 'graphql';
import type { TestGraph, ViewerClaims } from '../../support/graph.js';
import { ANYWHERE, type Vocabulary } from '../operations.js';

const SEES_ALL: ViewerClaims = { role: 'PROVINCE_OFFICER' };

/** Places whose ids are those of a type whose name is not theirs. */
const PLACES_OF: Readonly<Record<string, string>> = {
  unit: 'AdministrativeUnit',
  unitId: 'AdministrativeUnit',
  zone: 'IndustrialZone',
  plan: 'FestivalPlan',
  planId: 'FestivalPlan',
  round: 'EmulationRound',
  model: 'MovementModel',
};

const FEW = 6;

/** Arguments that mean something in the demonstration register: ids that exist, codes, years, days. */
export async function readWords(graph: TestGraph, schema: GraphQLSchema): Promise<Vocabulary> {
  const ids = await readIds(graph, schema);
  const byPlace: Record<string, readonly string[]> = {};
  for (const [type, list] of ids) {
    const name = type[0]!.toLowerCase() + type.slice(1);
    byPlace[name] = byPlace[`${name}Id`] = list;
  }
  for (const [place, type] of Object.entries(PLACES_OF)) byPlace[place] = ids.get(type)!;
  const mixed = [...ids.values()].flatMap(([first]) => first ?? []);
  const codes = { code: ['HD-0001', 'HD-0002', '10525', '10570', 'zz'], topic: ['TRAFFIC_SAFETY', 'zz'] };
  return {
    values: {
      ID: { ...byPlace, [ANYWHERE]: ['00000000-0000-7000-8000-000000000000', 'no id', ...mixed] },
      String: { ...codes, after: ['', 'x'], [ANYWHERE]: ['Công ty', 'ha', '', 'a "quoted" one'] },
      Int: {
        first: [1, 2, 3, 3, 2, 1, 0],
        year: [2026, 2025, 2024, 2021, 1900],
        [ANYWHERE]: [0, 1, 2, 100],
      },
      Float: { [ANYWHERE]: [0, 0.5, 100] },
      LocalDate: { [ANYWHERE]: ['2026-11-14', '2026-01-01', '2025-06-30', '2025-07-01', '2021-08-19'] },
    },
    always: ['first'],
  };
}

/** Some ids of each type that has a list at the root. */
async function readIds(graph: TestGraph, schema: GraphQLSchema): Promise<Map<string, string[]>> {
  const ids = new Map<string, string[]>();
  for (const field of Object.values(schema.getQueryType()!.getFields())) {
    const connection = getNamedType(field.type);
    const nodes = isObjectType(connection) ? connection.getFields()['nodes'] : undefined;
    const node = nodes && getNamedType(nodes.type);
    if (!isObjectType(node) || !node.getFields()['id'] || field.args.some(isRequiredArgument)) continue;
    const query = `{ list: ${field.name}(first: ${FEW}) { nodes { id } } }`;
    const { data } = await graph.ask<{ list?: { nodes: { id: string }[] } }>(query, {}, SEES_ALL);
    ids.set(node.name, data?.list?.nodes.map(({ id }) => id) ?? []);
  }
  return ids;
}
