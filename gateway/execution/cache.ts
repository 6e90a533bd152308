/** The most recently used values, bounded by their number and by what they weigh. */
export class BoundedCache<Value extends { bytes: number }> {
  readonly #values = new Map<string, Value>();
  #bytes = 0;
  hits = 0;
  misses = 0;

  constructor(private readonly bounds: { entries: number; bytes: number }) {}

  get(key: string): Value | undefined {
    const value = this.#values.get(key);
    if (!value) {
      this.misses += 1;
      return undefined;
    }
    this.hits += 1;
    // A map keeps the order of insertion: the first is the one not used for longest.
    this.#values.delete(key);
    this.#values.set(key, value);
    return value;
  }

  /** A value heavier than the whole cache is not kept. */
  set(key: string, value: Value): void {
    this.#remove(key);
    this.#values.set(key, value);
    this.#bytes += weigh(key, value);
    for (const oldest of this.#values.keys()) {
      if (this.#values.size <= this.bounds.entries && this.#bytes <= this.bounds.bytes) return;
      this.#remove(oldest);
    }
  }

  values(): Iterable<Value> {
    return this.#values.values();
  }

  get size(): { entries: number; bytes: number } {
    return { entries: this.#values.size, bytes: this.#bytes };
  }

  #remove(key: string): void {
    const value = this.#values.get(key);
    if (!value) return;
    this.#values.delete(key);
    this.#bytes -= weigh(key, value);
  }
}

function weigh(key: string, { bytes }: { bytes: number }): number {
  return 2 * key.length + bytes;
}
