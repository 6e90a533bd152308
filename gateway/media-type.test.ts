import { describe, expect, it } from '@jest/globals';
import { chooseSent } from './media-type.js';

const JSON_TYPE = 'application/json; charset=utf-8';
const RESPONSE_TYPE = 'application/graphql-response+json; charset=utf-8';

describe('the media type of an answer', () => {
  it.each([
    [undefined, JSON_TYPE],
    ['', JSON_TYPE],
    ['*/*', JSON_TYPE],
    ['application/*', JSON_TYPE],
    ['application/json', JSON_TYPE],
    ['Application/JSON; charset=UTF-8', JSON_TYPE],
    ['application/graphql-response+json', RESPONSE_TYPE],
    ['application/graphql-response+json, application/json;q=0.9', RESPONSE_TYPE],
    ['application/json, application/graphql-response+json', JSON_TYPE],
    ['application/graphql-response+json, application/json', RESPONSE_TYPE],
    ['text/html, */*;q=0.1', JSON_TYPE],
    ['application/json;q=0, */*', RESPONSE_TYPE],
    ['*/*;q=0.9, application/graphql-response+json', RESPONSE_TYPE],
  ])('%s: %s', (accept, contentType) => {
    expect(chooseSent(accept).contentType).toBe(contentType);
  });

  it.each([
    'text/html',
    'application/json;q=0',
    'application/json; profile=other',
    'x',
    'application/json;q=no',
  ])('%s: none', (accept) => {
    expect(() => chooseSent(accept)).toThrow(
      'Answers are application/json or application/graphql-response+json.',
    );
  });

  it.each([
    ['application/json', true],
    ['application/json, text/html', true],
    ['application/json, */*', false],
    ['application/json, application/graphql-response+json', false],
    [undefined, false],
  ])('%s: told in the body what is wrong: %s', (accept, isToldInBody) => {
    expect(chooseSent(accept).isToldInBody).toBe(isToldInBody);
  });
});
