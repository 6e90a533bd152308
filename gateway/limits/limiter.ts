import { hash } from 'node:crypto';
import { type DocumentNode, GraphQLError, parse } from 'graphql';
import { GatewayError } from '../errors.js';
import { type MeasureCost, prepareCosts } from './cost.js';
import { type CostModel, readCostModel } from './cost-model.js';
import type { FullQuestion } from '../question.js';
import type { CostWeights, Limits } from './limits.js';
import { measureDocument, type Measures } from './measure.js';
import { measureValues } from './values.js';

/** Refuses a request over a limit, else answers what it costs. */
export type CheckLimits = (question: FullQuestion) => number;

type Counted = keyof Measures | 'values';

const WORDS: Record<Counted, string> = {
  depth: 'levels of nested fields',
  aliases: 'aliased fields',
  rootFields: 'fields at the root',
  fields: 'fields, uses of fragments counted',
  directives: 'directives, uses of fragments counted',
  introspection: 'lists within lists of the schema itself',
  valueDepth: 'levels of nested values',
  values: 'values in variables and extensions',
};

/** Documents whose measures are remembered, and how long they may be altogether. */
const REMEMBERED = 1_000;
const REMEMBERED_LENGTH = 2_000_000;

type Costs = ReadonlyMap<string, MeasureCost>;

export interface LimiterOptions {
  limits: Limits;
  weights: CostWeights;
  supergraphSdl: string;
}

/** Checks before the document is validated: validation itself is what a bomb makes slow. */
export function createLimiter({ limits, weights, supergraphSdl }: LimiterOptions): CheckLimits {
  const model = readCostModel(supergraphSdl, weights);
  const known = new Map<string, Costs>();
  let knownLength = 0;

  const costsOf = (source: string): Costs => {
    const digest = hash('sha256', source, 'base64');
    const remembered = known.get(digest);
    if (remembered) return remembered;
    const costs = measureSource(source, { limits, model, page: weights.page });
    if (known.size >= REMEMBERED || knownLength > REMEMBERED_LENGTH) {
      known.clear();
      knownLength = 0;
    }
    known.set(digest, costs);
    knownLength += source.length;
    return costs;
  };

  return ({ query, operationName, variables, extensions }) => {
    for (const values of [variables, extensions])
      requireWithin(measureValues(values, limits), limits, 'request');
    const costs = costsOf(query);
    const named = typeof operationName === 'string' ? costs.get(operationName) : undefined;
    const values = (variables ?? {}) as Record<string, unknown>;
    const cost = Math.max(0, ...(named ? [named] : [...costs.values()]).map((measure) => measure(values)));
    if (cost > limits.cost) {
      throw new GatewayError(
        'TOO_COMPLEX',
        `The operation costs ${cost}; at most ${limits.cost} are allowed. Ask for smaller pages, or fewer lists within lists.`,
      );
    }
    return cost;
  };
}

function measureSource(
  source: string,
  { limits, model, page }: { limits: Limits; model: CostModel; page: number },
): Costs {
  try {
    const document = parseWithin(source, limits.tokens);
    if (!document) return new Map();
    requireWithin(measureDocument(document), limits, 'document');
    return prepareCosts(document, model, page);
  } catch (error) {
    // The stack is what ends first, in the parser as well as here.
    if (!(error instanceof RangeError)) throw error;
    throw new GatewayError('TOO_COMPLEX', 'The document is nested too deeply to be read.');
  }
}

function requireWithin(measures: Partial<Record<Counted, number>>, limits: Limits, what: string): void {
  for (const [name, figure] of Object.entries(measures) as [Counted, number][]) {
    if (figure <= limits[name]) continue;
    throw new GatewayError(
      'TOO_COMPLEX',
      `The ${what} has ${figure} ${WORDS[name]}; at most ${limits[name]} are allowed.`,
    );
  }
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
    if (error instanceof RangeError) throw error;
    return undefined;
  }
}
