import { Refusal } from './errors.js';
import type { Role } from './viewer.js';

/** One step of a life cycle: from which states to which, who may take it and what it needs. */
export interface Step<State extends string, Facts> {
  from: readonly State[];
  to: State;
  who: readonly Role[];
  /** The domain's †: the step names the document that decided it. */
  document?: true;
  /** Why the step is closed although the state would allow it; null: it is open. */
  guard?(facts: Facts): string | null;
}

/** A life cycle with who and what as data, by event. */
export type LifeCycle<State extends string, Event extends string, Facts> = Readonly<
  Record<Event, Step<State, Facts>>
>;

/** The events open in this state, to this role when one is given. */
export function openEvents<State extends string, Event extends string, Facts extends { state: State }>(
  cycle: LifeCycle<State, Event, Facts>,
  facts: Facts,
  role?: Role,
): Event[] {
  return (Object.keys(cycle) as Event[]).filter((event) => {
    const { from, who, guard } = cycle[event];
    return from.includes(facts.state) && (role === undefined || who.includes(role)) && !guard?.(facts);
  });
}

/** The state an event leads to, or STATE_NOT_ALLOWED naming what is allowed instead. */
export function stateAfter<State extends string, Event extends string, Facts extends { state: State }>(
  cycle: LifeCycle<State, Event, Facts>,
  facts: Facts,
  event: Event,
): State {
  const { from, to, guard } = cycle[event];
  const reason = from.includes(facts.state) ? guard?.(facts) : `it starts from ${from.join(', ')}`;
  if (!reason) return to;
  const allowed = openEvents(cycle, facts).join(', ') || 'nothing';
  throw new Refusal(
    'STATE_NOT_ALLOWED',
    `${event} is not possible in state ${facts.state}: ${reason}. Allowed: ${allowed}.`,
  );
}
