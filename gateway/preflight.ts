import type { IncomingHttpHeaders } from 'node:http';
import { GatewayError } from './errors.js';

/** What a page of another origin can make a browser send without asking this server first. */
const SIMPLE_TYPES = new Set([
  undefined,
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'text/plain',
]);

/** Any of them makes a browser ask first; Apollo's clients send the first by themselves. */
const PREFLIGHT_HEADERS = ['x-apollo-operation-name', 'apollo-require-preflight'];

/** Refuses what a page of another origin could send in the name of its visitor: cross-site request forgery. */
export function requirePreflight({
  method,
  headers,
}: {
  method: string;
  headers: IncomingHttpHeaders;
}): void {
  const type = headers['content-type']?.split(';', 1)[0]!.trim().toLowerCase();
  if (SIMPLE_TYPES.has(type) && !PREFLIGHT_HEADERS.some((name) => headers[name]))
    throw new GatewayError(
      'BAD_REQUEST',
      `A page of another origin could have sent this request. Send a content-type of application/json, or one of the headers ${PREFLIGHT_HEADERS.join(', ')}.`,
    );
  if (method === 'GET' && type !== undefined && type !== 'application/json')
    throw new GatewayError('BAD_REQUEST', 'A GET has no content-type but application/json.', 415);
}
