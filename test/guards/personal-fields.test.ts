import { describe, expect, it } from '@jest/globals';
import { EntitySchema } from '@mikro-orm/core';
import { buildSchema, type GraphQLSchema, isEnumType, isInputObjectType, isObjectType } from 'graphql';
import { DEFINITIONS } from '../../gateway/main.js';
import { buildDefinition } from '../../subgraphs/kit/subgraph.js';

/**
 * Words no name of the register may contain (domain 8.1 “not needed”, 8.2); `…` stands for any ending. In the order of
 * the domain, so that a line can be compared with its sentence.
 */
const DENIED: Readonly<Record<string, string>> = {
  'who somebody is': `
    national id, citizen, identity, passport, id card, card image, cccd, cmnd, person, profile,
    birth…, dob, home address, private address, ethnic…, religio…, faith, politic…, gender, sex,
    family, spouse…, marital…, nationality of
  `,
  'what somebody has': `
    health, medical…, disease…, criminal, conviction…, salary, wage…, income…, vehicle,
    license plate, plate number, bank
  `,
  'opinions, beliefs, marks and rankings of somebody': `
    opinion…, belief…, believe…, ideolog…, reliab…, loyal…, trustworth…, attitude…, morality,
    scoring, score…, person rank…, ranking…, suspect…, watchlist, watch list
  `,
  'protest, strike, petition, complaint, denunciation, lists of those who organise or work': `
    protest…, demonstrator…, strike…, striker…, riot…, boycott…, petition…, complain…, denunciat…,
    denounc…, organizer…, organiser…, instigat…, agitat…, blacklist…, black list…
  `,
  'accounts, posts, devices, keywords': `
    social account, social network, social media, user account, facebook, zalo, tiktok, youtube,
    telegram, post, posts, screenshot…, brows…, device…, imei, ip address, mac address, keyword…
  `,
  'images, face, voice, cameras, whereabouts': `
    face, facial, voice, image…, photo…, portrait…, footage…, video feed, audio feed, camera…,
    biometric…, fingerprint…, location…, latitude, longitude, gps, geo…, tracking, whereabouts,
    movement trace…
  `,
  'informants, tip-offs, investigations, incidents with persons': `
    informant…, informer…, tip off, tipoff…, whistle…, investigat…, incident…, narrative…,
    witness…, victim…, offender…, perpetrator…, culprit…
  `,
  'membership of union or Party, attendance of somebody': `
    party member…, union member…, member of party, member of union, membership, party card,
    attendee…, attendance list, attended by
  `,
};

const WORDS = Object.values(DENIED).flatMap((words) => words.split(',').map((word) => word.trim()));

const toWords = (name: string): string =>
  name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();

const PATTERNS = WORDS.map(
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
      console.info(`${name}: ${names.length} names examined against ${WORDS.length} denied words`);
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

  it.each(WORDS)('finds “%s” as a field', (word) => {
    const [first, ...others] = word.replace('…', '').split(' ');
    const name = `${first}${others.map((other) => other[0]!.toUpperCase() + other.slice(1)).join('')}`;
    expect(findDenied([name, `some${name[0]!.toUpperCase()}${name.slice(1)}`])).toHaveLength(2);
  });
});
