import {
  defaultTypeResolver,
  type ExecutionResult,
  getArgumentValues,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  isObjectType,
  locatedError,
  responsePathAsArray,
} from 'graphql';
import type { CompiledField, CompiledOperation, Completion } from './operation.js';
import { isPromise, settle } from './promises.js';

type Path = GraphQLResolveInfo['path'];
type Values = Record<string, unknown>;
type Args = Record<string, unknown>;

const NO_FRAGMENTS = {};

/** One execution of a compiled read, by the same steps as graphql-js, so with the same answers and errors. */
export class Execution {
  readonly #errors: GraphQLError[] = [];
  readonly #nulled = new Set<Path | undefined>();
  readonly #args = new Map<CompiledField, Args>();

  constructor(
    private readonly operation: CompiledOperation,
    private readonly variables: Values,
    private readonly context: unknown,
  ) {}

  async execute(): Promise<ExecutionResult> {
    const { rootType, selection } = this.operation;
    let data: Values | null = null;
    try {
      data = await this.#executeFields(selection.fieldsOf(rootType), undefined, undefined);
    } catch (error) {
      this.#addError(error as GraphQLError, undefined);
    }
    return this.#errors.length ? { errors: this.#errors, data } : { data };
  }

  #executeFields(
    fields: readonly CompiledField[],
    source: unknown,
    prev: Path | undefined,
  ): Values | Promise<Values> {
    const results: Values = {};
    let keys: string[] | undefined;
    let pending: Promise<unknown>[] | undefined;
    try {
      for (const field of fields) {
        const result = this.#executeField(field, source, prev);
        if (result === undefined) continue;
        results[field.key] = result;
        if (!isPromise(result)) continue;
        (keys ??= []).push(field.key);
        (pending ??= []).push(result);
      }
    } catch (error) {
      if (!pending) throw error;
      // The other fields' promises may reject too, and nobody else would look at them.
      return Promise.all(pending).finally(() => {
        throw error;
      }) as Promise<never>;
    }
    return keys && pending ? settle(results, keys, pending) : results;
  }

  /** Undefined: the type has no such field. */
  #executeField(field: CompiledField, source: unknown, prev: Path | undefined): unknown {
    const { definition, completion, key, parentType } = field;
    if (!definition || !completion)
      return field.nodes[0]!.name.value === '__typename' ? parentType.name : undefined;
    const path: Path = { prev, key, typename: parentType.name };
    let result: unknown;
    try {
      result = definition.resolve
        ? definition.resolve(source, this.#argsOf(field), this.context, this.#infoOf(field, path))
        : this.#read(field, source, path);
    } catch (error) {
      return this.#fail(error, completion, path);
    }
    return this.#finish(completion, result, path);
  }

  /** A value, there or to come, completed; or what is left of it when it fails. */
  #finish(completion: Completion, value: unknown, path: Path): unknown {
    const fail = (error: unknown): null => this.#fail(error, completion, path);
    if (isPromise(value)) return value.then((found) => this.#finish(completion, found, path), fail);
    try {
      const completed = this.#complete(completion, value, path);
      return isPromise(completed) ? completed.then(undefined, fail) : completed;
    } catch (error) {
      return fail(error);
    }
  }

  /** What graphql-js does for a field without a resolver. */
  #read(field: CompiledField, source: unknown, path: Path): unknown {
    const isReadable = (typeof source === 'object' && source !== null) || typeof source === 'function';
    if (!isReadable) return undefined;
    const { name } = field.definition!;
    const value = (source as Values)[name];
    if (typeof value !== 'function') return value;
    const object = source as Record<
      string,
      (args: Args, context: unknown, info: GraphQLResolveInfo) => unknown
    >;
    return object[name]!(this.#argsOf(field), this.context, this.#infoOf(field, path));
  }

  /** The same for all objects of a list; each resolver has a copy of its own. */
  #argsOf(field: CompiledField): Args {
    if (field.definition!.args.length === 0) return {};
    let args = this.#args.get(field);
    if (!args) {
      args = getArgumentValues(field.definition!, field.nodes[0]!, this.variables);
      this.#args.set(field, args);
    }
    return { ...args };
  }

  #infoOf({ definition, nodes, parentType }: CompiledField, path: Path): GraphQLResolveInfo {
    return {
      fieldName: definition!.name,
      fieldNodes: nodes,
      returnType: definition!.type,
      parentType,
      path,
      schema: this.operation.schema,
      fragments: NO_FRAGMENTS,
      rootValue: undefined,
      operation: this.operation.node,
      variableValues: this.variables,
    };
  }

  #complete(completion: Completion, value: unknown, path: Path): unknown {
    if (value instanceof Error) throw value;
    if (value === undefined || value === null) {
      if (completion.isNonNull) refuseNull(completion);
      return null;
    }
    const { item, leaf, object, abstract } = completion;
    if (leaf) {
      const serialized: unknown = leaf.serialize(value);
      if (serialized === undefined || serialized === null)
        throw new Error(`"${leaf.name}" serialized a value as ${String(serialized)}.`);
      return serialized;
    }
    if (item) return this.#completeList(completion, value, path);
    if (object) return this.#completeObject(completion, { type: object, value }, path);
    const typename = (abstract!.resolveType ?? defaultTypeResolver)(
      value,
      this.context,
      this.#infoOf(completion.field, path),
      abstract!,
    );
    const complete = (name: string | undefined): unknown =>
      this.#completeObject(completion, { type: this.#requireType(completion, name), value }, path);
    return isPromise(typename) ? typename.then(complete) : complete(typename);
  }

  #completeList(completion: Completion, value: unknown, path: Path): unknown {
    if (typeof value !== 'object' || typeof (value as Iterable<unknown>)[Symbol.iterator] !== 'function')
      throw new GraphQLError(
        `Expected Iterable, but did not find one for field "${nameOf(completion.field)}".`,
      );
    const item = completion.item!;
    let hasPromise = false;
    const items = Array.from(value as Iterable<unknown>, (each, index) => {
      const completed = this.#finish(item, each, { prev: path, key: index, typename: undefined });
      hasPromise ||= isPromise(completed);
      return completed;
    });
    return hasPromise ? Promise.all(items) : items;
  }

  #completeObject(
    { selection, field }: Completion,
    { type, value }: { type: GraphQLObjectType; value: unknown },
    path: Path,
  ): unknown {
    const fields = selection!.fieldsOf(type);
    if (!type.isTypeOf) return this.#executeFields(fields, value, path);
    const execute = (isIt: boolean): unknown => {
      if (isIt) return this.#executeFields(fields, value, path);
      throw new GraphQLError(`Expected value of type "${type.name}".`, { nodes: field.nodes });
    };
    const isIt = type.isTypeOf(value, this.context, this.#infoOf(field, path));
    return isPromise(isIt) ? isIt.then(execute) : execute(isIt);
  }

  #requireType({ abstract, field }: Completion, name: unknown): GraphQLObjectType {
    const { schema } = this.operation;
    const type = typeof name === 'string' ? schema.getType(name) : undefined;
    if (isObjectType(type) && schema.isSubType(abstract!, type)) return type;
    throw new GraphQLError(
      `Abstract type "${abstract!.name}" was resolved to "${String(name)}" for field "${nameOf(field)}", which is no possible type.`,
      { nodes: field.nodes },
    );
  }

  /** Null with an error, or, where null is not allowed, the error for the next object above. */
  #fail(raw: unknown, { field, isNonNull }: Completion, path: Path): null {
    const error = locatedError(raw, field.nodes, responsePathAsArray(path));
    if (isNonNull) throw error;
    this.#addError(error, path);
    return null;
  }

  /** None under a place that is null already, whose error says enough. */
  #addError(error: GraphQLError, place: Path | undefined): void {
    for (let path = place; path !== undefined; path = path.prev) if (this.#nulled.has(path)) return;
    if (this.#nulled.has(undefined)) return;
    this.#nulled.add(place);
    this.#errors.push(error);
  }
}

function nameOf({ parentType, definition }: CompiledField): string {
  return `${parentType.name}.${definition!.name}`;
}

function refuseNull({ field }: Completion): never {
  throw new Error(`Cannot return null for non-nullable field ${nameOf(field)}.`);
}
