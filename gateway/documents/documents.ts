import { hash } from 'node:crypto';
import type { GatewayContext, Log } from '../context.js';
import { GatewayError } from '../errors.js';
import type { FullQuestion, Question } from '../question.js';
import type { Manifest } from './manifest.js';
import { createRegistrations } from './registrations.js';

/** off: any document; log: others than those of the manifest are logged; enforce: they are refused. */
export type DocumentsMode = 'off' | 'log' | 'enforce';

export interface DocumentsOptions {
  manifest?: Manifest;
  mode: DocumentsMode;
  log: Log;
}

/** The question with its document in place of an id; the same object when there is nothing to find; or a refusal. */
export type FindDocument = (question: Question, context: GatewayContext) => FullQuestion | undefined;

export function createDocuments({ manifest = new Map(), mode, log }: DocumentsOptions): FindDocument {
  const trusted = new Set(manifest.values());
  const registrations = createRegistrations();

  const requireTrusted = (query: string, { requestId, record }: GatewayContext): void => {
    if (mode === 'off' || trusted.has(query)) return;
    if (mode === 'enforce') {
      throw new GatewayError(
        'UNTRUSTED_DOCUMENT',
        'The document is not one of those this server answers. Ask with the id of a document of the manifest.',
      );
    }
    const { clientName, clientVersion } = record;
    log.warn({ requestId, clientName, clientVersion, digest: digestOf(query) }, 'untrusted document');
  };

  return (question, context) => {
    const { query } = question;
    const id = question.documentId ?? hashOf(question.extensions);
    if (typeof query === 'string') {
      requireTrusted(query, context);
      if (id === undefined) return question as FullQuestion;
      if (mode !== 'enforce' && question.documentId === undefined) register(id, query, context);
      return withoutId(question, query);
    }
    if (id === undefined) return undefined;
    const found = typeof id === 'string' ? (manifest.get(id) ?? registrations.get(id)) : undefined;
    if (found === undefined) {
      // Its name is what Apollo's clients wait for before they send the text.
      throw new GatewayError('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound');
    }
    return withoutId(question, found);
  };

  /** Only who has shown a token may have documents kept here: nobody unknown fills the memory. */
  function register(id: unknown, query: string, { viewer }: GatewayContext): void {
    if (id !== digestOf(query))
      throw new GatewayError('BAD_REQUEST', 'extensions.persistedQuery.sha256Hash is not the document’s.');
    if (viewer) registrations.set(id, query);
  }
}

function digestOf(query: string): string {
  return hash('sha256', query, 'hex');
}

function hashOf(extensions: unknown): unknown {
  const { persistedQuery } = (extensions ?? {}) as { persistedQuery?: { sha256Hash?: unknown } };
  return persistedQuery?.sha256Hash;
}

/** The server behind us does not know ids. */
function withoutId({ documentId: _id, extensions, ...question }: Question, query: string): FullQuestion {
  const { persistedQuery: _hash, ...others } = (extensions ?? {}) as Record<string, unknown>;
  return { ...question, query, ...(Object.keys(others).length ? { extensions: others } : {}) };
}
