import {
  GraphQLError,
  type GraphQLSchema,
  NoSchemaIntrospectionCustomRule,
  specifiedRules,
  validate,
} from 'graphql';
import { DocumentError } from '../errors.js';
import type { Costs, Limiter, MeasuredDocument } from '../limits/limiter.js';

/** Documents remembered, and how long they may be altogether: parsed, a character is some fifty bytes. */
const REMEMBERED = 1_000;
const REMEMBERED_LENGTH = 1_000_000;

export interface KnownDocument extends MeasuredDocument {
  costs: Costs;
  /** Throws when the document does not fit the schema. */
  requireFit(): void;
}

export interface KnownDocumentsOptions {
  schema: GraphQLSchema;
  limiter: Limiter;
  /** Introspection is answered, and messages suggest what may have been meant. */
  development: boolean;
}

/** Reads documents, each text once as long as there is room: parsed, measured, and found to fit the schema. */
export function createKnownDocuments(options: KnownDocumentsOptions): (source: string) => KnownDocument {
  const { limiter } = options;
  const known = new Map<string, KnownDocument>();
  let length = 0;
  return (source) => {
    const remembered = known.get(source);
    if (remembered) return remembered;
    const measured = measure(source, limiter);
    const read: KnownDocument = {
      ...measured,
      requireFit: () => {
        const errors = findFaults(measured, options);
        if (errors.length) throw new DocumentError('GRAPHQL_VALIDATION_FAILED', errors);
        // What does not fit is not asked again by a client in earnest: it is not kept.
        if (known.size >= REMEMBERED || length + source.length > REMEMBERED_LENGTH) {
          known.clear();
          length = 0;
        }
        read.requireFit = () => undefined;
        known.set(source, read);
        length += source.length;
      },
    };
    return read;
  };
}

function measure(source: string, limiter: Limiter): MeasuredDocument {
  try {
    return limiter.measure(source);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw new DocumentError('GRAPHQL_PARSE_FAILED', [error]);
  }
}

function findFaults(
  { document }: MeasuredDocument,
  { schema, development }: KnownDocumentsOptions,
): readonly GraphQLError[] {
  const rules = development ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];
  return validate(schema, document, rules, { hideSuggestions: !development });
}
