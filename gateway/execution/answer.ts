import type { Data, Failures, Key } from './failures.js';
import type { Shape, ShapeField, ShapeValue } from './shape.js';

/** A null whose error is told and that its parent has to take over. */
const BUBBLE = Symbol('null of the parent');

interface AnswerOptions {
  failures: Failures;
  introspect(field: ShapeField): unknown;
}

/** Writes the client's answer from the collected data: its names, its order, its nulls. */
export class AnswerWriter {
  readonly #path: Key[] = [];

  constructor(private readonly options: AnswerOptions) {}

  write(shape: Shape, data: Data): Data | null {
    const answer = this.#writeObject(shape, data);
    return answer === BUBBLE ? null : answer;
  }

  #writeObject(shape: Shape, source: Data): Data | typeof BUBBLE | null {
    const typename = shape.typeOf(source);
    const fields = shape.fieldsOf(typename);
    if (!fields) return this.#refuse(`An object of ${shape.type.name} is known as "${typename}" only.`);
    const answer: Data = {};
    let hasMissing = false;
    for (const field of fields) {
      const { responseKey, value } = field;
      let written: unknown;
      if (value) {
        const found = source[value.key];
        hasMissing ||= found === null || found === undefined;
        this.#path.push(responseKey);
        written = this.#writeField(source, value, found);
        this.#path.pop();
        if (written === BUBBLE) {
          if (hasMissing) this.#explain(fields, source, 'postpone');
          return BUBBLE;
        }
      } else {
        written = field.name === '__typename' ? typename : this.options.introspect(field);
      }
      if (responseKey === '__proto__') defineOwn(answer, responseKey, written);
      else answer[responseKey] = written;
    }
    if (hasMissing) this.#explain(fields, source, 'explainMissing');
    return answer;
  }

  /** Only once it is known whether the object stays: when it does not, the field that took it along says enough. */
  #explain(fields: readonly ShapeField[], source: Data, how: 'explainMissing' | 'postpone'): void {
    for (const { responseKey, value } of fields) {
      if (!value || (source[value.key] !== null && source[value.key] !== undefined)) continue;
      this.options.failures[how](source, value.key, [...this.#path, responseKey]);
    }
  }

  #writeField(source: Data, value: ShapeValue & { key: string }, found: unknown): unknown {
    if (value.isNonNull && (found === null || found === undefined))
      this.options.failures.explainRequired(source, value.key, this.#path);
    return this.#writeValue(value, found);
  }

  #writeValue(value: ShapeValue, found: unknown): unknown {
    const written = found === null || found === undefined ? null : this.#writePresent(value, found);
    if (!value.isNonNull) return written === BUBBLE ? null : written;
    if (written === null) this.#refuse(`A value of type ${String(value.type)} is null.`);
    return written ?? BUBBLE;
  }

  #writePresent(value: ShapeValue, found: unknown): unknown {
    if (value.item) {
      if (!Array.isArray(found)) return this.#refuse(`A value of type ${String(value.type)} is no list.`);
      return this.#writeList(value.item, found);
    }
    if (value.shape) {
      if (typeof found !== 'object')
        return this.#refuse(`A value of type ${String(value.type)} is no object.`);
      return this.#writeObject(value.shape, found as Data);
    }
    return value.isLeaf!(found)
      ? found
      : this.#refuse(`A value does not fit the type ${String(value.type)}.`);
  }

  #writeList(item: ShapeValue, found: readonly unknown[]): unknown {
    const list = Array.from<unknown>({ length: found.length });
    let isTaken = false;
    for (let index = 0; index < found.length; index += 1) {
      this.#path.push(index);
      list[index] = this.#writeValue(item, found[index]);
      isTaken ||= list[index] === BUBBLE;
      this.#path.pop();
    }
    return isTaken ? BUBBLE : list;
  }

  /** Null, with an error unless one tells it already. */
  #refuse(message: string): null {
    this.options.failures.addUnfit(this.#path, message);
    return null;
  }
}

/** A client may call a field `__proto__`; assigned, it would vanish. */
function defineOwn(target: Data, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}
