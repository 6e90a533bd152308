import { type DocumentNode, GraphQLError, parse } from 'graphql';
import { GatewayError } from '../errors.js';
import { type MeasureCost, prepareCosts } from './cost.js';
import { type CostModel, readCostModel } from './cost-model.js';
import type { FullQuestion } from '../question.js';
import type { CostWeights, Limits } from './limits.js';
import { measureDocument, type Measures } from './measure.js';
import { measureValues } from './values.js';

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

/** What each operation of a document costs, by its name. */
export type Costs = ReadonlyMap<string, MeasureCost>;

export interface LimiterOptions {
  limits: Limits;
  weights: CostWeights;
  supergraphSdl: string;
}

/** A document that is within the limits, before it is validated: validation itself is what a bomb makes slow. */
export interface MeasuredDocument {
  document: DocumentNode;
  costs: Costs;
}

export interface Limiter {
  checkValues(question: FullQuestion): void;
  /** Parses a text and measures what it says; throws graphql's own error when it is no GraphQL. */
  measure(source: string): MeasuredDocument;
  /** What the operation costs that is asked. */
  checkCost(costs: Costs, question: FullQuestion): number;
}

/** Each of its steps refuses what is over a limit. */
export function createLimiter({ limits, weights, supergraphSdl }: LimiterOptions): Limiter {
  const model = readCostModel(supergraphSdl, weights);
  return {
    checkValues: ({ variables, extensions }) => {
      for (const values of [variables, extensions])
        if (values) requireWithin(measureValues(values, limits), limits, 'request');
    },
    measure: (source) => measureSource(source, { limits, model, page: weights.page }),
    checkCost: (costs, { operationName, variables = {} }) => {
      const named = operationName === undefined ? undefined : costs.get(operationName);
      const cost = Math.max(
        0,
        ...(named ? [named] : [...costs.values()]).map((measure) => measure(variables)),
      );
      if (cost > limits.cost) {
        throw new GatewayError(
          'TOO_COMPLEX',
          `The operation costs ${cost}; at most ${limits.cost} are allowed. Ask for smaller pages, or fewer lists within lists.`,
        );
      }
      return cost;
    },
  };
}

function measureSource(
  source: string,
  { limits, model, page }: { limits: Limits; model: CostModel; page: number },
): MeasuredDocument {
  try {
    const document = parseWithin(source, limits.tokens);
    requireWithin(measureDocument(document), limits, 'document');
    return { document, costs: prepareCosts(document, model, page) };
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

function parseWithin(source: string, tokens: number): DocumentNode {
  try {
    return parse(source, { maxTokens: tokens });
  } catch (error) {
    if (!(error instanceof GraphQLError) || !error.message.includes('Parsing aborted')) throw error;
    throw new GatewayError(
      'TOO_COMPLEX',
      `The document has more than ${tokens} tokens; at most ${tokens} are allowed.`,
    );
  }
}
