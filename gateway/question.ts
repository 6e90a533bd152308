import type { FastifyRequest } from 'fastify';

/** What a client asks, before anything of it was checked. */
export interface Question {
  query?: unknown;
  /** Of a document we have, in place of its text. */
  documentId?: unknown;
  operationName?: unknown;
  variables?: unknown;
  extensions?: unknown;
}

/** One whose document is here. */
export interface FullQuestion extends Question {
  query: string;
}

/** Undefined: the body is no question, which the server says better. */
export function readQuestion({ method, body, query: parameters }: FastifyRequest): Question | undefined {
  if (method !== 'GET')
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? body : undefined;
  const question = parameters as Question;
  return {
    ...question,
    variables: readJson(question.variables),
    extensions: readJson(question.extensions),
  };
}

/** What a GET carries as text; text that is no JSON is refused later, in the server's words. */
function readJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}

/** The body of a POST, with the document in place of its id. A GET has none. */
export function toBody({ method }: FastifyRequest, question: FullQuestion): unknown {
  return method === 'GET' ? undefined : question;
}

/** The parameters of a GET, likewise. */
export function toSearch({ query, operationName, variables, extensions }: FullQuestion): string {
  const parameters = new URLSearchParams({ query });
  if (typeof operationName === 'string') parameters.set('operationName', operationName);
  if (variables !== undefined) parameters.set('variables', JSON.stringify(variables));
  if (extensions !== undefined) parameters.set('extensions', JSON.stringify(extensions));
  return `?${parameters.toString()}`;
}
