import { describe, expect, it } from '@jest/globals';
import { EntitySchema } from '@mikro-orm/core';
import { buildSchema, type GraphQLSchema, isEnumType, isInputObjectType, isObjectType } from 'graphql';
import { DEFINITIONS } from '../../gateway/main.js';
import { buildDefinition } from '../../subgraphs/kit/subgraph.js';

/** Words no name of the register may contain (domain: what must never exist); `…` stands for any ending. */
const DENIED = [
  ...[
    'national id',
    'citizen',
    'identity',
    'passport',
    'birth…',
    'ethnic…',
    'religio…',
    'politic…',
    'gender',
    'family',
  ],
  ...['party member…', 'union member…', 'membership', 'ideolog…', 'belief…', 'opinion…', 'loyal…', 'reliab…'],
  ...['protest…', 'strike…', 'striker…', 'petition…', 'complain…', 'denunciat…', 'organizer…', 'blacklist'],
  ...[
    'social account',
    'social network',
    'social media',
    'facebook',
    'zalo',
    'tiktok',
    'post',
    'posts',
    'screenshot',
  ],
  ...['brows…', 'device', 'keyword', 'face', 'facial', 'voice', 'image…', 'photo…', 'camera…', 'biometric…'],
  ...['location…', 'latitude', 'longitude', 'gps', 'informant…', 'tip off', 'investigat…', 'incident…'],
  ...[
    'health',
    'criminal',
    'salary',
    'vehicle',
    'bank',
    'home address',
    'person',
    'profile',
    'suspect…',
    'watchlist',
  ],
];

const toWords = (name: string): string =>
  name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();

const PATTERNS = DENIED.map(
  (word) => new RegExp(`(^| )${word.endsWith('…') ? word.slice(0, -1) : `${word}( |$)`}`),
);

/** Every name a client or an operator could read in a schema: types, fields, arguments, enum values. */
function namesOf(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (type.name.startsWith('__')) return [];
    if (isEnumType(type)) return [type.name, ...type.getValues().map(({ name }) => name)];
    if (isInputObjectType(type)) return [type.name, ...Object.keys(type.getFields())];
    if (!isObjectType(type)) return [type.name];
    const fields = Object.values(type.getFields());
    return [type.name, ...fields.flatMap((field) => [field.name, ...field.args.map(({ name }) => name)])];
  });
}

const findDenied = (names: readonly string[]): string[] =>
  names.filter((name) => PATTERNS.some((pattern) => pattern.test(toWords(name))));

describe('nothing in the register is about a person’s beliefs, acts or body', () => {
  it.each(DEFINITIONS.map((definition) => [definition.name, definition] as const))(
    '%s',
    (name, definition) => {
      const columns = definition.entities.flatMap((entity) =>
        Object.keys((EntitySchema.REGISTRY.get(entity as never)?.properties ?? {}) as object),
      );
      const names = [...namesOf(buildDefinition(definition).schema), ...columns];
      console.info(`${name}: ${names.length} names examined against ${DENIED.length} denied words`);
      expect(names.length).toBeGreaterThan(50);
      expect(findDenied(names)).toEqual([]);
    },
  );

  it('finds denied words in types, fields, arguments, inputs and enum values, and leaves their neighbours', () => {
    const schema = buildSchema(`
      enum Mark { RELIABLE STRIKE_PARTICIPATION FINE }
      input Note { partyMember: Boolean, partyBody: Boolean }
      type Query { a(faceImage: String, surface: Int): SocialAccount posted: Int postalCode: Int }
      type SocialAccount { nationalId: ID, homeAddress: String, addressText: String }`);
    expect(findDenied(namesOf(schema)).sort()).toEqual(
      [
        'RELIABLE',
        'STRIKE_PARTICIPATION',
        'SocialAccount',
        'faceImage',
        'homeAddress',
        'nationalId',
        'partyMember',
      ].sort(),
    );
  });
});
