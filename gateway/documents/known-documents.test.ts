import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse } from 'graphql';
import { DocumentError } from '../errors.js';
import { createKnownDocuments } from './known-documents.js';

const schema = buildSchema('type Query { book: String }');

function openDocuments() {
  const measured: string[] = [];
  const read = createKnownDocuments({
    schema,
    limiter: {
      checkValues: () => undefined,
      measure: (source) => {
        measured.push(source);
        return { document: parse(source), costs: new Map() };
      },
      checkCost: () => 0,
    },
    development: false,
  });
  return { read, measured };
}

describe('documents that were asked before', () => {
  it('are read once when they fit the schema', () => {
    const { read, measured } = openDocuments();
    const first = read('{ book }');
    first.requireFit();
    expect(read('{ book }')).toBe(first);
    expect(read('{ book  }')).not.toBe(first);
    expect(measured).toEqual(['{ book }', '{ book  }']);
  });

  it('are refused again and not kept when they do not', () => {
    const { read, measured } = openDocuments();
    for (const source of ['{ bok }', '{ bok }'])
      expect(() => read(source).requireFit()).toThrow(DocumentError);
    expect(() => read('{')).toThrow(DocumentError);
    expect(measured).toEqual(['{ bok }', '{ bok }', '{']);
  });

  it('take a bounded room: the length of all together', () => {
    const { read, measured } = openDocuments();
    const long = (name: string): string => `query ${name} { book } #${'x'.repeat(400_000)}`;
    for (const name of ['A', 'B', 'C', 'A']) read(long(name)).requireFit();
    expect(measured).toHaveLength(4);
  });
});
