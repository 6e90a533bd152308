import { type AnswerQuestion, createAnswerer } from './answer.js';
import { createKnownDocuments } from './documents/known-documents.js';
import type { Spend } from './limits/budget.js';
import { createLimiter, type LimiterOptions } from './limits/limiter.js';
import type { Metrics } from './observe/metrics.js';
import { createSupergraph, type ExecutableSupergraph, type SupergraphOptions } from './supergraph.js';

/** All that follows from one supergraph: a request keeps to the one it began with. */
export interface ServedGraph {
  answer: AnswerQuestion;
  supergraph: ExecutableSupergraph;
}

interface ToldGraphOptions {
  spend: Spend;
  metrics?: Metrics;
  /** Documents whose plans are made before the first request, by whatever id. */
  trustedDocuments?: ReadonlyMap<string, string>;
}

export type ServedGraphOptions = ToldGraphOptions &
  Omit<SupergraphOptions, 'supergraphSdl'> &
  Omit<LimiterOptions, 'supergraphSdl'> & {
    /** Introspection, suggestions in messages and plans on request. */
    development: boolean;
  };

/** The supergraph that is served now. */
export interface GraphHolder {
  readonly current: ServedGraph;
  /** Serves another from the next request on; rejects when it is broken, and nothing has changed then. */
  replace(supergraphSdl: string): Promise<void>;
}

export async function holdGraph(supergraphSdl: string, options: ServedGraphOptions): Promise<GraphHolder> {
  let current = await openServedGraph(supergraphSdl, options);
  let replacing = Promise.resolve();
  return {
    get current() {
      return current;
    },
    replace: (sdl) => {
      const work = async (): Promise<void> => {
        // The old one holds nothing that must be closed: it is gone with its last request.
        current = await openServedGraph(sdl, options, current.supergraph.mostUsed());
      };
      // In the order of the calls, also when one before was refused.
      const replaced = replacing.then(work);
      replacing = replaced.catch(() => undefined);
      return replaced;
    },
  };
}

/** `mostUsed`: what clients asked of the supergraph before, planned before the first of them asks again. */
async function openServedGraph(
  supergraphSdl: string,
  options: ServedGraphOptions,
  mostUsed: readonly string[] = [],
): Promise<ServedGraph> {
  const supergraph = createSupergraph({ ...options, supergraphSdl });
  await supergraph.warmUp([...(options.trustedDocuments?.values() ?? []), ...mostUsed]);
  const limiter = createLimiter({ ...options, supergraphSdl });
  const { apiSchema: schema } = supergraph;
  const readDocument = createKnownDocuments({ schema, limiter, development: options.development });
  return { answer: createAnswerer({ ...options, supergraph, limiter, readDocument }), supergraph };
}
