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
  /** By role, where it differs: a token proves a role, while a client's name is whatever it says. */
  modeByRole?: Readonly<Record<string, DocumentsMode>>;
  log: Log;
}

/** The question with its document in place of an id; the same object when there is nothing to find; or a refusal. */
export type FindDocument = (question: Question, context: GatewayContext) => FullQuestion | undefined;

export function createDocuments({ manifest = new Map(), log, ...modes }: DocumentsOptions): FindDocument {
  const trusted = new Set(manifest.values());
  const registrations = createRegistrations();

  const modeFor = ({ viewer }: GatewayContext): DocumentsMode =>
    modes.modeByRole?.[viewer?.role ?? 'PUBLIC'] ?? modes.mode;

  const requireTrusted = (query: string, context: GatewayContext): void => {
    const mode = modeFor(context);
    if (mode === 'off' || trusted.has(query)) return;
    if (mode === 'enforce') {
      throw new GatewayError(
        'UNTRUSTED_DOCUMENT',
        'The document is not one of those this server answers. Ask with the id of a document of the manifest.',
      );
    }
    const { requestId, record } = context;
    const { clientName, clientVersion } = record;
    log.warn({ requestId, clientName, clientVersion, digest: digestOf(query) }, 'untrusted document');
  };

  return (question, context) => {
    const { query } = question;
    const id = question.documentId ?? hashOf(question.extensions);
    if (typeof query === 'string') {
      requireTrusted(query, context);
      if (id === undefined) return question as FullQuestion;
      if (modeFor(context) !== 'enforce' && question.documentId === undefined) register(id, query, context);
      return withoutId(question, query);
    }
    if (id === undefined) return undefined;
    const found = typeof id === 'string' ? find(id, context) : undefined;
    if (found === undefined) {
      // Its name is what Apollo's clients wait for before they send the text.
      throw new GatewayError('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound');
    }
    return withoutId(question, found);
  };

  /** What others registered is no document of the manifest. */
  function find(id: string, context: GatewayContext): string | undefined {
    return manifest.get(id) ?? (modeFor(context) === 'enforce' ? undefined : registrations.get(id));
  }

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

function withoutId({ documentId: _id, extensions, ...question }: Question, query: string): FullQuestion {
  const { persistedQuery: _hash, ...others } = extensions ?? {};
  return { ...question, query, ...(Object.keys(others).length ? { extensions: others } : {}) };
}
