import { type DocumentNode, GraphQLError, Kind, parse, type SelectionSetNode } from 'graphql';
import { GatewayError } from './errors.js';

export interface Limits {
  /** Bytes of a request body. */
  bodyBytes: number;
  /** Lexical tokens of a document. */
  tokens: number;
  /** Levels of nested fields. */
  depth: number;
  /** Aliased fields, each use of a fragment counted. */
  aliases: number;
  /** Fields at the root of an operation. */
  rootFields: number;
  /** Fields altogether, each use of a fragment counted: what a fragment bomb multiplies. */
  fields: number;
}

/** Five times what the largest real query needs; the standard introspection query fits (depth 15, 229 fields). */
export const DEFAULT_LIMITS: Limits = {
  bodyBytes: 100_000,
  tokens: 5_000,
  depth: 16,
  aliases: 50,
  rootFields: 20,
  fields: 1_000,
};

type Measured = 'depth' | 'aliases' | 'rootFields' | 'fields';
type Measures = Record<Measured, number>;

const WORDS: Record<Measured, string> = {
  depth: 'levels of nested fields',
  aliases: 'aliased fields',
  rootFields: 'fields at the root',
  fields: 'fields, uses of fragments counted',
};

/** Documents known to be within the limits; popular ones are not measured again. */
const REMEMBERED = 1_000;

/** Refuses a document over a limit, before it is validated: validation itself is what a bomb makes slow. */
export function createLimiter(limits: Limits): (source: string) => void {
  const passed = new Set<string>();
  return (source) => {
    if (passed.has(source)) return;
    const document = parseWithin(source, limits.tokens);
    if (!document) return;
    const measures = measureDocument(document);
    for (const name of Object.keys(WORDS) as Measured[]) {
      if (measures[name] > limits[name]) {
        throw new GatewayError(
          'TOO_COMPLEX',
          `The document has ${measures[name]} ${WORDS[name]}; at most ${limits[name]} are allowed.`,
        );
      }
    }
    if (passed.size >= REMEMBERED) passed.clear();
    passed.add(source);
  };
}

/** Undefined when the text is no GraphQL: the server says so better, with line and column. */
function parseWithin(source: string, tokens: number): DocumentNode | undefined {
  try {
    return parse(source, { noLocation: true, maxTokens: tokens });
  } catch (error) {
    if (error instanceof GraphQLError && error.message.includes('Parsing aborted')) {
      throw new GatewayError(
        'TOO_COMPLEX',
        `The document has more than ${tokens} tokens; at most ${tokens} are allowed.`,
      );
    }
    return undefined;
  }
}

const NOTHING: Measures = { depth: 0, aliases: 0, rootFields: 0, fields: 0 };

/** The largest figures of any definition; each fragment is measured once, so a bomb costs no more than its text. */
export function measureDocument(document: DocumentNode): Measures {
  const fragments = new Map<string, SelectionSetNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition.selectionSet);
  }
  const known = new Map<string, Measures>();
  const measureFragment = (name: string): Measures => {
    const measured = known.get(name);
    if (measured) return measured;
    // A fragment within itself counts nothing here; validation refuses the cycle.
    known.set(name, NOTHING);
    const selections = fragments.get(name);
    const measures = selections ? measureSelections(selections, measureFragment) : NOTHING;
    known.set(name, measures);
    return measures;
  };
  const measures = document.definitions.flatMap((definition) => {
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      return [{ ...measureFragment(definition.name.value), rootFields: 0 }];
    return definition.kind === Kind.OPERATION_DEFINITION
      ? [measureSelections(definition.selectionSet, measureFragment)]
      : [];
  });
  return measures.reduce(largest, NOTHING);
}

function measureSelections(
  { selections }: SelectionSetNode,
  measureFragment: (name: string) => Measures,
): Measures {
  const total = { ...NOTHING };
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      const inner = selection.selectionSet
        ? measureSelections(selection.selectionSet, measureFragment)
        : NOTHING;
      total.depth = Math.max(total.depth, inner.depth + 1);
      total.aliases += inner.aliases + (selection.alias ? 1 : 0);
      total.rootFields += 1;
      total.fields += inner.fields + 1;
      continue;
    }
    const inner =
      selection.kind === Kind.FRAGMENT_SPREAD
        ? measureFragment(selection.name.value)
        : measureSelections(selection.selectionSet, measureFragment);
    total.depth = Math.max(total.depth, inner.depth);
    total.aliases += inner.aliases;
    total.rootFields += inner.rootFields;
    total.fields += inner.fields;
  }
  return total;
}

function largest(left: Measures, right: Measures): Measures {
  return {
    depth: Math.max(left.depth, right.depth),
    aliases: Math.max(left.aliases, right.aliases),
    rootFields: Math.max(left.rootFields, right.rootFields),
    fields: Math.max(left.fields, right.fields),
  };
}
