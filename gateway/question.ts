import type { FastifyRequest } from 'fastify';
import { GatewayError } from './errors.js';

type Values = Readonly<Record<string, unknown>>;

/** What a client asks, in the shape that GraphQL over HTTP gives it; the rest of it is not checked yet. */
export interface Question {
  query?: string;
  /** Of a document we have, in place of its text. */
  documentId?: unknown;
  operationName?: string;
  variables?: Values;
  extensions?: Values;
}

/** One whose document is here. */
export interface FullQuestion extends Question {
  query: string;
}

/** The question of a request, from the body of a POST or the parameters of a GET. */
export function readQuestion({ method, body, query: parameters }: FastifyRequest): Question {
  return method === 'GET' ? readParameters(parameters as Values) : readBody(body);
}

function readBody(body: unknown): Question {
  if (Array.isArray(body)) refuse('One request asks one question; a list of them is not answered.');
  if (!isObject(body) || Object.keys(body).length === 0)
    return refuse('The body must be a JSON object with a `query`, sent as application/json.');
  return toQuestion(body);
}

function readParameters(given: Values): Question {
  for (const [name, value] of Object.entries(given))
    if (Array.isArray(value)) refuse(`The parameter '${name}' may be given once only.`);
  const { variables, extensions } = given;
  return toQuestion({
    ...given,
    variables: variables === undefined ? undefined : readJson('variables', variables),
    extensions: extensions === undefined ? undefined : readJson('extensions', extensions),
  });
}

/** What a GET carries as text. */
function readJson(name: string, text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return refuse(`The parameter '${name}' is no JSON.`);
  }
}

function toQuestion({ query, operationName, variables, extensions, documentId }: Values): Question {
  if (query && typeof query !== 'string') refuse('GraphQL queries must be strings.');
  if (isGiven(operationName) && typeof operationName !== 'string')
    refuse('`operationName` must be a string if provided.');
  for (const [name, value] of Object.entries({ variables, extensions }))
    if (isGiven(value) && !isObject(value)) refuse(`\`${name}\` must be an object if provided.`);
  return {
    // Empty is as good as absent.
    query: (query as string | undefined) || undefined,
    documentId: documentId ?? undefined,
    operationName: (operationName as string | undefined) ?? undefined,
    variables: (variables as Values | undefined) ?? undefined,
    extensions: (extensions as Values | undefined) ?? undefined,
  };
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refuse(reason: string): never {
  throw new GatewayError('BAD_REQUEST', reason);
}
