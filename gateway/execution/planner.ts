import { operationFromDocument, type Supergraph } from '@apollo/federation-internals';
import { type QueryPlan, QueryPlanner } from '@apollo/query-planner';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { BoundedCache } from './cache.js';
import { expandAbstractTypes } from './expand.js';
import type { NormalOperation } from './normalize.js';
import { type CompiledPlan, compilePlan } from './plan.js';
import type { SupergraphTypes } from './types.js';

/** How well the plan cache does since the start. */
export interface PlanCacheFigures {
  hits: number;
  misses: number;
  entries: number;
  bytes: number;
}

const BOUNDS = { entries: 1_000, bytes: 100_000_000 };

/** Apollo's planner; each normalised operation is planned once as long as the cache has room. */
export class Planner {
  readonly #planner: QueryPlanner;
  readonly #apiSchema: ReturnType<Supergraph['apiSchema']>;
  readonly #plans = new BoundedCache<CompiledPlan>(BOUNDS);

  constructor(
    supergraph: Supergraph,
    private readonly options: { types: SupergraphTypes; clientSchema: GraphQLSchema },
  ) {
    this.#planner = new QueryPlanner(supergraph);
    this.#apiSchema = supergraph.apiSchema();
  }

  /** `askedBy`: the client's document. Undefined when no subgraph is needed. */
  plan({ text, document }: NormalOperation, askedBy: string | undefined): CompiledPlan | undefined {
    if (!document) return undefined;
    let plan = this.#plans.get(text);
    if (!plan) {
      plan = compilePlan(this.#build(document), this.options.types);
      plan.askedBy = askedBy;
      plan.bytes += 2 * (askedBy?.length ?? 0);
      this.#plans.set(text, plan);
    }
    plan.uses += 1;
    return plan;
  }

  /** Clients' documents of the plans that served most often, each once. */
  mostUsed(most: number): string[] {
    const plans = [...this.#plans.values()].toSorted((a, b) => b.uses - a.uses);
    return [...new Set(plans.flatMap(({ askedBy }) => askedBy ?? []))].slice(0, most);
  }

  #build(document: DocumentNode): QueryPlan {
    const build = (each: DocumentNode): QueryPlan =>
      this.#planner.buildQueryPlan(operationFromDocument(this.#apiSchema, each, { validate: false }));
    try {
      return build(document);
    } catch {
      return build(expandAbstractTypes(document, this.options.clientSchema));
    }
  }

  get figures(): PlanCacheFigures {
    const { hits, misses, size } = this.#plans;
    return { hits, misses, ...size };
  }
}
