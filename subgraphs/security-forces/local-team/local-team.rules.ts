import type { Day } from '../../kit/clock.js';
import { Refusal, refuseInput } from '../../kit/errors.js';
import { requireCount } from '../../kit/numbers.js';
import type { LocalTeamKind } from './grassroots-security-team.js';

/** Law 30/2023 in force: older kinds of force became teams for security and order. */
const LAW_30 = '2024-07-01';

export interface TeamSpan {
  establishedOn: Day;
  dissolvedOn: Day | null;
}

/** A team follows the decision that establishes it, and is of a kind the law of its first day knows. */
export function requireTeam({
  kind,
  establishedOn,
  decidedOn,
}: {
  kind: LocalTeamKind;
  establishedOn: Day;
  decidedOn: Day;
}): void {
  if (decidedOn > establishedOn)
    refuseInput('input.decidedOn', `is ${decidedOn}, after the team was established on ${establishedOn}`);
  const isNew = kind === 'SECURITY_TEAM';
  if (isNew && establishedOn < LAW_30)
    refuseInput(
      'input.establishedOn',
      `is ${establishedOn}; ${kind} exists from ${LAW_30} on`,
      'Law 30/2023',
    );
  if (!isNew && establishedOn >= LAW_30)
    refuseInput('input.kind', `is ${kind}, which was merged into SECURITY_TEAM on ${LAW_30}`, 'Law 30/2023');
}

/** A team or group ends once, after it began and after it was last counted. */
export function requireEnd(span: TeamSpan, lastCount: Day | null, dissolvedOn: Day): void {
  if (span.dissolvedOn)
    throw new Refusal(
      'STATE_NOT_ALLOWED',
      `It was dissolved on ${span.dissolvedOn}; nothing is possible any more.`,
    );
  if (dissolvedOn <= span.establishedOn)
    refuseInput(
      'input.dissolvedOn',
      `is ${dissolvedOn}; it was established on ${span.establishedOn}, it ends later`,
    );
  if (lastCount && dissolvedOn <= lastCount)
    refuseInput('input.dissolvedOn', `is ${dissolvedOn}; it was counted on ${lastCount}, it ends later`);
}

/** Counts are made while the team or group exists. */
export function requireExisting({ establishedOn, dissolvedOn }: TeamSpan, day: Day, path: string): void {
  if (day < establishedOn) refuseInput(path, `is ${day}; it was established on ${establishedOn}`);
  if (dissolvedOn && day >= dissolvedOn) refuseInput(path, `is ${day}; it was dissolved on ${dissolvedOn}`);
}

/** A team has one head, deputies and members, and at least one of them (2024: 5.2 a team on average). */
export function requireTeamCount(count: { leaders: number; deputies: number; members: number }): void {
  requireCount(count.leaders, 'input.leaders', 1);
  requireCount(count.deputies, 'input.deputies', 10);
  requireCount(count.members, 'input.members', 100);
  if (count.leaders + count.deputies + count.members === 0)
    refuseInput('input.members', 'is 0 like the others; a team without anyone is dissolved');
}

/** Most members of a group taken for true; the largest employers of the province have fewer workers. */
const MAX_MEMBERS = 10_000;

/** A group has at least one member, and begins in the life of its organisation. */
export function requireGroup(
  { establishedOn, members }: { establishedOn: Day; members: number },
  organization: { establishedOn: Day | null; closedOn: Day | null },
): void {
  requireMembers(members);
  const { establishedOn: opened, closedOn } = organization;
  if (opened && establishedOn < opened)
    refuseInput(
      'input.establishedOn',
      `is ${establishedOn}, before the organisation was established on ${opened}`,
    );
  if (closedOn && establishedOn >= closedOn)
    refuseInput('input.establishedOn', `is ${establishedOn}; the organisation closed on ${closedOn}`);
}

/** A group has at least one member. */
export function requireMembers(members: number): void {
  requireCount(members, 'input.members', MAX_MEMBERS);
  if (members === 0) refuseInput('input.members', 'is 0; a group without members is dissolved');
}
