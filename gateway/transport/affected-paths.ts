import {
  type DocumentNode,
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { SubgraphFetch } from './transport.js';

type Path = readonly (string | number)[];

interface Representation {
  __typename: string;
}

/** Where the answer of a fetch would have stood, in the subgraph's own paths: one per field and entity. */
export function affectedPaths({ document, variables }: SubgraphFetch): Path[] {
  const { selections } = operationOf(document);
  const representations = variables['representations'] as Representation[] | undefined;
  if (!representations)
    return fieldKeys({ selections, kind: Kind.SELECTION_SET }, variables).map((key) => [key]);
  const perType = new Map<string, string[]>();
  const [entities] = selections;
  for (const selection of entities?.kind === Kind.FIELD ? (entities.selectionSet?.selections ?? []) : []) {
    if (selection.kind !== Kind.INLINE_FRAGMENT || !selection.typeCondition) continue;
    const type = selection.typeCondition.name.value;
    perType.set(type, [...(perType.get(type) ?? []), ...fieldKeys(selection.selectionSet, variables)]);
  }
  return representations.flatMap(({ __typename: type }, index): Path[] =>
    (perType.get(type) ?? []).map((key) => ['_entities', index, key]),
  );
}

function operationOf(document: DocumentNode): SelectionSetNode {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return operation!.selectionSet;
}

function fieldKeys({ selections }: SelectionSetNode, variables: Record<string, unknown>): string[] {
  return selections.flatMap((selection) => {
    if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.['if'] === true) return [];
    if (getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.['if'] === false) return [];
    if (selection.kind === Kind.INLINE_FRAGMENT) return fieldKeys(selection.selectionSet, variables);
    if (selection.kind !== Kind.FIELD || selection.name.value === '__typename') return [];
    return [selection.alias?.value ?? selection.name.value];
  });
}
