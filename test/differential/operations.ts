import {
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
} from 'graphql';

export interface RandomOperation {
  query: string;
  variables: Record<string, unknown>;
}

/** What arguments may be: by the type of a leaf, then by the name of the innermost place that has values of its own. */
export interface Vocabulary {
  values: Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>>;
  /** Arguments that are always given: without them a page has its default length. */
  always: readonly string[];
}

/** The values of every other place of a type. */
export const ANYWHERE = '*';

const WORLD_WORDS: Vocabulary = {
  values: {
    ID: { [ANYWHERE]: ['1', '2', '3', '4', 'b1', 'f1', 'zz'] },
    Int: { [ANYWHERE]: [0, 1, 2, 3] },
    String: { [ANYWHERE]: ['', 'x', 'a "quoted" one'] },
  },
  always: [],
};

const DEPTH = 5;
const PLAIN_ALIASES = ['a', 'b', 'c', '__proto__', 'constructor', 'representations'];

/** The response keys of one level; two fields of one key must be the same field. */
interface KeyLevel {
  signatures: Map<string, string>;
  levels: Map<string, KeyLevel>;
}

const newLevel = (): KeyLevel => ({ signatures: new Map(), levels: new Map() });

/**
 * A random valid operation, decided by a list of numbers: when they run out every choice is the first and simplest
 * one, so that fast-check shrinks a failing operation by shortening the list.
 */
export function writeOperation(
  schema: GraphQLSchema,
  choices: readonly number[],
  words: Vocabulary = WORLD_WORDS,
): RandomOperation {
  return new OperationWriter(schema, choices, words).write();
}

class OperationWriter {
  readonly #variables: Record<string, unknown> = {};
  readonly #definitions: string[] = [];
  readonly #fragments: { name: string; type: string; text: string }[] = [];
  readonly #names: string[];
  #next = 0;
  #fields = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly choices: readonly number[],
    private readonly words: Vocabulary,
  ) {
    // The names of fields make the worst aliases.
    this.#names = Object.values(schema.getTypeMap())
      .filter((type) => (isObjectType(type) || isInterfaceType(type)) && !type.name.startsWith('__'))
      .flatMap((type) => (isObjectType(type) ? Object.keys(type.getFields()) : []));
  }

  write(): RandomOperation {
    const mutation = this.schema.getMutationType();
    const isMutation = mutation && this.#choose(8) === 7;
    const root = isMutation ? mutation : this.schema.getQueryType()!;
    const selection = this.#writeSelection(root, newLevel(), 0);
    const definitions = this.#definitions.length ? `(${this.#definitions.join(', ')})` : '';
    const operation = `${isMutation ? 'mutation' : 'query'} Random${definitions} ${selection}`;
    const fragments = this.#fragments.map(({ name, type, text }) => `fragment ${name} on ${type} ${text}`);
    const parts = this.#choose(2) ? [...fragments, operation] : [operation, ...fragments];
    return { query: parts.join('\n'), variables: this.#variables };
  }

  #choose(options: number): number {
    return (this.choices[this.#next++] ?? 0) % options;
  }

  #pick<Item>(list: readonly Item[]): Item {
    return list[this.#choose(list.length)]!;
  }

  #writeSelection(type: GraphQLNamedType, level: KeyLevel, depth: number): string {
    const count = 1 + this.#choose(depth === 0 ? 3 : 4);
    const parts: string[] = [];
    for (let index = 0; index < count; index += 1) parts.push(this.#writePart(type, level, depth));
    return `{ ${parts.join(' ')} }`;
  }

  #writePart(type: GraphQLNamedType, level: KeyLevel, depth: number): string {
    const isDeep = depth >= DEPTH || this.#fields > 40;
    const kind = this.#choose(isUnionType(type) ? 3 : 8);
    if (!isDeep && (isUnionType(type) ? kind > 0 : kind > 5)) {
      const narrowed = isAbstractType(type) ? this.#pick(this.#narrow(type)) : type;
      if (this.#choose(4) === 3) return this.#writeSpread(narrowed, level, depth);
      const condition = this.#choose(4) === 3 && narrowed === type ? '' : ` on ${narrowed.name}`;
      return `...${condition}${this.#writeCondition()} ${this.#writeSelection(narrowed, level, depth + 1)}`;
    }
    if (isUnionType(type) || this.#choose(10) === 9) return this.#writeTypename(level);
    const fields = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
    const leaves = fields.filter((field) => !isCompositeType(getNamedType(field.type)));
    const candidates = isDeep ? leaves : fields;
    return candidates.length
      ? this.#writeField(this.#pick(candidates), level, depth)
      : this.#writeTypename(level);
  }

  #narrow(type: GraphQLNamedType): GraphQLNamedType[] {
    if (!isAbstractType(type)) return [type];
    const possible = this.schema.getPossibleTypes(type);
    const interfaces = possible.flatMap((each) => each.getInterfaces());
    return [...possible, type, ...new Set(interfaces)];
  }

  #writeTypename(level: KeyLevel): string {
    const key = this.#choose(3) === 2 ? this.#pick(this.#names) : '__typename';
    const free = this.#claim(key, '__typename String!', level);
    return free === '__typename' ? free : `${free}: __typename`;
  }

  #writeField(field: GraphQLField<unknown, unknown>, level: KeyLevel, depth: number): string {
    this.#fields += 1;
    const args = field.args.flatMap((argument) => this.#writeArgument(argument, field.name));
    const text = `${field.name}${args.length ? `(${args.join(', ')})` : ''}`;
    const wish = this.#choose(6);
    const alias = wish < 3 ? field.name : wish === 5 ? this.#pick(PLAIN_ALIASES) : this.#pick(this.#names);
    const key = this.#claim(alias, `${text} ${String(field.type)}`, level);
    let inner = '';
    const named = getNamedType(field.type);
    if (isCompositeType(named)) {
      const next = level.levels.get(key) ?? newLevel();
      level.levels.set(key, next);
      inner = ` ${this.#writeSelection(named, next, depth + 1)}`;
    }
    return `${key === field.name ? '' : `${key}: `}${text}${this.#writeCondition()}${inner}`;
  }

  /** The key itself, or the next free one when another field has it. */
  #claim(wanted: string, signature: string, { signatures }: KeyLevel): string {
    let key = wanted;
    for (let number = 1; (signatures.get(key) ?? signature) !== signature; number += 1)
      key = `${wanted}_${number}`;
    signatures.set(key, signature);
    return key;
  }

  #writeArgument(argument: GraphQLArgument, field: string): string[] {
    const { name, type } = argument;
    const isDue = isRequiredArgument(argument) || this.words.always.includes(name);
    return isDue || this.#choose(3) !== 0 ? [`${name}: ${this.#writeValue(type, [field, name])}`] : [];
  }

  #writeValue(type: GraphQLInputType, place: readonly string[]): string {
    const value = this.#makeValue(type, place);
    if (this.#choose(3) < 2) return writeLiteral(value, type);
    const name = this.#choose(4) === 3 ? 'representations' : `v${this.#definitions.length}`;
    if (name in this.#variables) return writeLiteral(value, type);
    const hasDefault = !isNonNullType(type) && this.#choose(3) === 2;
    this.#definitions.push(`$${name}: ${String(type)}${hasDefault ? ` = ${writeLiteral(value, type)}` : ''}`);
    if (!hasDefault) this.#variables[name] = value;
    return `$${name}`;
  }

  #makeValue(type: GraphQLInputType, place: readonly string[]): unknown {
    const nullable = getNullableType(type);
    if (!isNonNullType(type) && this.#choose(6) === 5) return null;
    if (isListType(nullable)) {
      const item = nullable.ofType;
      return Array.from({ length: this.#choose(3) }, () => this.#makeValue(item, place));
    }
    if (isInputObjectType(nullable)) {
      const fields = Object.values(nullable.getFields()).filter(
        (field) => isRequiredInputField(field) || this.#choose(2) === 1,
      );
      return Object.fromEntries(
        fields.map(({ name, type: fieldType }) => [name, this.#makeValue(fieldType, [...place, name])]),
      );
    }
    if (isEnumType(nullable)) return this.#pick(nullable.getValues()).name;
    if (nullable.name === 'Boolean') return this.#choose(2) === 1;
    const values = this.words.values[nullable.name]!;
    return this.#pick(values[place.findLast((name) => values[name]) ?? ANYWHERE]!);
  }

  #writeCondition(): string {
    const kind = this.#choose(8);
    if (kind < 5) return '';
    const directive = kind === 5 ? 'skip' : 'include';
    const value = this.#choose(2) === 1;
    if (kind === 7) return ` @${directive}(if: ${String(value)})`;
    const name = `c${this.#choose(3)}`;
    if (!(name in this.#variables)) {
      this.#variables[name] = value;
      this.#definitions.push(`$${name}: Boolean!`);
    }
    return ` @${directive}(if: $${name})`;
  }

  #writeSpread(type: GraphQLNamedType, level: KeyLevel, depth: number): string {
    const known = this.#fragments.filter((fragment) => fragment.type === type.name);
    if (known.length && this.#choose(2)) return `...${this.#pick(known).name}${this.#writeCondition()}`;
    const name = `F${this.#fragments.length}`;
    const fragment = { name, type: type.name, text: '' };
    const text = this.#writeSelection(type, level, depth + 1);
    this.#fragments.push({ ...fragment, name: `F${this.#fragments.length}`, text });
    return `...F${this.#fragments.length - 1}${this.#writeCondition()}`;
  }
}

function writeLiteral(value: unknown, type: GraphQLInputType): string {
  const nullable = getNullableType(type);
  if (value === null) return 'null';
  if (isListType(nullable)) {
    const item = nullable.ofType;
    return `[${(value as unknown[]).map((each) => writeLiteral(each, item)).join(', ')}]`;
  }
  if (isInputObjectType(nullable)) {
    const fields = Object.entries(value as object).map(
      ([name, each]) => `${name}: ${writeLiteral(each, nullable.getFields()[name]!.type)}`,
    );
    return `{ ${fields.join(', ')} }`;
  }
  return isEnumType(nullable) ? (value as string) : JSON.stringify(value);
}
