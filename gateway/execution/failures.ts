import { GraphQLError, type GraphQLErrorExtensions } from 'graphql';
import { findPlaces } from './places.js';
import type { Shape } from './shape.js';

export type Key = string | number;
export type Data = Record<string, unknown>;

/** An error of a subgraph in its final words, not yet at its place in the client's answer. */
export interface Failure {
  message: string;
  extensions: GraphQLErrorExtensions;
}

/** What a fetch should have given to an object and did not; without failure the entity is unknown there. */
interface Gap {
  keys: ReadonlySet<string>;
  failure?: Failure;
}

/** The errors of one answer, each at the client's own paths. */
export class Failures {
  readonly errors: GraphQLError[] = [];
  readonly #at: { path: readonly Key[]; failure: Failure }[] = [];
  readonly #gaps = new Map<Data, Gap[]>();
  readonly #postponed = new Map<Failure, readonly Key[]>();
  /** Each with the client's paths. */
  readonly #told = new Map<Failure, string[]>();
  readonly #failed = new Set<Failure>();
  /** Client paths at or under which an error is told. */
  readonly #covered = new Set<string>();

  /** A field that failed, by its path in the collected data. */
  addAt(path: readonly Key[], failure: Failure): void {
    this.#at.push({ path, failure });
  }

  /** Everything under these keys is missing from the object. */
  addGap(object: Data, keys: ReadonlySet<string>, failure?: Failure): void {
    const gaps = this.#gaps.get(object);
    if (gaps) gaps.push({ keys, failure });
    else this.#gaps.set(object, [{ keys, failure }]);
    if (failure) this.#failed.add(failure);
  }

  /** What else is missing because this object misses something that a later fetch needs. */
  causeOf(object: Data): Failure | undefined {
    const own = this.#gaps.get(object)?.find(({ failure }) => failure)?.failure;
    if (own) return own;
    const [first] = this.#failed;
    return first ?? this.#at[0]?.failure;
  }

  /** Errors with a path of their own go first: gaps under them need no second one. */
  placeErrors(shape: Shape, data: Data): void {
    for (const { path, failure } of this.#at) {
      for (const place of findPlaces(shape, data, path)) this.#tell(place, failure);
    }
  }

  /** Called for a field without a value: null as a subgraph gave it, or nothing because no fetch came so far. */
  explainMissing(object: Data, key: string, path: readonly Key[]): void {
    const failure = this.#findCause(object, key, path);
    if (failure) this.#tell(path, failure);
  }

  /** The same for a field that takes its object along: an error told of another such field of it says enough. */
  explainRequired(object: Data, key: string, path: readonly Key[]): void {
    const failure = this.#findCause(object, key, path);
    if (!failure) return;
    const parent = path.slice(0, -1).join('.');
    if (
      this.#told
        .get(failure)
        ?.some((told) => told === parent || told.startsWith(`${parent}.`) || parent === '')
    )
      this.#covered.add(path.join('.'));
    else this.#tell(path, failure);
  }

  /** The same for a field of an object that another field has taken along: told only if nothing else tells it. */
  postpone(object: Data, key: string, path: readonly Key[]): void {
    const failure = this.#findCause(object, key, path);
    if (failure && !this.#postponed.has(failure)) this.#postponed.set(failure, path);
  }

  #findCause(object: Data, key: string, path: readonly Key[]): Failure | undefined {
    const gaps = this.#gaps.get(object);
    if (!gaps || this.#isCovered(path)) return undefined;
    const gap =
      gaps.find(({ keys }) => keys.has(key)) ??
      (object[key] === undefined ? gaps.find(({ failure }) => failure) : undefined);
    return gap?.failure;
  }

  /** A null, or a value, that the schema does not allow. */
  addUnfit(path: readonly Key[], message: string): void {
    if (this.#isCovered(path)) return;
    this.#tell(path, { message, extensions: {} });
  }

  #isCovered(path: readonly Key[]): boolean {
    return this.#covered.has(path.join('.'));
  }

  /** What no field of the client's missed is still told. */
  finish(): readonly GraphQLError[] {
    for (const failure of this.#failed)
      if (!this.#told.has(failure)) this.#tell(this.#postponed.get(failure) ?? [], failure);
    return this.errors;
  }

  #tell(path: readonly Key[], failure: Failure): void {
    const { message, extensions } = failure;
    this.#told.set(failure, [...(this.#told.get(failure) ?? []), path.join('.')]);
    this.errors.push(new GraphQLError(message, { path: path.length ? [...path] : undefined, extensions }));
    let prefix = '';
    for (const key of path) {
      prefix = prefix === '' ? String(key) : `${prefix}.${key}`;
      this.#covered.add(prefix);
    }
  }
}
