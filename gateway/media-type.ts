import { GatewayError } from './errors.js';

const JSON_TYPE = 'application/json';
const RESPONSE_TYPE = 'application/graphql-response+json';

/** What answers are sent as, the older first: a client that likes both the same gets it. */
const OFFERED = [JSON_TYPE, RESPONSE_TYPE];

/** A range of an Accept header, as RFC 9110, 12.5.1, has it. */
interface Range {
  pattern: string;
  quality: number;
  /** Parameters but `q`; of the answers' own there is a charset only. */
  parameters: readonly string[];
}

interface Liked extends Pick<Range, 'quality'> {
  type: string;
  specificity: number;
  order: number;
}

/** How an answer to a client is sent. */
export interface Sent {
  contentType: string;
  /** By the older media type only the body tells what is wrong with a document: another status is a proxy's word. */
  isToldInBody: boolean;
}

/** Clients send one of a few headers, over and over. */
const REMEMBERED = 100;
const known = new Map<string | undefined, Sent>();

/** How the client wants its answer; refused when it takes none that there is. */
export function chooseSent(accept: string | undefined): Sent {
  let sent = known.get(accept);
  if (!sent) {
    sent = findSent(accept);
    if (known.size >= REMEMBERED) known.clear();
    known.set(accept, sent);
  }
  return sent;
}

function findSent(accept: string | undefined): Sent {
  if (!accept) return { contentType: toContentType(JSON_TYPE), isToldInBody: false };
  const ranges = accept.split(',').map(toRange);
  const [best] = OFFERED.flatMap((type) => likeOf(type, ranges)).toSorted(
    (a, b) => b.quality - a.quality || b.specificity - a.specificity || a.order - b.order,
  );
  if (!best) throw new GatewayError('BAD_REQUEST', `Answers are ${OFFERED.join(' or ')}.`, 406);
  const isToldInBody =
    accept.includes(JSON_TYPE) && !accept.includes(RESPONSE_TYPE) && !accept.includes('*/*');
  return { contentType: toContentType(best.type), isToldInBody };
}

const toContentType = (type: string): string => `${type}; charset=utf-8`;

function toRange(text: string): Range {
  const [pattern = '', ...rest] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = rest.find((part) => part.startsWith('q='));
  return {
    pattern,
    quality: quality === undefined ? 1 : Number(quality.slice(2)),
    parameters: rest.filter((part) => part !== quality),
  };
}

/** What the most specific range that fits says; empty: the client does not take the type. */
function likeOf(type: string, ranges: readonly Range[]): Liked[] {
  const fitting = ranges.flatMap(({ pattern, quality, parameters }, order): Liked[] => {
    if (parameters.some((parameter) => parameter !== 'charset=utf-8')) return [];
    const specificity = [`*/*`, `application/*`, type].indexOf(pattern);
    return specificity < 0 ? [] : [{ type, quality, order, specificity: specificity + parameters.length }];
  });
  const [best] = fitting.toSorted((a, b) => b.specificity - a.specificity || a.order - b.order);
  return best && best.quality > 0 ? [best] : [];
}
