import type { GraphContext } from '../../kit/context.js';
import { Refusal } from '../../kit/errors.js';
import { requireId } from '../../kit/ids.js';
import { rowById } from '../../kit/rows.js';
import { CouncilSession } from './council-session.js';

/** The session a vote names; sessions never change, so it is read before the transaction. */
export async function requireSession(context: GraphContext, sessionId: string): Promise<CouncilSession> {
  const id = requireId(sessionId, 'input.sessionId');
  const session = await rowById(CouncilSession)(context).load(id);
  if (session) return session;
  throw new Refusal('NOT_FOUND', `No council session has the id ${id}.`, { path: 'input.sessionId' });
}
