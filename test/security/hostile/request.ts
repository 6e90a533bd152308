/** What a hostile client sends; the body is JSON unless it is text already. */
export interface HostileRequest {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: unknown;
}

export interface Hostile extends HostileRequest {
  name: string;
  status: number;
  /** Code of the first error; absent: it is served. */
  code?: string;
  says?: RegExp;
}

export const repeat = (count: number, make: (index: number) => string, separator = ' '): string =>
  Array.from({ length: count }, (_, index) => make(index)).join(separator);
export const nest = (count: number, open: string, close: string, inner = ''): string =>
  open.repeat(count) + inner + close.repeat(count);
export const ask = (query: string, rest: object = {}): HostileRequest => ({ body: { query, ...rest } });
/** 2^levels fields in a few hundred bytes. */
export const bomb = (levels: number, on: string, leaf: string): string =>
  `${repeat(levels, (level) => `fragment F${level} on ${on} { ...F${level + 1} ...F${level + 1} }`)} fragment F${levels} on ${on} { ${leaf} }`;

export const TOO_COMPLEX = { status: 400, code: 'TOO_COMPLEX' };
export const INVALID = { status: 400, code: 'GRAPHQL_VALIDATION_FAILED' };
export const BAD_REQUEST = { status: 400, code: 'BAD_REQUEST' };
/** Refused by the subgraph whose field it is; the rest of an answer would stand. */
export const BAD_INPUT = { status: 200, code: 'BAD_USER_INPUT' };
