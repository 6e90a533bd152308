import { refuseInput } from '../../kit/errors.js';

/** Largest council taken for true. */
const MAX_MEMBERS = 200;

/** R11 counts over all members, so a session says how many there are. */
export function requireMembersTotal(membersTotal: number): number {
  if (membersTotal < 1 || membersTotal > MAX_MEMBERS)
    refuseInput('input.membersTotal', `is ${membersTotal}; a council has 1 to ${MAX_MEMBERS} members`);
  return membersTotal;
}

/** A council votes on the achievements of a year in that year or later. */
export function requireSessionDay(heldOn: string, roundYear: number): string {
  if (heldOn < `${roundYear}-01-01`)
    refuseInput('input.heldOn', `is ${heldOn}, before the year ${roundYear} of the round`);
  return heldOn;
}

/** A nomination is voted on in a session of its own round. */
export function requireSessionOfRound(session: { roundId: string }, roundId: string): void {
  if (session.roundId !== roundId) refuseInput('input.sessionId', 'the session is of another round');
}
