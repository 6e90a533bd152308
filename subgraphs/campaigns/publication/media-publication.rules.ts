import type { Day } from '../../kit/clock.js';
import { Refusal, refuseInput } from '../../kit/errors.js';
import type { PublicationSubject } from '../references/publication-subject.js';

/** What the rule needs to know of a model, an exemplar or an awarded organisation. */
export interface SubjectFacts {
  type: PublicationSubject;
  state: string;
  recognisedOn: Day | null;
  clearedForPublication: boolean;
}

/** States in which a subject may be spoken of in public. */
const PUBLISHABLE: Readonly<Record<PublicationSubject, readonly string[]>> = {
  MODEL: ['RECOGNISED', 'REPLICATED'],
  EXEMPLAR: ['RECOGNISED', 'PUBLICISED'],
  ORGANIZATION: ['AWARDED'],
};

/** Every type with each state it may be published in, for lists. */
export const PUBLISHABLE_STATES = Object.entries(PUBLISHABLE).flatMap(([type, states]) =>
  states.map((state) => `${type}.${state}`),
);

/** R17: press and radio speak of what was recognised or awarded, cleared for it, and not before that day. */
export function requirePublishable(subject: SubjectFacts, publishedOn: Day): void {
  const allowed = PUBLISHABLE[subject.type];
  const refuse = (reason: string): never => {
    throw new Refusal('BAD_USER_INPUT', `input.subjectId: ${reason} (R17)`, {
      path: 'input.subjectId',
      rule: 'R17',
    });
  };
  if (!allowed.includes(subject.state))
    refuse(`is ${subject.state}; of kind ${subject.type} only ${allowed.join(' or ')} is published`);
  if (!subject.clearedForPublication) refuse('is not cleared for publication');
  if (subject.recognisedOn && publishedOn < subject.recognisedOn)
    refuse(`was recognised on ${subject.recognisedOn}, after the publication of ${publishedOn}`);
}

/** A publication can be found again: by its address, or by the programme or issue. */
export function requireWhereabouts({
  url,
  programme,
}: {
  url: string | null;
  programme: string | null;
}): void {
  if (!url && !programme)
    refuseInput('input.url', 'is missing, and so is the programme; one of them is needed');
  if (url && !/^https?:\/\/[^\s/]+\.[^\s/]+(\/\S*)?$/.test(url))
    refuseInput('input.url', 'is no address of the web; one starts with https:// or http://');
}

/** What was withdrawn stays as it was. */
export function requireStandingRecord({ withdrawn }: { withdrawn: boolean }): void {
  if (withdrawn)
    throw new Refusal('STATE_NOT_ALLOWED', 'This record was withdrawn; nothing about it changes any more.');
}

/** Longest time looked at between a recognition and its publication. */
const MAX_DAYS = 730;

export function requireDayCount(days: number): number {
  if (days < 1 || days > MAX_DAYS) refuseInput('days', `is ${days}; 1 to ${MAX_DAYS} are looked at`);
  return days;
}
