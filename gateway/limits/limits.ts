/** Of one request, but for the last; none of them can be switched off. */
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
  /** Directives, each use of a fragment counted. */
  directives: number;
  /** Lists within lists of an introspection: `fields { type { fields` multiplies the whole schema. */
  introspection: number;
  /** Levels of nested lists and input objects, in the document and in variables. */
  valueDepth: number;
  /** Single values in variables and extensions. */
  values: number;
  /** Rows the graph may have to touch, see CostWeights. */
  cost: number;
  /** Bytes of an answer. */
  responseBytes: number;
  /** Cost of all operations that one client asks for within a minute. */
  costPerMinute: number;
}

/**
 * Several times what the largest real query needs; the standard introspection query fits (depth 15, 229 fields).
 * The profile of an organisation costs 28, a hundred rows of the commune list with their latest awards 501.
 * A portal that reads a hundred profiles a second spends 168,000 a minute; who asks the dearest operations, 200 of them.
 */
export const DEFAULT_LIMITS: Limits = {
  bodyBytes: 100_000,
  tokens: 5_000,
  depth: 16,
  aliases: 50,
  rootFields: 20,
  fields: 1_000,
  directives: 100,
  introspection: 2,
  valueDepth: 12,
  values: 2_000,
  cost: 5_000,
  responseBytes: 10_000_000,
  costPerMinute: 1_000_000,
};

/** What a field costs where the supergraph has no `@cost` or `@listSize`; a list multiplies what is inside it. */
export interface CostWeights {
  /** A field that is an object. */
  object: number;
  /** A field that is a value. */
  scalar: number;
  /** A field of the mutation root: a transaction. */
  mutation: number;
  /** `__schema` and `__type`: a tool asks for one, and its answer describes the whole graph. */
  introspection: number;
  /** Rows of a list without a page argument. */
  list: number;
  /** Most rows of a page: `first` counts as no more, and as no less than 1. */
  page: number;
}

export const DEFAULT_WEIGHTS: CostWeights = {
  object: 1,
  scalar: 0,
  mutation: 10,
  introspection: 1_000,
  list: 10,
  page: 100,
};
