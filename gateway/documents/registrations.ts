/** Together a few megabytes at most, whatever clients send. */
const MAX_LENGTH = 2_000_000;

export interface Registrations {
  get(id: string): string | undefined;
  set(id: string, query: string): void;
}

/** Documents that clients registered, the least recently used forgotten first. */
export function createRegistrations(maxLength = MAX_LENGTH): Registrations {
  const known = new Map<string, string>();
  let length = 0;
  const take = (id: string): string | undefined => {
    const query = known.get(id);
    if (query !== undefined) length -= query.length;
    known.delete(id);
    return query;
  };
  const put = (id: string, query: string): void => {
    known.set(id, query);
    length += query.length;
  };
  return {
    get: (id) => {
      const query = take(id);
      if (query !== undefined) put(id, query);
      return query;
    },
    set: (id, query) => {
      take(id);
      put(id, query);
      for (const oldest of known.keys()) {
        if (length <= maxLength) break;
        take(oldest);
      }
    },
  };
}
