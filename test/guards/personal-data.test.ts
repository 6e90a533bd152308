import { describe, expect, it } from '@jest/globals';
import {
  type ConstDirectiveNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  type TypeNode,
} from 'graphql';
import { DEFINITIONS } from '../../gateway/main.js';
import { buildDefinition } from '../../subgraphs/kit/subgraph.js';

interface PersonalType {
  /** Who may see it (domain 8.1); nobody else has a way to it. */
  roles: readonly string[];
  /** What it says of a natural person. */
  personal: readonly string[];
  /** What it says of the record alone, or leads to. */
  plain: readonly string[];
}

type Table = Readonly<Record<string, PersonalType>>;

/**
 * Personal data really needed, and who sees it (domain 8.1). Participants of courses for managers and members of
 * grassroots teams are counts, so they have no row; a field that is in neither list of its type is refused.
 */
const PERSONAL_DATA: Table = {
  MovementFocalPoint: {
    roles: ['ORGANIZATION', 'COMMUNE_OFFICER', 'PROVINCE_OFFICER'],
    personal: ['fullName', 'jobTitle', 'officePhone', 'officeEmail', 'validFrom', 'validTo'],
    plain: ['id', 'version'],
  },
  GuardMember: {
    roles: ['ORGANIZATION', 'TRAINER'],
    personal: [
      ...['staffNumber', 'name', 'jobTitle', 'form', 'employedFrom', 'employedTo'],
      ...['over18', 'meetsStandard', 'checkedOn', 'checkedBy'],
    ],
    plain: ['id', 'version', 'organization', 'certificates', 'courseEnrolments'],
  },
  GuardCertificate: {
    roles: ['ORGANIZATION', 'TRAINER'],
    personal: ['kind', 'number', 'issuedOn', 'validUntil', 'endedOn', 'document', 'state'],
    plain: ['id', 'version', 'guard', 'replacedBy'],
  },
  GuardEnrolment: {
    roles: ['ORGANIZATION', 'TRAINER'],
    personal: ['state'],
    plain: ['id', 'version', 'course', 'guard', 'availableTransitions'],
  },
  IndividualAward: {
    roles: ['EMULATION_OFFICE'],
    personal: [
      ...['recipientName', 'position', 'standing', 'achievement', 'mayPublish'],
      ...['year', 'title', 'form', 'titleVi', 'decisionNumber', 'decidedOn'],
    ],
    plain: ['id', 'level', 'decidedBy', 'organization'],
  },
  AccessRecord: {
    roles: ['DPO'],
    personal: ['role', 'subject', 'recordedAt'],
    plain: ['id', 'organizationId', 'fieldGroup', 'count', 'purpose'],
  },
};

const typesOf = (sdl: string): ObjectTypeDefinitionNode[] =>
  parse(sdl).definitions.filter((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION);

const namedType = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);

const directive = (nodes: readonly ConstDirectiveNode[] | undefined, name: string) =>
  nodes?.find((node) => node.name.value === name);

/** Roles a field is open to; null: to everybody. */
function rolesOf(field: FieldDefinitionNode): string[] | null {
  const value = directive(field.directives, 'access')?.arguments?.[0]?.value;
  if (value?.kind !== Kind.LIST) return null;
  return value.values.map((role) => (role.kind === Kind.STRING ? role.value : role.kind));
}

/** Fields from elsewhere that lead to a type, also through its pages. */
function findWays(types: readonly ObjectTypeDefinitionNode[], name: string, table: Table) {
  const pages = [name, `${name}Connection`, `${name}Edge`];
  const inside = new Set([...Object.keys(table), ...pages]);
  return types
    .filter((type) => !inside.has(type.name.value))
    .flatMap((type) =>
      (type.fields ?? []).map((field) => ({ at: `${type.name.value}.${field.name.value}`, field })),
    )
    .filter(({ field }) => pages.includes(namedType(field.type)));
}

const SOURCES = [/\bpurpose: /i, /Law 91\/2025\/QH15/, /Decree 356\/2025/];

const isExplained = (node: { description?: { value: string } }): boolean =>
  SOURCES.every((source) => source.test(node.description?.value ?? ''));

function inspectFields(type: ObjectTypeDefinitionNode, { personal, plain }: PersonalType): string[] {
  const name = type.name.value;
  const fields = type.fields ?? [];
  const known = new Set(fields.map((field) => field.name.value));
  return [
    ...fields
      .filter((field) => ![...personal, ...plain].includes(field.name.value))
      .map((field) => `${name}.${field.name.value} is not in the table`),
    ...[...personal, ...plain]
      .filter((field) => !known.has(field))
      .map((field) => `${name}.${field} is no field`),
    ...fields
      .filter((field) => personal.includes(field.name.value) && !isExplained(field))
      .map((field) => `${name}.${field.name.value} names no purpose or legal basis`),
  ];
}

function inspectWays(name: string, ways: ReturnType<typeof findWays>, roles: readonly string[]): string[] {
  const open = ways
    .filter(({ field }) => rolesOf(field) === null)
    .map(({ at }) => `${at} opens ${name} to everybody`);
  const seen = new Set(ways.flatMap(({ field }) => rolesOf(field) ?? []));
  return [
    ...open,
    ...[...seen].filter((role) => !roles.includes(role)).map((role) => `${name} is open to ${role}`),
    ...roles.filter((role) => !seen.has(role)).map((role) => `${name} is not open to ${role}`),
  ];
}

/** Where one subgraph’s schema and the table disagree. */
function inspect(sdl: string, table: Table): { found: string[]; wrong: string[] } {
  const types = typesOf(sdl);
  const personal = types.filter((type) => type.name.value in table);
  const wrong = personal.flatMap((type) => {
    const name = type.name.value;
    const row = table[name]!;
    const key = directive(type.directives, 'key') ? [`${name} has a @key`] : [];
    return [
      ...key,
      ...inspectFields(type, row),
      ...inspectWays(name, findWays(types, name, table), row.roles),
    ];
  });
  return { found: personal.map((type) => type.name.value), wrong };
}

/** Names that say whom a value is about: on a type that is not in the table, somebody forgot it. */
const ABOUT_SOMEBODY =
  /^(fullName|name|.*(Recipient|recipient|Holder|holder|Signer|signer|Person|person)Name|.*[pP]hone|.*[eE]mail|staffNumber|employed(From|To)|over18)$/;

const findStrangers = (sdl: string, allowed: readonly string[]): string[] =>
  typesOf(sdl)
    .filter((type) => !(type.name.value in PERSONAL_DATA))
    .flatMap((type) => (type.fields ?? []).map((field) => `${type.name.value}.${field.name.value}`))
    .filter((at) => ABOUT_SOMEBODY.test(at.split('.')[1]!) && !allowed.includes(at));

/** Names of organisations, places, models and the like. */
const NAMES_OF_THINGS: readonly string[] = [
  ...['Organization.name', 'OrganizationFormerName.name', 'IndustrialZone.name'],
  ...['MovementModel.name', 'ModelTeam.name', 'CommuneModel.name', 'PublishableSubject.name'],
];

describe('personal data are those of the table, for whom the table names', () => {
  const schemas = DEFINITIONS.map((definition) => ({ ...definition, sdl: buildDefinition(definition).sdl }));

  it.each(schemas.map(({ name, sdl }) => [name, sdl] as const))('%s', (name, sdl) => {
    const { found, wrong } = inspect(sdl, PERSONAL_DATA);
    console.info(`${name}: ${found.length} personal types examined`);
    expect(wrong).toEqual([]);
    expect(findStrangers(sdl, NAMES_OF_THINGS)).toEqual([]);
  });

  it('every row of the table is a type of the register', () => {
    const found = new Set(schemas.flatMap(({ sdl }) => inspect(sdl, PERSONAL_DATA).found));
    expect(Object.keys(PERSONAL_DATA).filter((name) => !found.has(name))).toEqual([]);
  });
});

describe('the guard finds', () => {
  const TABLE: Table = { Guard: { roles: ['ORGANIZATION'], personal: ['name'], plain: ['id'] } };
  const WHY = '"Name. Purpose: training. Legal basis: Law 91/2025/QH15, Decree 356/2025."';
  const schema = (guard: string, way = '@access(roles: ["ORGANIZATION"])') =>
    `type Query { guards: [Guard!]! ${way} } ${guard}`;

  it.each([
    ['nothing where all is well', schema(`type Guard { id: ID! ${WHY} name: String! }`), []],
    [
      'a key on a person',
      schema(`type Guard @key(fields: "id") { id: ID! ${WHY} name: String! }`),
      ['Guard has a @key'],
    ],
    [
      'a field nobody thought about',
      schema(`type Guard { id: ID! ${WHY} name: String! salary: Int }`),
      ['Guard.salary is not in the table'],
    ],
    ['a field that is gone', schema('type Guard { id: ID! }'), ['Guard.name is no field']],
    [
      'a field without purpose and legal basis',
      schema('type Guard { id: ID! "Name. Purpose: training." name: String! }'),
      ['Guard.name names no purpose or legal basis'],
    ],
    [
      'a way that is open to everybody, and so not to whom it is meant for',
      schema(`type Guard { id: ID! ${WHY} name: String! }`, ''),
      ['Query.guards opens Guard to everybody', 'Guard is not open to ORGANIZATION'],
    ],
    [
      'a page that is open to a role too many',
      `type Query { guards: GuardConnection @access(roles: ["ORGANIZATION", "ANALYST"]) }
       type GuardConnection { nodes: [Guard!]! } type Guard { id: ID! ${WHY} name: String! }`,
      ['Guard is open to ANALYST'],
    ],
  ])('%s', (_, sdl, wrong) => expect(inspect(sdl, TABLE).wrong).toEqual(wrong));

  it('a type about somebody that the table does not know', () => {
    const sdl = 'type Driver { fullName: String officePhone: String } type Model { name: String }';
    expect(findStrangers(sdl, ['Model.name'])).toEqual(['Driver.fullName', 'Driver.officePhone']);
  });
});
