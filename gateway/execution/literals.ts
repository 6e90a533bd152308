import {
  getNullableType,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  Kind,
  parseType,
  specifiedScalarTypes,
  type ValueNode,
  valueFromASTUntyped,
  type VariableDefinitionNode,
} from 'graphql';

/** A variable of the planner's for every entity fetch. */
const RESERVED = 'representations';

/** The variables of a normalised operation: the client's own, and one for each literal. */
export class Variables {
  /** By the name in the normalised operation, what the client wrote. */
  readonly literals: Record<string, unknown> = {};
  /** By the name in the normalised operation, the client's name. */
  readonly clients = new Map<string, string>();
  readonly definitions: VariableDefinitionNode[] = [];
  readonly #renamed = new Map<string, string>();
  readonly #taken = new Set([RESERVED]);

  constructor(definitions: readonly VariableDefinitionNode[]) {
    for (const definition of definitions.toSorted(byName)) {
      const name = this.#nameOf(definition.variable.name.value);
      this.clients.set(name, definition.variable.name.value);
      this.#renamed.set(definition.variable.name.value, name);
      this.definitions.push({ ...definition, directives: [], variable: toVariable(name) });
    }
  }

  /** The same value without literals: each becomes a variable of the type its place expects, named like the place. */
  replace(value: ValueNode, type: GraphQLInputType, place: string): ValueNode {
    if (value.kind === Kind.VARIABLE) return toVariable(this.#renamed.get(value.name.value)!);
    const nullable = getNullableType(type);
    if (hasVariable(value)) {
      if (value.kind === Kind.LIST) {
        const item = isListType(nullable) ? nullable.ofType : type;
        return { ...value, values: value.values.map((each) => this.replace(each, item, place)) };
      }
      if (value.kind === Kind.OBJECT && isInputObjectType(nullable)) {
        const known = nullable.getFields();
        const fields = value.fields.map((field) => {
          const { type } = known[field.name.value]!;
          return { ...field, value: this.replace(field.value, type, field.name.value) };
        });
        return { ...value, fields };
      }
      return value;
    }
    if (isImprecise(value, type)) return value;
    const name = this.#nameOf(place);
    this.literals[name] = toJson(value, type);
    this.definitions.push({
      kind: Kind.VARIABLE_DEFINITION,
      variable: toVariable(name),
      type: parseType(String(type)),
    });
    return toVariable(name);
  }

  #nameOf(wanted: string): string {
    let name = wanted;
    for (let number = 2; this.#taken.has(name); number += 1) name = `${wanted}_${number}`;
    this.#taken.add(name);
    return name;
  }
}

/** An error about a variable the client does not know: only what it says of the value. */
export function withoutVariable(message: string, literals: Readonly<Record<string, unknown>>): string {
  const [, name] = /^Variable "\$(\w+)"/.exec(message) ?? [];
  if (name === undefined || !Object.hasOwn(literals, name)) return message;
  const prefix = `Variable "$${name}" got invalid value ${JSON.stringify(literals[name])}; `;
  return message.startsWith(prefix) ? message.slice(prefix.length) : message;
}

function byName(left: VariableDefinitionNode, right: VariableDefinitionNode): number {
  return left.variable.name.value < right.variable.name.value ? -1 : 1;
}

function toVariable(value: string) {
  return { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value } } as const;
}

function hasVariable(value: ValueNode): boolean {
  if (value.kind === Kind.LIST) return value.values.some(hasVariable);
  if (value.kind === Kind.OBJECT) return value.fields.some((field) => hasVariable(field.value));
  return value.kind === Kind.VARIABLE;
}

function isCustomScalar(type: GraphQLInputType): boolean {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return isCustomScalar(nullable.ofType);
  if (isInputObjectType(nullable) || isEnumType(nullable)) return false;
  return !specifiedScalarTypes.some(({ name }) => name === nullable.name);
}

/** A number that JSON would round: a custom scalar may have its digits from the literal only. */
function isImprecise(value: ValueNode, type: GraphQLInputType): boolean {
  const nullable = getNullableType(type);
  if (value.kind === Kind.LIST)
    return value.values.some((each) => isImprecise(each, isListType(nullable) ? nullable.ofType : type));
  if (value.kind === Kind.OBJECT) {
    const known = isInputObjectType(nullable) ? nullable.getFields() : {};
    return value.fields.some((field) => isImprecise(field.value, known[field.name.value]?.type ?? type));
  }
  return (
    (value.kind === Kind.INT || value.kind === Kind.FLOAT) &&
    isCustomScalar(type) &&
    String(Number(value.value)) !== value.value
  );
}

/** What a client would have sent as JSON for the same value. */
function toJson(value: ValueNode, type: GraphQLInputType): unknown {
  const nullable = getNullableType(type);
  if (value.kind === Kind.NULL) return null;
  if (isListType(nullable)) {
    const item = nullable.ofType;
    return value.kind === Kind.LIST ? value.values.map((each) => toJson(each, item)) : toJson(value, item);
  }
  if (isInputObjectType(nullable) && value.kind === Kind.OBJECT) {
    const known = nullable.getFields();
    return Object.fromEntries(
      value.fields.map(({ name, value }) => [name.value, toJson(value, known[name.value]!.type)]),
    );
  }
  // An ID may be written as a number; its digits are what counts.
  if (value.kind === Kind.INT && 'name' in nullable && nullable.name === 'ID') return value.value;
  return valueFromASTUntyped(value);
}
