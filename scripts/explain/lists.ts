import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** Ids that records of the register have, by the end of the name of the argument that takes one. */
export type KnownIds = Readonly<Record<string, string>>;

export interface ListAsk {
  name: string;
  query: string;
}

const PAGING = new Set(['first', 'after']);
const ANY_ID = '00000000-0000-7000-8000-000000000000';
const DAY = '2026-11-01';
/** A span needs two days, and guards due for a refresher are asked for a day to come. */
const DAYS: Readonly<Record<string, string>> = {
  from: '2026-01-01',
  since: '2026-01-01',
  dueBy: '2026-12-31',
};
const YEAR = 2025;
/** A topic many activities have, where a text is a code of a catalogue. */
const TEXTS: Readonly<Record<string, string>> = { topic: 'CYBER_SAFETY' };

/** Every list of the graph's root: whole, by each order, by each filter and by search. */
export function listAsks(schema: GraphQLSchema, ids: KnownIds): Map<string, ListAsk[]> {
  const lists = Object.values(schema.getQueryType()!.getFields()).filter(isListField);
  return new Map(lists.map((field) => [field.name, askList(field, ids)]));
}

/** The same list with a page of another size: only the answer may grow, not what it costs. */
export function resizePage({ query }: ListAsk, first: number): string {
  return query.replace('first: 100', `first: ${first}`);
}

function isListField({ type }: GraphQLField<unknown, unknown>): boolean {
  return getNamedType(type).name.endsWith('Connection') || isListType(unwrap(type));
}

function askList(field: GraphQLField<unknown, unknown>, ids: KnownIds): ListAsk[] {
  const required = field.args.filter((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined);
  const base = new Map(required.map((arg) => [arg.name, toLiteral(arg.type, { name: arg.name, ids })]));
  if (field.args.some(({ name }) => name === 'first')) base.set('first', '100');
  const variants = field.args
    .filter(({ name }) => !PAGING.has(name))
    .flatMap((arg) => listLiterals(arg, ids).map((literal) => [arg.name, literal] as const));
  const selection = selectRows(field.type);
  return [[], ...variants.map((variant) => [variant])].map((changes) => {
    const args = [...new Map([...base, ...changes])].map(([name, literal]) => `${name}: ${literal}`);
    const named = changes.map(([name, literal]) => `(${name}: ${literal})`).join('');
    return {
      name: `${field.name}${named}`,
      query: `{ ${field.name}${args.length ? `(${args.join(', ')})` : ''} ${selection} }`,
    };
  });
}

/** The values of an argument that make different statements: one field of a filter, one order at a time. */
function listLiterals({ name, type, defaultValue }: GraphQLArgument, ids: KnownIds): string[] {
  const inner = unwrap(type);
  if (name === 'where' && isInputObjectType(inner)) return listFilters(inner, ids);
  if (isNonNullType(type) && defaultValue === undefined) return [];
  const element = getNamedType(type);
  if (name !== 'orderBy' || !isInputObjectType(element)) return [toLiteral(type, { name, ids })];
  const fields = getNamedType(element.getFields()['field']!.type);
  if (!isEnumType(fields)) return [];
  return fields.getValues().map((value) => `[{ field: ${value.name}, direction: DESC }]`);
}

function listFilters(type: GraphQLInputType, ids: KnownIds): string[] {
  if (!isInputObjectType(type)) return [];
  const fields = Object.values(type.getFields());
  const required = fields
    .filter((field) => isNonNullType(field.type))
    .map((field) => `${field.name}: ${toLiteral(field.type, { name: field.name, ids })}`);
  return fields.flatMap(({ name, type: fieldType }) => {
    const inner = unwrap(fieldType);
    const isNested = isInputObjectType(inner) && !('eq' in inner.getFields());
    const literals = isNested ? listFilters(inner, ids) : [toLiteral(fieldType, { name, ids })];
    const others = required.filter((each) => !each.startsWith(`${name}:`));
    return literals.map((literal) => `{ ${[`${name}: ${literal}`, ...others].join(', ')} }`);
  });
}

function toLiteral(type: GraphQLInputType, about: { name: string; ids: KnownIds }): string {
  const inner = unwrap(type);
  if (isListType(inner)) return `[${toLiteral(inner.ofType, about)}]`;
  if (isEnumType(inner)) return inner.getValues()[0]!.name;
  if (isInputObjectType(inner)) {
    const { eq, ...fields } = inner.getFields();
    if (eq) return `{ eq: ${toLiteral(eq.type, about)} }`;
    const given = Object.values(fields).filter((field) => isNonNullType(field.type));
    return `{ ${given.map(({ name, type: each }) => `${name}: ${toLiteral(each, { ...about, name })}`).join(', ')} }`;
  }
  return toScalar(getNamedType(inner).name, about);
}

function toScalar(scalar: string, { name, ids }: { name: string; ids: KnownIds }): string {
  if (scalar === 'Int' && /percent/i.test(name)) return '60';
  if (scalar === 'Int') return /least|consecutive|days/i.test(name) ? '2' : String(YEAR);
  if (scalar === 'Boolean') return 'true';
  if (scalar === 'LocalDate') return `"${DAYS[name] ?? DAY}"`;
  if (name === 'schoolYear') return '"2025-2026"';
  if (scalar !== 'ID') return `"${TEXTS[name] ?? 'Mẫu 01'}"`;
  const known = Object.keys(ids).find((end) => name.toLowerCase().endsWith(end));
  return `"${known ? ids[known]! : ANY_ID}"`;
}

/** What a table on a screen shows: every plain field of a row, and of what the row points to its first plain field. */
function selectRows(type: GraphQLOutputType): string {
  const named = getNamedType(type) as GraphQLObjectType;
  if (!named.name.endsWith('Connection')) return selectNode(named);
  const node = getNamedType(named.getFields()['nodes']!.type) as GraphQLObjectType;
  const counted = named.getFields()['totalCount'] ? 'totalCount ' : '';
  return `{ ${counted}nodes ${selectNode(node)} }`;
}

function selectNode(type: GraphQLObjectType): string {
  const fields = Object.values(type.getFields()).filter(isFree);
  const plain = fields.filter((field) => isLeafType(getNamedType(field.type))).map(({ name }) => name);
  const pointed = fields.flatMap(({ name, type: target }) => {
    const object = getNamedType(target);
    if (!isObjectType(object) || isListType(unwrap(target)) || object.name.endsWith('Connection')) return [];
    const leaf = Object.values(object.getFields()).find(
      (field) => isFree(field) && isLeafType(getNamedType(field.type)),
    );
    return leaf ? [`${name} { ${leaf.name} }`] : [];
  });
  return `{ ${[...plain, ...pointed].join(' ') || '__typename'} }`;
}

const isFree = ({ args }: GraphQLField<unknown, unknown>): boolean =>
  args.every((arg) => !isNonNullType(arg.type) || arg.defaultValue !== undefined);

function unwrap<Type extends GraphQLInputType | GraphQLOutputType>(type: Type): Type {
  return (isNonNullType(type) ? type.ofType : type) as Type;
}
