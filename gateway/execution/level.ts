import {
  type ArgumentNode,
  type FieldNode,
  getNamedType,
  type GraphQLField,
  type GraphQLOutputType,
  isLeafType,
  print,
} from 'graphql';

/** Where a field of the client's stands in the data that the plan collects. */
export interface Place {
  key: string;
  /** Of its own selections. */
  level: Level;
  /** As the planner sees them: once per place, or two uses of one field would differ in their variables. */
  arguments?: readonly ArgumentNode[];
}

/** Names the plan itself gives a meaning. */
export interface PlanNames {
  /** Every field of the supergraph: none of them may be an alias of ours. */
  fields: ReadonlySet<string>;
  /** Fields that some `@requires` or `@key` reads with arguments or selections: the plain name is the plan's. */
  reserved: ReadonlySet<string>;
}

/**
 * The keys of one level of the collected data, the same for all types that meet there. A field has its own name where
 * the plan, should it need the field too, means the same value; everything else has a name the plan never uses.
 */
export class Level {
  readonly places = new Map<FieldNode, Place>();
  readonly #bySignature = new Map<string, Place>();
  readonly #taken = new Set<string>();

  constructor(private readonly names: PlanNames) {}

  /**
   * Leaves of one value share a place. Objects do not: a null that one selection of it may not have would take the
   * other along. Nor do mutations (`isOwn`), which happen as often as the client wrote them.
   */
  put(field: FieldNode, definition: GraphQLField<unknown, unknown>, isOwn: boolean): Place {
    const key = isOwn || field.selectionSet ? (field.alias ?? field.name).value : '';
    const signature = `${key} ${writeArguments(field)} ${writeShape(definition.type)}`;
    let place = this.#bySignature.get(signature);
    if (!place) {
      place = { key: this.#keyOf(field.name.value), level: new Level(this.names) };
      this.#bySignature.set(signature, place);
    }
    this.places.set(field, place);
    return place;
  }

  #keyOf(name: string): string {
    const { fields, reserved } = this.names;
    const mayBePlain = !reserved.has(name);
    let key = name;
    for (let number = 2; this.#taken.has(key) || (key === name ? !mayBePlain : fields.has(key)); number += 1)
      key = `${name}_${number}`;
    this.#taken.add(key);
    return key;
  }
}

function writeArguments({ name, arguments: list = [] }: FieldNode): string {
  const parts = list.map((argument) => `${argument.name.value}:${print(argument.value)}`);
  return `${name.value}(${parts.sort().join(',')})`;
}

/** Two fields share a key only when every subgraph may answer both under it: the same lists, nulls and leaf. */
function writeShape(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  return isLeafType(named) ? String(type) : String(type).replace(named.name, '*');
}
